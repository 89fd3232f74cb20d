export { type DemoProgress, DemoRun, type RunDemo } from './demo-run.ts';
export { ensureInstallation } from './installation.ts';
export { type FirstRunParts, firstRunRoutes } from './routes.ts';
