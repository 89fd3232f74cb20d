/** So long after midnight the new day is looked at, when the old one is over for everybody. */
const MINUTES_AFTER_MIDNIGHT = 5;

/**
 * The next moment shortly after a local midnight, later than `now`; where daylight saving takes the midnight away,
 * shortly after the day begins.
 */
export function nextNight(now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).startOfDay();
  const afterBegin = (day: Temporal.ZonedDateTime) =>
    day.add({ minutes: MINUTES_AFTER_MIDNIGHT }).toInstant();
  const tonight = afterBegin(today);
  if (Temporal.Instant.compare(tonight, now) > 0) return tonight;
  return afterBegin(today.add({ days: 1 }).startOfDay());
}
