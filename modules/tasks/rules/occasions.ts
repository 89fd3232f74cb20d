import type { TaskRule } from '../../dealers/contract.ts';

/** Tasks come to be so many days before they are due, so that the list does not fill up with the far future. */
export const HORIZON_DAYS = 14;
/** So many days are made up for when nothing ran. */
export const MISSED_DAYS = 7;
/** The wall time at which the nightly run begins. */
export const RUN_AT = '02:00';

/** The first and the last day on which a task that is to be made now is due. */
export function windowOf(today: Temporal.PlainDate): {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
} {
  return { from: today.subtract({ days: MISSED_DAYS }), until: today.add({ days: HORIZON_DAYS }) };
}

/** The next nightly run after a moment. On the nights the clocks change it is the nearest moment there is. */
export function nextRun(now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from(RUN_AT);
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const tonight = today.toZonedDateTime({ timeZone, plainTime }).toInstant();
  if (Temporal.Instant.compare(tonight, now) > 0) return tonight;
  return today.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime }).toInstant();
}

/** Every day of a window, for which dues are computed once. */
export function daysOf({ from, until }: ReturnType<typeof windowOf>): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 }))
    days.push(day);
  return days;
}

/**
 * What a task of a rule is made for, as far as the rule goes: two rules for the same occasion at the same distance make
 * one task, however often they are saved anew.
 */
export function occasionKey({ occasion, before }: Pick<TaskRule, 'occasion' | 'before'>): string {
  return `${occasion} ${before.count} ${before.unit}`;
}
