import type { HttpApp } from '../../../platform/http/index.ts';
import { catalogueRoutes } from './catalogue.ts';
import { readRoutes } from './read.ts';
import { workRoutes } from './work.ts';

export function routes(app: HttpApp): void {
  readRoutes(app);
  workRoutes(app);
  catalogueRoutes(app);
}
