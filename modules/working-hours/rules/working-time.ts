import { blocksOfDay, type CompiledCalendar, type Page, page, pageNumber } from './compile.ts';
import { DAY_MS, HOUR_MS } from './wall-time.ts';

/** How far ahead working time is looked for. */
const HORIZON_MS = 100 * 366 * DAY_MS;

/**
 * The earliest instant T with working time in `[start, T)` ≥ the duration: a duration that ends exactly at closing is
 * due at closing, and none at all is due at the start, open or not. Null when that is more than a hundred years away,
 * above all when the calendar has no hours.
 *
 * Instants count in whole milliseconds. The duration is of hours and less (a day in it is 24 working hours); weeks,
 * months and years have no length in working time and throw a RangeError, as does a negative one.
 */
export function addWorkingTime(
  compiled: CompiledCalendar,
  start: Temporal.Instant,
  duration: Temporal.Duration,
): Temporal.Instant | null {
  const length = durationMs(duration);
  if (length === 0) return start;
  const due = addWorkingMs(compiled, start.epochMilliseconds, length);
  return due === null ? null : Temporal.Instant.fromEpochMilliseconds(due);
}

/** Working time in `[from, to)` in seconds, with thousandths where the instants have them; 0 when `to` ≤ `from`. */
export function workingTimeBetween(
  compiled: CompiledCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number {
  return workingMsBetween(compiled, from.epochMilliseconds, to.epochMilliseconds) / 1000;
}

/** The instant itself when it is open, else the next opening; null when there is none in the next hundred years. */
export function nextOpening(compiled: CompiledCalendar, at: Temporal.Instant): Temporal.Instant | null {
  const ms = at.epochMilliseconds;
  const opening = nextOpeningMs(compiled, ms);
  if (opening === null) return null;
  return opening === ms ? at : Temporal.Instant.fromEpochMilliseconds(opening);
}

/** `nextOpening` in plain epoch milliseconds, for loops over many. */
export function nextOpeningMs(compiled: CompiledCalendar, ms: number): number | null {
  const last = lastPage(compiled, ms);
  for (let number = pageNumber(ms); number <= last; number++) {
    const { opens, closes } = page(compiled, number);
    const i = firstAbove(closes, ms);
    if (i === closes.length) continue;
    return Math.max(ms, nth(opens, i));
  }
  return null;
}

/** Whether the instant lies in an open interval: yes at opening, no at closing. */
export function isOpen(compiled: CompiledCalendar, at: Temporal.Instant): boolean {
  return isOpenMs(compiled, at.epochMilliseconds);
}

/** `isOpen` in plain epoch milliseconds, for loops over many. */
export function isOpenMs(compiled: CompiledCalendar, ms: number): boolean {
  const { opens, closes } = page(compiled, pageNumber(ms));
  const i = firstAbove(closes, ms);
  return i < closes.length && nth(opens, i) <= ms;
}

/**
 * Whether the local date of the instant has no hours at all: a holiday, an own day off, or a weekday that is never
 * open, unless a special opening gives it hours. The night of a working day is not a day off.
 */
export function isDayOff(compiled: CompiledCalendar, at: Temporal.Instant): boolean {
  return isDayOffMs(compiled, at.epochMilliseconds);
}

/** `isDayOff` in plain epoch milliseconds, for loops over many. */
export function isDayOffMs(compiled: CompiledCalendar, ms: number): boolean {
  return blocksOfDay(compiled, localDayOf(compiled, ms)).length === 0;
}

/** The local date of a moment, as the days since 1 January 1970. */
export function localDayOf(compiled: CompiledCalendar, ms: number): number {
  const { stretches } = page(compiled, pageNumber(ms));
  let offset = 0;
  for (const stretch of stretches) {
    offset = stretch.offset;
    if (ms < stretch.to) break;
  }
  return Math.floor((ms + offset) / DAY_MS);
}

/** `addWorkingTime` in plain epoch milliseconds, for loops over many. */
export function addWorkingMs(compiled: CompiledCalendar, startMs: number, lengthMs: number): number | null {
  if (lengthMs === 0) return startMs;
  const last = lastPage(compiled, startMs);
  let number = pageNumber(startMs);
  let here = page(compiled, number);
  let wanted = workedBefore(here, startMs) + lengthMs;
  while (wanted > here.total) {
    wanted -= here.total;
    number++;
    if (number > last) return null;
    here = page(compiled, number);
  }
  // The first interval at whose end enough is worked; `before` starts with a zero, so its index is one less.
  const i = firstAtLeast(here.before, wanted) - 1;
  return nth(here.opens, i) + wanted - nth(here.before, i);
}

/** `workingTimeBetween` in plain epoch milliseconds, for loops over many. */
export function workingMsBetween(compiled: CompiledCalendar, fromMs: number, toMs: number): number {
  if (toMs <= fromMs) return 0;
  const first = pageNumber(fromMs);
  const last = pageNumber(toMs);
  let worked = workedBefore(page(compiled, last), toMs) - workedBefore(page(compiled, first), fromMs);
  for (let number = first; number < last; number++) worked += page(compiled, number).total;
  return worked;
}

function durationMs(duration: Temporal.Duration): number {
  if (duration.years !== 0 || duration.months !== 0 || duration.weeks !== 0 || duration.sign < 0) {
    throw new RangeError(`${duration.toString()} is no length of working time: hours and less, not negative`);
  }
  return (
    (duration.days * 24 + duration.hours) * HOUR_MS +
    duration.minutes * 60_000 +
    duration.seconds * 1000 +
    duration.milliseconds
  );
}

function lastPage(compiled: CompiledCalendar, startMs: number): number {
  return pageNumber(Math.min(compiled.endsAt, startMs + HORIZON_MS));
}

/** Working time of the page ahead of a moment in it. */
function workedBefore({ opens, closes, before }: Page, ms: number): number {
  const i = firstAbove(closes, ms);
  return nth(before, i) + (i < opens.length ? Math.max(0, ms - nth(opens, i)) : 0);
}

function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nth(sorted, middle) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nth(sorted, middle) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** An element that is there: every index above comes from a search in the same array. */
function nth(list: Float64Array, index: number): number {
  return list[index] ?? Number.NaN;
}
