import type { HttpApp } from '../../../platform/http/index.ts';
import { createRoutes } from './create.ts';
import { readRoutes } from './read.ts';
import { workRoutes } from './work.ts';

export function routes(app: HttpApp): void {
  readRoutes(app);
  createRoutes(app);
  workRoutes(app);
}
