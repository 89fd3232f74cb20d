import type { HttpApp } from '../../../platform/http/index.ts';
import { exposeRoutes } from './expose.ts';
import { fileRoutes } from './files.ts';
import { importRoutes } from './import.ts';
import { reservationRoutes } from './reservations.ts';
import { stockRoutes } from './stock.ts';

export function routes(app: HttpApp): void {
  stockRoutes(app);
  fileRoutes(app);
  exposeRoutes(app);
  reservationRoutes(app);
  importRoutes(app);
}
