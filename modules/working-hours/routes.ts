import type { HttpApp } from '../../platform/http/index.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { holidayRoutes } from './routes/holidays.ts';
import { linkRoutes } from './routes/link.ts';

/** What belongs to hours beside the settings area itself, whose routes are those of dealers. */
export function routes(app: HttpApp): void {
  holidayRoutes(app);
  calendarRoutes(app);
  linkRoutes(app);
}
