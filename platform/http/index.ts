export { download, sandboxedHtml } from './answers.ts';
export type { HttpApp, RegisteredRoute, RouteKind } from './app.ts';
export { buildHttp, type HttpOptions } from './build.ts';
export { clearSessionCookie, credentialsOf, sessionCookieName, setSessionCookie } from './credentials.ts';
export type { Credentials, DealerActor, Gate, Rights, SignedIn } from './gate.ts';
export { announceLive, type LiveTopic } from './live/live.ts';
export { dealerRoute } from './route/dealer-route.ts';
export { openRoute } from './route/open-route.ts';
export type {
  DealerCall,
  OpenCall,
  OperatorCall,
  RouteSchema,
  UploadedFile,
  UserCall,
} from './route/spec.ts';
export { operatorRoute, userRoute } from './route/user-route.ts';
