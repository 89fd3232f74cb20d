export { download, sandboxedHtml, shownPicture } from './answers.ts';
export type { HttpApp, RegisteredRoute } from './app.ts';
export { buildHttp } from './build.ts';
export { clearSessionCookie, credentialsOf, setSessionCookie } from './credentials.ts';
export type { Credentials, DealerActor, Gate, SignedIn } from './gate.ts';
export { announceLive, announceLiveTo } from './live/live.ts';
export { dealerRoute } from './route/dealer-route.ts';
export { openRoute } from './route/open-route.ts';
export { operatorRoute, userRoute } from './route/user-route.ts';
