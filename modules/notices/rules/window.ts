import type { CompiledCalendar } from '../../working-hours/rules/compile.ts';
import { nextOpening } from '../../working-hours/rules/working-time.ts';

export interface QueuedMail {
  readonly queuedAt: Temporal.Instant;
  /** Waits for the first opening of a day. */
  readonly daily: boolean;
}

/**
 * The instant at which a queued mail to a user leaves, never before `now`: inside the hours at once, else at the next
 * opening (`docs`: time, "Events and notices"). One that missed its opening, because nothing ran, leaves at the next one too.
 * A calendar without hours keeps nothing back.
 */
export function whenMailLeaves(
  calendar: CompiledCalendar,
  { queuedAt, daily }: QueuedMail,
  now: Temporal.Instant,
): Temporal.Instant {
  const from = daily ? firstOpeningOfADay(calendar, queuedAt) : queuedAt;
  const notBefore = Temporal.Instant.compare(from, now) > 0 ? from : now;
  return nextOpening(calendar, notBefore) ?? notBefore;
}

/** The first opening of the instant's day if it is still to come, else that of the next day with hours. */
function firstOpeningOfADay(calendar: CompiledCalendar, at: Temporal.Instant): Temporal.Instant {
  const day = at.toZonedDateTimeISO(calendar.calendar.timeZone).startOfDay();
  const today = nextOpening(calendar, day.toInstant());
  if (today === null || Temporal.Instant.compare(today, at) >= 0) return today ?? at;
  return nextOpening(calendar, day.add({ days: 1 }).toInstant()) ?? at;
}
