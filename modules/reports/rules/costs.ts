import { daysOf, type Period } from './period.ts';

/** What a source costs from a day on, until the next one. */
export interface Cost {
  readonly validFrom: Temporal.PlainDate;
  readonly monthlyCents: number;
  readonly perLeadCents: number;
}

/**
 * What a source cost in a period, in cents: each day its share of the month it lies in, each lead what leads cost on its
 * day. `leadsOn` counts the leads of `[from, until)`. Null: nobody has said what it costs.
 */
export function costIn(
  costs: readonly Cost[],
  period: Period,
  leadsOn: (span: Period) => number,
): number | null {
  if (costs.length === 0) return null;
  const sorted = costs.toSorted((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom));
  let cents = 0;
  for (const [at, cost] of sorted.entries()) {
    const span = {
      from: later(cost.validFrom, period.from),
      until: earlier(sorted[at + 1]?.validFrom ?? period.until, period.until),
    };
    if (Temporal.PlainDate.compare(span.from, span.until) >= 0) continue;
    cents += monthsOf(span) * cost.monthlyCents + leadsOn(span) * cost.perLeadCents;
  }
  return Math.round(cents);
}

/** Months with fractions: each day counts as its part of its own month. */
function monthsOf(span: Period): number {
  let months = 0;
  for (let from = span.from; Temporal.PlainDate.compare(from, span.until) < 0; ) {
    const until = earlier(from.with({ day: 1 }).add({ months: 1 }), span.until);
    months += daysOf({ from, until }) / from.daysInMonth;
    from = until;
  }
  return months;
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b;
}
