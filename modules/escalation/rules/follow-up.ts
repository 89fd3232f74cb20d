import { type CompiledCalendar, localDayOf, nextOpening } from '../../working-hours/index.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * The usual next step after an answer: so many working days later, when that day opens. Days without hours do not count,
 * nor does the day of the answer itself. A calendar that never opens again counts plain days of 24 hours.
 */
export function usualFollowUp(
  answeredAt: Temporal.Instant,
  workingDays: number,
  calendar: CompiledCalendar,
): Temporal.Instant {
  if (workingDays === 0) return answeredAt;
  const ms = usualFollowUpMs(answeredAt.epochMilliseconds, workingDays, calendar);
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

const known = new WeakMap<CompiledCalendar, Map<string, number | null>>();

/** The same in plain epoch milliseconds. All answers of one local day have the same, which is worked out once. */
export function usualFollowUpMs(answeredAt: number, workingDays: number, calendar: CompiledCalendar): number {
  if (workingDays === 0) return answeredAt;
  const ofCalendar = known.get(calendar) ?? new Map<string, number | null>();
  known.set(calendar, ofCalendar);
  const key = `${workingDays} ${localDayOf(calendar, answeredAt)}`;
  let opening = ofCalendar.get(key);
  if (opening === undefined) {
    opening = openingOfDay(Temporal.Instant.fromEpochMilliseconds(answeredAt), workingDays, calendar);
    ofCalendar.set(key, opening);
  }
  return opening ?? answeredAt + workingDays * DAY_MS;
}

/** When the so manieth working day after this one opens; null: never. */
function openingOfDay(
  from: Temporal.Instant,
  workingDays: number,
  calendar: CompiledCalendar,
): number | null {
  const { timeZone } = calendar.calendar;
  let at = from;
  for (let day = 0; day < workingDays; day++) {
    const tomorrow = at.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
    const opening = nextOpening(calendar, tomorrow.toZonedDateTime(timeZone).toInstant());
    if (opening === null) return null;
    at = opening;
  }
  return at.epochMilliseconds;
}
