export const SERIES_UNITS = ['day', 'week', 'month', 'year'] as const;
export type SeriesUnit = (typeof SERIES_UNITS)[number];

/** A task that comes again and again, counted from its first date. */
export interface Series {
  readonly every: number;
  readonly unit: SeriesUnit;
  readonly anchor: Temporal.PlainDate;
  /** The last date on which one may fall; null: no end. */
  readonly until: Temporal.PlainDate | null;
  /** How many there are in all; null: no end. */
  readonly count: number | null;
}

/**
 * The date of the n-th of a series, the first being 0; null when the series is over by then. Each is counted from the
 * anchor, never from the one before: the 31st is the last day of a short month and the 31st again after it, and
 * 29 February is 28 February in other years.
 */
export function dateOf({ every, unit, anchor, until, count }: Series, n: number): Temporal.PlainDate | null {
  if (count !== null && n >= count) return null;
  const date = anchor.add({ [`${unit}s`]: every * n });
  return until !== null && Temporal.PlainDate.compare(date, until) > 0 ? null : date;
}

/** The first of the series that falls on the day or later: its number and date; null: there is none any more. */
export function firstFrom(
  series: Series,
  day: Temporal.PlainDate,
): { readonly number: number; readonly date: Temporal.PlainDate } | null {
  let number = Math.max(0, roughly(series, day) - 1);
  for (;;) {
    const date = dateOf(series, number);
    if (date === null) return null;
    if (Temporal.PlainDate.compare(date, day) >= 0) return { number, date };
    number++;
  }
}

/** How many of the series lie before the day, give or take one. */
function roughly({ every, unit, anchor }: Series, day: Temporal.PlainDate): number {
  const passed = anchor.until(day, { largestUnit: unit });
  return Math.floor(passed[`${unit}s`] / every);
}
