/** Days in the dealer's zone: from the first one to the day after the last. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

export const presets = [
  'last7',
  'last30',
  'last90',
  'thisMonth',
  'lastMonth',
  'lastQuarter',
  'thisYear',
  'last365',
] as const;
export type Preset = (typeof presets)[number];
export type Compare = 'none' | 'previous' | 'lastYear';

/** The days a preset means today; all but the closed ones (`last…Month`, `lastQuarter`) end with today. */
export function periodOf(preset: Preset, today: Temporal.PlainDate): Period {
  const until = today.add({ days: 1 });
  const month = today.with({ day: 1 });
  const quarter = month.subtract({ months: (today.month - 1) % 3 });
  switch (preset) {
    case 'last7':
      return { from: until.subtract({ days: 7 }), until };
    case 'last30':
      return { from: until.subtract({ days: 30 }), until };
    case 'last90':
      return { from: until.subtract({ days: 90 }), until };
    case 'last365':
      return { from: until.subtract({ days: 365 }), until };
    case 'thisMonth':
      return { from: month, until };
    case 'lastMonth':
      return { from: month.subtract({ months: 1 }), until: month };
    case 'lastQuarter':
      return { from: quarter.subtract({ months: 3 }), until: quarter };
    case 'thisYear':
      return { from: today.with({ month: 1, day: 1 }), until };
  }
}

/**
 * The period that another is compared with: as many days right before it (whole months before whole months), or the same
 * days a year earlier.
 */
export function comparedWith({ from, until }: Period, compare: Compare): Period | null {
  if (compare === 'none') return null;
  if (compare === 'lastYear')
    return { from: from.subtract({ years: 1 }), until: until.subtract({ years: 1 }) };
  if (isWholeMonths({ from, until })) {
    const { months } = from.until(until, { largestUnit: 'months' });
    return { from: from.subtract({ months }), until: from };
  }
  return { from: from.subtract({ days: daysOf({ from, until }) }), until: from };
}

export function daysOf({ from, until }: Period): number {
  return from.until(until, { largestUnit: 'days' }).days;
}

export function isWholeMonths({ from, until }: Period): boolean {
  return from.day === 1 && until.day === 1 && Temporal.PlainDate.compare(from, until) < 0;
}
