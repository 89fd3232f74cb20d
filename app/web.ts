import { fileURLToPath } from 'node:url';
import { routes as appointmentRoutes } from '../modules/appointments/routes/index.ts';
import { routes as carRoutes } from '../modules/cars/routes.ts';
import { routes as contactRoutes } from '../modules/contacts/routes.ts';
import { routes as dealerRoutes } from '../modules/dealers/routes.ts';
import { setDistribution, takeLeadWhereVehicleStands } from '../modules/distribution/index.ts';
import { routes as distributionRoutes } from '../modules/distribution/routes.ts';
import { setEscalation } from '../modules/escalation/index.ts';
import { routes as escalationRoutes } from '../modules/escalation/routes.ts';
import { routes as leadRoutes } from '../modules/leads/routes/index.ts';
import { sendNotice } from '../modules/mail/index.ts';
import { routes as mailRoutes } from '../modules/mail/routes.ts';
import { routes as noticeRoutes } from '../modules/notices/routes.ts';
import { gate, type PeopleParts } from '../modules/people/index.ts';
import { routes as peopleRoutes } from '../modules/people/routes.ts';
import { routes as reportRoutes } from '../modules/reports/routes.ts';
import { routes as sourceRoutes } from '../modules/sources/routes.ts';
import { setTasks } from '../modules/tasks/index.ts';
import { routes as taskRoutes } from '../modules/tasks/routes/index.ts';
import { routes as vehicleRoutes } from '../modules/vehicles/routes/index.ts';
import { routes as webhookRoutes } from '../modules/webhooks/routes.ts';
import { setHours } from '../modules/working-hours/index.ts';
import { routes as hoursRoutes } from '../modules/working-hours/routes.ts';
import manifest from '../package.json' with { type: 'json' };
import type { Config } from '../platform/config/index.ts';
import { buildHttp, type HttpApp } from '../platform/http/index.ts';
import { isPushService } from '../platform/push/index.ts';
import { type FirstRunParts, firstRunRoutes } from './first-run/index.ts';
import type { Parts } from './parts.ts';
import { ROWS_OF_CONTACTS } from './reactions/merges.ts';
import { seedDealer } from './seed-dealer.ts';
import { timeline } from './timeline.ts';

const builtWeb = fileURLToPath(new URL('../web/dist', import.meta.url));

export interface WebOptions {
  readonly runDemo: FirstRunParts['runDemo'];
  /** Null: the API alone, without the pages. */
  readonly webFolder?: string | null;
}

/** What people need from the rest of the product. */
export function peopleParts({ options }: Parts): PeopleParts {
  const { publicUrl, leadDomain, outgoingMailUrl, sso } = options.config;
  return { publicUrl, leadDomain, catcher: outgoingMailUrl === undefined, sso: sso ?? null, sendNotice };
}

/** The HTTP server with the routes of every module, not yet listening. */
export async function makeWeb(
  parts: Parts,
  config: Pick<Config, 'publicUrl'>,
  { runDemo, webFolder = builtWeb }: WebOptions,
): Promise<HttpApp> {
  const { database, options } = parts;
  const app = await buildHttp({
    database,
    gate,
    log: options.log,
    publicUrl: config.publicUrl,
    liveConnection: options.connection,
    webFolder,
    version: manifest.version,
  });
  const people = peopleParts(parts);
  peopleRoutes(app, people);
  sourceRoutes(app);
  dealerRoutes(app, { setHours, setEscalation, setDistribution, setTasks });
  contactRoutes(app, { timeline, rowsOfContacts: ROWS_OF_CONTACTS });
  hoursRoutes(app);
  mailRoutes(app, parts.reading);
  vehicleRoutes(app);
  carRoutes(app);
  leadRoutes(app, { takeLead: takeLeadWhereVehicleStands });
  distributionRoutes(app);
  escalationRoutes(app);
  taskRoutes(app);
  appointmentRoutes(app);
  noticeRoutes(app, { allowsPush: options.allowsPush ?? isPushService });
  webhookRoutes(app);
  reportRoutes(app);
  firstRunRoutes(app, { people, seed: seedDealer, runDemo });
  return app;
}
