import type { HttpApp } from '../../../platform/http/index.ts';
import { viewRoutes } from '../views/routes.ts';
import { bulkRoutes } from './bulk.ts';
import { type CreateParts, createRoutes } from './create.ts';
import { exportRoutes } from './export.ts';
import { readRoutes } from './read.ts';
import { workRoutes } from './work.ts';

export function routes(app: HttpApp, parts: CreateParts): void {
  readRoutes(app);
  createRoutes(app, parts);
  workRoutes(app);
  bulkRoutes(app);
  exportRoutes(app);
  viewRoutes(app);
}
