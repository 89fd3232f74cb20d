type Day = Temporal.PlainDate;

export interface Reading {
  readonly on: Day;
  readonly km: number;
}

/** What is known of how far a car is driven. */
export interface MileageFacts {
  readonly firstRegistration: Day | null;
  /** In any order. */
  readonly readings: readonly Reading[];
  /** What its owner said to drive in a year; null: not known. */
  readonly yearlyKm: number | null;
}

/**
 * How sure a prediction is. `measured`: between readings, or a year at most beyond readings that span half a year.
 * `likely`: by readings that span less, or further ahead, or by one reading and a rate. `rough`: by the registration alone.
 */
export type Sureness = 'measured' | 'likely' | 'rough';

export interface PredictedMileage {
  readonly km: number;
  /** So many kilometres more or less. */
  readonly spread: number;
  readonly sure: Sureness;
  readonly perYear: number;
}

/** A private car in Germany and the Netherlands is driven about so far in a year. */
export const typicalYearlyKm = 13_000;
const mostPerYear = 150_000;
const daysOfYear = 365.25;
/** Readings nearer to each other say nothing about a rate. */
const leastSpan = 30;
const longSpan = 180;
/** Only what was driven lately tells what will be driven. */
const lately = 3 * daysOfYear;
const shares: { readonly [sure in Sureness]: number } = { measured: 0.1, likely: 0.2, rough: 0.35 };

/** The mileage at a day; null: neither a reading nor a registration is known, or the day is before the car was there. */
export function mileageAt(facts: MileageFacts, on: Day): PredictedMileage | null {
  const line = lineOf(facts);
  if (!line) return null;
  const { points, perDay } = line;
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || before(on, first.on)) return null;
  const perYear = Math.round(perDay * daysOfYear);
  if (!before(last.on, on)) {
    const inside = line.base !== 'registration' || on.equals(last.on);
    return { km: between(points, on), spread: 0, sure: inside ? 'measured' : 'rough', perYear };
  }
  const days = daysBetween(last.on, on);
  const driven = perDay * days;
  const sure = surenessOf(line, days);
  return {
    km: Math.round(last.km + driven),
    spread: Math.round(driven * shares[sure]),
    sure,
    perYear,
  };
}

/** The first day at which a mileage is reached; null: it cannot be said, or not within twenty years. */
export function dayOfMileage(
  facts: MileageFacts,
  km: number,
): { readonly on: Day; readonly sure: Sureness } | null {
  const line = lineOf(facts);
  const last = line?.points.at(-1);
  if (!line || !last) return null;
  if (km <= last.km) return { on: dayReached(line.points, km), sure: 'measured' };
  const days = line.perDay > 0 ? Math.ceil((km - 0.5 - last.km) / line.perDay) : Number.POSITIVE_INFINITY;
  if (days > 20 * daysOfYear) return null;
  return { on: last.on.add({ days }), sure: surenessOf(line, days) };
}

interface Line {
  /** Ascending in both, at least one. */
  readonly points: readonly Reading[];
  readonly perDay: number;
  readonly base: 'readings' | 'reading' | 'registration';
  /** Days between the readings the rate is from. */
  readonly span: number;
}

function lineOf({ firstRegistration, readings, yearlyKm }: MileageFacts): Line | null {
  const sorted = believed(readings);
  const last = sorted.at(-1);
  const start = firstRegistration && { on: firstRegistration, km: 0 };
  if (!last) {
    if (!start) return null;
    const perDay = rate(yearlyKm ?? typicalYearlyKm);
    return { points: [start], perDay, base: 'registration', span: 0 };
  }
  const [first] = sorted;
  const points = start && first && before(start.on, first.on) ? [start, ...sorted] : sorted;
  const since = sorted.find(({ on }) => daysBetween(on, last.on) <= lately);
  const span = since ? daysBetween(since.on, last.on) : 0;
  if (since && span >= leastSpan) {
    const perDay = Math.min((last.km - since.km) / span, mostPerYear / daysOfYear);
    return { points, perDay, base: 'readings', span };
  }
  const age = start ? daysBetween(start.on, last.on) : 0;
  const own = age >= leastSpan * 3 ? Math.min(last.km / age, mostPerYear / daysOfYear) : null;
  const perDay = yearlyKm === null ? (own ?? rate(typicalYearlyKm)) : rate(yearlyKm);
  return { points, perDay, base: 'reading', span: 0 };
}

const rate = (perYear: number) => Math.min(perYear, mostPerYear) / daysOfYear;

/** In order, without those that later ones contradict: an odometer does not go back, a typing error does. */
function believed(readings: readonly Reading[]): Reading[] {
  const sorted = readings.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on) || a.km - b.km);
  const kept: Reading[] = [];
  for (const reading of sorted.toReversed()) {
    const [later] = kept;
    if (!later || (reading.km <= later.km && before(reading.on, later.on))) kept.unshift(reading);
  }
  return kept;
}

function surenessOf({ base, span }: Line, days: number): Sureness {
  if (base === 'registration') return 'rough';
  if (base === 'reading') return days > 2 * daysOfYear ? 'rough' : 'likely';
  return span >= longSpan && days <= daysOfYear ? 'measured' : 'likely';
}

/** On the straight line between the neighbours. The day lies between the first and the last point. */
function between(points: readonly Reading[], on: Day): number {
  const next = points.findIndex((point) => !before(point.on, on));
  const b = points[next];
  const a = points[next - 1];
  if (!b) return points.at(-1)?.km ?? 0;
  if (!a || b.on.equals(on)) return b.km;
  return Math.round(a.km + ((b.km - a.km) * daysBetween(a.on, on)) / daysBetween(a.on, b.on));
}

function dayReached(points: readonly Reading[], km: number): Day {
  const next = points.findIndex((point) => point.km >= km);
  const b = points[next] ?? points[0];
  const a = points[next - 1];
  if (!b) throw new Error('A line has a point');
  if (!a || a.km === b.km) return b.on;
  const days = Math.ceil((Math.max(0, km - 0.5 - a.km) / (b.km - a.km)) * daysBetween(a.on, b.on));
  return a.on.add({ days });
}

function before(a: Day, b: Day): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

function daysBetween(a: Day, b: Day): number {
  return a.until(b, { largestUnit: 'day' }).days;
}
