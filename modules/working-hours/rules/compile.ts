import { type Calendar, type DayOff, type SpecialOpening, WEEKDAYS } from './calendar.ts';
import { type Block, blocksOf, DAY_MS, parseLocalDate, weekdayOf } from './wall-time.ts';

/** What a date has that its weekday has not: a day off, its own hours, or both (then the hours win). */
export interface DatePlan {
  readonly off: DayOff | null;
  readonly special: SpecialOpening | null;
  readonly blocks: readonly Block[];
}

/**
 * The open intervals of one stretch of time in epoch milliseconds, sorted and apart from each other.
 * `before[i]` is the working time of the page ahead of interval i; `before[opens.length]` is that of the whole page.
 */
export interface Page {
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  readonly before: Float64Array;
  readonly total: number;
  /** Where the zone's distance to UTC is the same; two or three. */
  readonly stretches: readonly Stretch[];
}

/**
 * A calendar made ready for arithmetic. It depends on nothing but its `Calendar`; the pages are worked out when a
 * moment first falls into them (about 398 days each) and then kept. Share one per calendar; do not look inside.
 */
export interface CompiledCalendar {
  readonly calendar: Calendar;
  readonly weekly: readonly (readonly Block[])[];
  readonly byDate: ReadonlyMap<number, DatePlan>;
  /** After this moment there is surely no working time: only special openings have any, and they are over. */
  readonly endsAt: number;
  readonly pages: Map<number, Page>;
}

const PAGE_MS = 2 ** 35;
/** What Temporal can express. */
const LAST_INSTANT = 8.64e15;
const MOST_PAGES = 512;

/**
 * Throws a RangeError when the calendar cannot be read (`checkCalendar` says beforehand what is wrong, and where).
 * A calendar without any hours compiles: nothing is ever due in it.
 */
export function compileCalendar(calendar: Calendar): CompiledCalendar {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(calendar.timeZone);
  const weekly = WEEKDAYS.map((day) => blocksOf(calendar.weekly[day]));
  const byDate = datePlans(calendar);
  let endsAt = Number.POSITIVE_INFINITY;
  if (weekly.every((blocks) => blocks.length === 0)) {
    const lastDay = Math.max(...[...byDate].filter(([, plan]) => plan.blocks.length > 0).map(([day]) => day));
    // No zone is two days away from UTC.
    endsAt = (lastDay + 2) * DAY_MS;
  }
  return { calendar, weekly, byDate, endsAt, pages: new Map() };
}

function datePlans(calendar: Calendar): Map<number, DatePlan> {
  const plans = new Map<number, DatePlan>();
  for (const off of calendar.daysOff) {
    const day = readDate(off.date);
    // A holiday's name says more than that of the company holidays around it.
    if (plans.get(day)?.off?.kind === 'holiday') continue;
    plans.set(day, { off, special: null, blocks: [] });
  }
  for (const special of calendar.specialOpenings) {
    const day = readDate(special.date);
    const off = plans.get(day)?.off ?? null;
    plans.set(day, { off, special, blocks: blocksOf(special.intervals) });
  }
  return plans;
}

function readDate(text: string): number {
  const day = parseLocalDate(text);
  if (day === null) throw new RangeError(`"${text}" is no date: YYYY-MM-DD`);
  return day;
}

/** The open blocks of a local day, special opening before day off before weekday. */
export function blocksOfDay(compiled: CompiledCalendar, day: number): readonly Block[] {
  return compiled.byDate.get(day)?.blocks ?? compiled.weekly[weekdayOf(day)] ?? [];
}

/** The number of the page that holds a moment. */
export function pageNumber(epochMs: number): number {
  return Math.floor(epochMs / PAGE_MS);
}

export function page(compiled: CompiledCalendar, number: number): Page {
  return compiled.pages.get(number) ?? addPage(compiled, number);
}

function addPage(compiled: CompiledCalendar, number: number): Page {
  // Only wild jumps through the centuries fill this; a dealer's calendar has three or four pages.
  if (compiled.pages.size >= MOST_PAGES) compiled.pages.clear();
  const from = Math.max(number * PAGE_MS, -LAST_INSTANT);
  const to = Math.min((number + 1) * PAGE_MS, LAST_INSTANT);
  const stretches = [...steadyStretches(compiled.calendar.timeZone, from, to)];
  const made = { ...withSums(openIntervals(compiled, stretches)), stretches };
  compiled.pages.set(number, made);
  return made;
}

function withSums({ opens, closes }: { opens: number[]; closes: number[] }): Omit<Page, 'stretches'> {
  const before = new Float64Array(opens.length + 1);
  let total = 0;
  for (const [i, open] of opens.entries()) {
    total += (closes[i] ?? open) - open;
    before[i + 1] = total;
  }
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes), before, total };
}

/**
 * A moment is open when its local wall clock lies in a block of its local day. Between two changes of the clock the
 * local time is UTC plus a constant, so each such stretch is cut with the blocks of its days: what a change skips holds
 * nothing, what it repeats counts twice, also for a block that begins or ends inside.
 */
function openIntervals(compiled: CompiledCalendar, stretches: readonly Stretch[]) {
  const opens: number[] = [];
  const closes: number[] = [];
  for (const stretch of stretches) {
    const localFrom = stretch.from + stretch.offset;
    const localTo = stretch.to + stretch.offset;
    for (let day = Math.floor(localFrom / DAY_MS); day * DAY_MS < localTo; day++) {
      for (const block of blocksOfDay(compiled, day)) {
        const open = Math.max(day * DAY_MS + block.open, localFrom) - stretch.offset;
        const close = Math.min(day * DAY_MS + block.close, localTo) - stretch.offset;
        if (close <= open) continue;
        if (closes.at(-1) === open) closes[closes.length - 1] = close;
        else {
          opens.push(open);
          closes.push(close);
        }
      }
    }
  }
  return { opens, closes };
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Local time minus UTC, in milliseconds. */
  readonly offset: number;
}

/** `[from, to)` cut where the zone's distance to UTC changes. */
export function* steadyStretches(timeZone: string, from: number, to: number): Generator<Stretch> {
  for (let at = from; at < to; ) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    const change = local.getTimeZoneTransition('next')?.epochMilliseconds ?? to;
    const until = Math.min(change, to);
    yield { from: at, to: until, offset: local.offsetNanoseconds / 1_000_000 };
    at = until;
  }
}
