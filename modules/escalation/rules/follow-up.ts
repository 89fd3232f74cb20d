import { type CompiledCalendar, nextOpening } from '../../working-hours/index.ts';

/**
 * The usual next step after an answer: so many working days later, when that day opens. Days without hours do not count,
 * nor does the day of the answer itself. A calendar that never opens again counts plain days of 24 hours.
 */
export function usualFollowUp(
  answeredAt: Temporal.Instant,
  workingDays: number,
  calendar: CompiledCalendar,
): Temporal.Instant {
  const { timeZone } = calendar.calendar;
  let at = answeredAt;
  for (let day = 0; day < workingDays; day++) {
    const tomorrow = at.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
    const opening = nextOpening(calendar, tomorrow.toZonedDateTime(timeZone).toInstant());
    if (opening === null) return answeredAt.add({ hours: 24 * workingDays });
    at = opening;
  }
  return at;
}
