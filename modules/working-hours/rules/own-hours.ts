import { WEEKDAYS, type WeeklyHours } from './calendar.ts';
import { checkIntervals } from './check.ts';
import type { CompiledCalendar } from './compile.ts';
import { blocksOf, HOUR_MS } from './wall-time.ts';
import { nextOpening } from './working-time.ts';

/**
 * Whether somebody with own hours is there for what comes at a moment. Without own hours (null): always. With them: when
 * they hold the local wall time of that moment if the dealer is open then, else of the dealer's next opening; so what
 * comes at night is for who is there in the morning. Own days count by their weekday alone: on a special opening's Sunday
 * only who has hours on Sundays is there. Own hours never move a customer's clock.
 *
 * An hour that the change to winter time repeats counts both times. In a calendar that never opens again the moment
 * itself counts. Hours that cannot be read throw a RangeError: `checkOwnHours` says beforehand what is wrong.
 */
export function isOnDuty(own: WeeklyHours | null, dealer: CompiledCalendar, at: Temporal.Instant): boolean {
  if (own === null) return true;
  const local = (nextOpening(dealer, at) ?? at).toZonedDateTimeISO(dealer.calendar.timeZone);
  const weekday = WEEKDAYS[local.dayOfWeek - 1];
  if (weekday === undefined) return false;
  const time = local.hour * HOUR_MS + local.minute * 60_000 + local.second * 1000 + local.millisecond;
  return blocksOf(own[weekday]).some(({ open, close }) => open <= time && time < close);
}

export interface OwnHoursFinding {
  /** A path into the hours: `mon.0.1`; empty when all of them are meant. */
  readonly field: string;
  readonly code: 'timeNotReadable' | 'intervalBackwards' | 'intervalEmpty' | 'noOwnHours';
  readonly value: string;
}

/** What keeps own hours from being saved. Somebody who is never there does not have hours but receives no requests. */
export function checkOwnHours(own: WeeklyHours): readonly OwnHoursFinding[] {
  const found = checkIntervals({ weekly: own, specialOpenings: [] }).map(({ path, code, value }) => ({
    field: path.replace(/^weekly\./, ''),
    code,
    value,
  }));
  if (found.length > 0) return found;
  const none = WEEKDAYS.every((day) => own[day].length === 0);
  return none ? [{ field: '', code: 'noOwnHours', value: '' }] : [];
}
