import type { HttpApp } from '../../platform/http/index.ts';
import type { PeopleParts } from './parts.ts';
import { accountRoutes } from './routes/account.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { linkRoutes } from './routes/links.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { roleRoutes } from './routes/roles.ts';
import { secondStepRoutes } from './routes/second-step.ts';
import { sessionRoutes } from './routes/session.ts';
import { ssoRoutes } from './routes/sso.ts';
import { absenceRoutes, ownHoursRoutes, userRoutes } from './routes/users.ts';

export function routes(app: HttpApp, parts: PeopleParts): void {
  sessionRoutes(app, parts);
  linkRoutes(app, parts);
  userRoutes(app, parts);
  roleRoutes(app);
  secondStepRoutes(app, parts);
  accountRoutes(app);
  passkeyRoutes(app);
  ssoRoutes(app, parts);
  ownHoursRoutes(app);
  absenceRoutes(app);
  apiKeyRoutes(app);
}
