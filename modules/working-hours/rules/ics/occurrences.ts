import { weekdayOf } from '../wall-time.ts';
import { type Civil, civilOf, dayNumber, monthLength } from './civil.ts';
import type { Recurrence } from './recurrence.ts';

/** How many days may still be looked at; shared by all events of a file, so that no file takes for ever. */
export interface Patience {
  left: number;
}

/**
 * The days on which an event that begins first on `start` begins again, ascending, from `start` itself on; those from
 * `from` to `until`, both inclusive. A 29 February comes in leap years only. The first counts although the rule may not
 * name it, as RFC 5545 says of DTSTART. Ends early when the patience does: then what came is not all.
 */
export function* occurrences(
  rule: Recurrence,
  start: number,
  window: { readonly from: number; readonly until: number },
  patience: Patience,
): Generator<number> {
  const last = Math.min(window.until, rule.until ?? window.until);
  let counted = 0;
  for (const day of withStart(start, daysOf(rule, start, { from: window.from, last }, patience))) {
    counted++;
    if (day > last || (rule.count !== null && counted > rule.count)) return;
    if (day >= window.from) yield day;
  }
}

function* withStart(start: number, days: Generator<number>): Generator<number> {
  yield start;
  for (const day of days) if (day > start) yield day;
}

/** What the rule names, period by period. Without a count the periods before the window are left out. */
function* daysOf(
  rule: Recurrence,
  start: number,
  { from, last }: { from: number; last: number },
  patience: Patience,
): Generator<number> {
  const effort = 1 + rule.monthDays.length + rule.weekdays.length;
  const first = { ...civilOf(start), number: start };
  const begin = rule.count === null ? Math.max(start, from - 366) : start;
  for (let n = firstPeriod(rule, start, begin); ; n++) {
    const days = periodDays(rule, { start, first, n });
    patience.left -= 1 + days.days.length * effort;
    if (days.begins > last || patience.left < 0) return;
    const chosen = days.days.filter((day) => fits(rule, day, first));
    yield* rule.positions.length === 0 ? chosen.map(({ number }) => number) : picked(rule, chosen);
  }
}

function picked(rule: Recurrence, chosen: readonly Day[]): number[] {
  const picks = rule.positions.flatMap((position) => {
    const day = chosen.at(position > 0 ? position - 1 : position);
    return day === undefined ? [] : [day.number];
  });
  return [...new Set(picks)].sort((a, b) => a - b);
}

/** How many periods after the first one those begin that can matter from the day `begin` on. */
function firstPeriod({ every, interval }: Recurrence, start: number, begin: number): number {
  const days = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 }[every] * interval;
  return Math.max(0, Math.floor((begin - start) / days) - 1);
}

interface Day extends Civil {
  readonly number: number;
}

/** The days of the n-th period in which one can be, and the day on which the period begins. */
function periodDays(
  rule: Recurrence,
  { start, first, n }: { start: number; first: Civil; n: number },
): { begins: number; days: readonly Day[] } {
  const step = n * rule.interval;
  if (rule.every === 'DAILY') {
    const number = start + step;
    return { begins: number, days: [{ ...civilOf(number), number }] };
  }
  if (rule.every === 'WEEKLY') {
    const begins = start - ((weekdayOf(start) - rule.weekStart + 7) % 7) + 7 * step;
    const days = Array.from({ length: 7 }, (_, i) => ({ ...civilOf(begins + i), number: begins + i }));
    return { begins, days };
  }
  if (rule.every === 'MONTHLY') {
    const months = first.year * 12 + first.month - 1 + step;
    const year = Math.floor(months / 12);
    const month = (months % 12) + 1;
    return { begins: dayNumber(year, month, 1), days: daysOfMonth(year, month) };
  }
  const year = first.year + step;
  return {
    begins: dayNumber(year, 1, 1),
    days: monthsOfYear(rule, first).flatMap((month) => daysOfMonth(year, month)),
  };
}

function monthsOfYear(rule: Recurrence, first: Civil): readonly number[] {
  if (rule.months.length > 0) return [...rule.months].sort((a, b) => a - b);
  if (rule.monthDays.length === 0 && rule.weekdays.length === 0) return [first.month];
  return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
}

function fits(rule: Recurrence, day: Day, first: Day): boolean {
  const { months, monthDays, weekdays, every } = rule;
  if (months.length > 0 && !months.includes(day.month)) return false;
  const length = monthLength(day.year, day.month);
  const fromEnd = day.day - length - 1;
  if (monthDays.length > 0 && !monthDays.some((one) => one === day.day || one === fromEnd)) return false;
  if (weekdays.length > 0) return weekdays.some((one) => isWeekday(rule, one, day));
  if (monthDays.length > 0 || every === 'DAILY') return true;
  if (every === 'WEEKLY') return weekdayOf(day.number) === weekdayOf(first.number);
  return day.day === first.day;
}

function isWeekday(
  rule: Recurrence,
  { weekday, nth }: { weekday: number; nth: number | null },
  day: Day,
): boolean {
  if (weekdayOf(day.number) !== weekday) return false;
  if (nth === null) return true;
  const inYear = rule.every === 'YEARLY' && rule.months.length === 0;
  const begins = inYear ? dayNumber(day.year, 1, 1) : dayNumber(day.year, day.month, 1);
  const ends = inYear ? dayNumber(day.year + 1, 1, 1) : begins + monthLength(day.year, day.month);
  const position =
    nth > 0 ? Math.floor((day.number - begins) / 7) + 1 : -Math.floor((ends - 1 - day.number) / 7) - 1;
  return position === nth;
}

function daysOfMonth(year: number, month: number): Day[] {
  const begins = dayNumber(year, month, 1);
  return Array.from({ length: monthLength(year, month) }, (_, i) => ({
    year,
    month,
    day: i + 1,
    number: begins + i,
  }));
}
