import { takeLeadWhereVehicleStands } from '../../modules/distribution/index.ts';
import { routes } from '../../modules/leads/routes/index.ts';
import type { HttpApp } from '../../platform/http/index.ts';

/** The routes of leads as the product has them. */
export function leadRoutes(app: HttpApp): void {
  routes(app, { takeLead: takeLeadWhereVehicleStands });
}
