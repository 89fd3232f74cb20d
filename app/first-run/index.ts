export { clearHalfMadeDemo } from './half-made-demo.ts';
export { ensureInstallation } from './installation.ts';
export { type FirstRunParts, firstRunRoutes } from './routes.ts';
