import type { CompiledCalendar } from '../../working-hours/rules/compile.ts';
import { addWorkingTime } from '../../working-hours/rules/working-time.ts';

/**
 * When a lead that waits in a pool since a moment is handed over: after so many working minutes by the dealer's calendar;
 * in one without hours, which no settings allow, after so many elapsed ones.
 */
export function handOverAt(
  calendar: CompiledCalendar,
  since: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  return addWorkingTime(calendar, since, Temporal.Duration.from({ minutes })) ?? since.add({ minutes });
}
