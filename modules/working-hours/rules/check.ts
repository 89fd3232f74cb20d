import { type Calendar, type Interval, WEEKDAYS } from './calendar.ts';
import { compileCalendar } from './compile.ts';
import { parseLocalDate, parseWallTime } from './wall-time.ts';
import { workingTimeBetween } from './working-time.ts';

/** Something that keeps a calendar from being saved. The web words it by `code`; `value` is what was given there. */
export interface CalendarFinding {
  /** Where, as a path into the calendar: `weekly.mon.0`, `daysOff.3.date`. */
  readonly path: string;
  readonly code:
    | 'timeZoneUnknown'
    | 'timeNotReadable'
    | 'intervalBackwards'
    | 'intervalEmpty'
    | 'dateNotReadable'
    | 'dateTwice'
    | 'openingWithoutHours'
    | 'noHours'
    | 'noWorkingTime';
  readonly value: string;
}

/**
 * Everything that is wrong with a calendar; nothing means it may be saved, and that it compiles.
 *
 * `noHours` (no weekday and no special opening has any) and `noWorkingTime` (there are hours, but days off take all of
 * them) refuse a calendar without working time in the 366 days from the local date `from`; asked only when all else is
 * right. Overlapping and unsorted intervals are fine: what overlaps counts once.
 */
export function checkCalendar(calendar: Calendar, from: Temporal.PlainDate): readonly CalendarFinding[] {
  const found = [...checkReadable(calendar), ...checkSensible(calendar)];
  return found.length > 0 ? found : checkWorkingTime(calendar, from);
}

/** What keeps a calendar from being compiled at all. */
export function checkReadable(calendar: Calendar): readonly CalendarFinding[] {
  const found: CalendarFinding[] = [];
  if (!isZone(calendar.timeZone)) {
    found.push({ path: 'timeZone', code: 'timeZoneUnknown', value: calendar.timeZone });
  }
  found.push(...unreadableIntervals(calendar));
  for (const list of ['daysOff', 'specialOpenings'] as const) {
    for (const [i, { date }] of calendar[list].entries()) {
      if (parseLocalDate(date) === null) {
        found.push({ path: `${list}.${i}.date`, code: 'dateNotReadable', value: date });
      }
    }
  }
  return found;
}

type Intervals = Pick<Calendar, 'weekly' | 'specialOpenings'>;
interface IntervalFinding extends CalendarFinding {
  readonly code: 'timeNotReadable' | 'intervalBackwards' | 'intervalEmpty';
}

/** What is wrong with single intervals: times that cannot be read, that run backwards, or hold nothing. */
export function checkIntervals(hours: Intervals): readonly IntervalFinding[] {
  return [...unreadableIntervals(hours), ...emptyIntervals(hours)];
}

function unreadableIntervals(hours: Intervals): IntervalFinding[] {
  const found: IntervalFinding[] = [];
  for (const { path, interval } of intervalsOf(hours)) {
    const open = parseWallTime(interval[0]);
    const close = parseWallTime(interval[1]);
    if (open === null) found.push({ path: `${path}.0`, code: 'timeNotReadable', value: interval[0] });
    if (close === null) found.push({ path: `${path}.1`, code: 'timeNotReadable', value: interval[1] });
    if (open !== null && close !== null && close < open) {
      found.push({ path, code: 'intervalBackwards', value: interval.join('–') });
    }
  }
  return found;
}

function emptyIntervals(hours: Intervals): IntervalFinding[] {
  return [...intervalsOf(hours)]
    .filter(({ interval }) => interval[0] === interval[1])
    .map(({ path, interval }) => ({ path, code: 'intervalEmpty', value: interval.join('–') }));
}

/** What compiles, but is surely a slip. */
function checkSensible(calendar: Calendar): readonly CalendarFinding[] {
  const found: CalendarFinding[] = emptyIntervals(calendar);
  const dates = new Set<string>();
  for (const [i, { date, intervals }] of calendar.specialOpenings.entries()) {
    const path = `specialOpenings.${i}`;
    if (dates.has(date)) found.push({ path: `${path}.date`, code: 'dateTwice', value: date });
    if (intervals.length === 0) {
      found.push({ path: `${path}.intervals`, code: 'openingWithoutHours', value: date });
    }
    dates.add(date);
  }
  return found;
}

function checkWorkingTime(calendar: Calendar, from: Temporal.PlainDate): readonly CalendarFinding[] {
  const start = from.toZonedDateTime(calendar.timeZone);
  const end = start.add({ days: 366 });
  const compiled = compileCalendar(calendar);
  if (workingTimeBetween(compiled, start.toInstant(), end.toInstant()) > 0) return [];
  const hours = compiled.weekly.some((blocks) => blocks.length > 0) || calendar.specialOpenings.length > 0;
  const value = `${from.toString()}–${end.toPlainDate().toString()}`;
  return hours
    ? [{ path: 'daysOff', code: 'noWorkingTime', value }]
    : [{ path: 'weekly', code: 'noHours', value }];
}

/** A name of the IANA database; a bare distance like `+01:00` knows no daylight saving and is none. */
function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Temporal.ZonedDateTime(0n, name).timeZoneId !== '';
  } catch {
    return false;
  }
}

function* intervalsOf(calendar: Intervals): Generator<{ path: string; interval: Interval }> {
  for (const day of WEEKDAYS) {
    for (const [i, interval] of calendar.weekly[day].entries())
      yield { path: `weekly.${day}.${i}`, interval };
  }
  for (const [n, { intervals }] of calendar.specialOpenings.entries()) {
    for (const [i, interval] of intervals.entries()) {
      yield { path: `specialOpenings.${n}.intervals.${i}`, interval };
    }
  }
}
