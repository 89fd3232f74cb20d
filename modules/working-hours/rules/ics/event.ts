import { parseLocalDate } from '../wall-time.ts';
import { type RefusedLine, shortened, type WrittenEvent } from './events.ts';
import { plainText } from './lines.ts';
import { parseRecurrence, type Recurrence } from './recurrence.ts';

/** More in a row are a slip in the year. */
export const LONGEST_DAYS = 366;

/** An event as days: when it begins first, how long it lasts, when it comes again. */
export interface ReadEvent {
  readonly line: number;
  readonly name: string;
  /** Day numbers; see `parseLocalDate`. */
  readonly start: number;
  readonly days: number;
  readonly rule: Recurrence | null;
  readonly extra: readonly number[];
  readonly except: ReadonlySet<number>;
}

/** The event, or the line that keeps it from being days off. `moved` is what `movedDays` says of the whole file. */
export function readEvent(
  event: WrittenEvent,
  moved: ReadonlyMap<string, ReadonlySet<number>>,
): ReadEvent | RefusedLine {
  const name = nameOf(event);
  const refused = (code: RefusedLine['code'], property = 'DTSTART'): RefusedLine => {
    const at = event.first.get(property);
    return { line: at?.line ?? event.line, code, text: at ? shortened(`${property}:${at.value}`) : name };
  };
  if (event.first.get('STATUS')?.value.trim().toUpperCase() === 'CANCELLED')
    return refused('cancelled', 'STATUS');
  const start = dayOf(event.first.get('DTSTART')?.value);
  if (start === undefined) return refused('dateMissing');
  if (typeof start === 'string') return { ...refused(start), text: name || refused(start).text };
  const days = lengthOf(event, start);
  const end = event.first.has('DTEND') ? 'DTEND' : 'DURATION';
  if (typeof days === 'string') return refused(days, end);
  if (days > LONGEST_DAYS) return refused('tooLong', end);
  const rule = event.first.has('RRULE') ? parseRecurrence(event.first.get('RRULE')?.value ?? '') : null;
  if (rule === 'notReadable') return refused('repeatNotReadable', 'RRULE');
  if (rule === 'notSupported') return refused('repeatNotSupported', 'RRULE');
  const extra = datesOf(event, 'RDATE');
  const except = new Set(datesOf(event, 'EXDATE'));
  // A moved day of a series is an event of its own under the same name: the series leaves it out.
  if (!event.first.has('RECURRENCE-ID')) {
    for (const day of moved.get(event.first.get('UID')?.value ?? '') ?? []) except.add(day);
  }
  return { line: event.line, name, start, days, rule, extra, except };
}

/** May be empty; at most 80 characters. */
export function nameOf(event: WrittenEvent): string {
  return shortened(plainText(event.first.get('SUMMARY')?.value ?? ''));
}

/** The day number of a DATE; `timeOfDay` for a DATE-TIME. */
function dayOf(value: string | undefined): number | 'timeOfDay' | 'dateNotReadable' | undefined {
  if (value === undefined) return undefined;
  const [, year, month, day, time] =
    /^(\d{4})(\d\d)(\d\d)(T\d{6}Z?)?$/.exec(value.trim().toUpperCase()) ?? [];
  const number = parseLocalDate(`${year}-${month}-${day}`);
  if (number === null) return 'dateNotReadable';
  return time === undefined ? number : 'timeOfDay';
}

/** How many days an event lasts; one without an end lasts one, and so does one that ends when it begins. */
function lengthOf(
  event: WrittenEvent,
  start: number,
): number | 'timeOfDay' | 'dateNotReadable' | 'endsBeforeStart' {
  const end = dayOf(event.first.get('DTEND')?.value);
  if (typeof end === 'string') return end;
  if (end !== undefined) return end < start ? 'endsBeforeStart' : Math.max(1, end - start);
  const duration = event.first.get('DURATION')?.value.trim().toUpperCase();
  if (duration === undefined) return 1;
  const [, weeks, days] = /^\+?P(?:(\d{1,3})W|(\d{1,4})D(?:T[0HMS]+)?)$/.exec(duration) ?? [];
  if (weeks === undefined && days === undefined) return 'dateNotReadable';
  return Math.max(1, Number(weeks ?? 0) * 7 + Number(days ?? 0));
}

function datesOf(event: WrittenEvent, name: 'RDATE' | 'EXDATE'): number[] {
  const values = event.all.filter((property) => property.name === name);
  return values
    .flatMap(({ value }) => value.split(','))
    .map((value) => dayOf(value.replace(/T.*$/i, '')))
    .filter((day) => typeof day === 'number');
}

/** By the UID of a series, the days of it that were moved or changed. */
export function movedDays(events: readonly WrittenEvent[]): ReadonlyMap<string, ReadonlySet<number>> {
  const moved = new Map<string, Set<number>>();
  for (const { first } of events) {
    const uid = first.get('UID')?.value;
    const day = dayOf(first.get('RECURRENCE-ID')?.value.replace(/T.*$/i, ''));
    if (uid === undefined || typeof day !== 'number') continue;
    moved.set(uid, (moved.get(uid) ?? new Set()).add(day));
  }
  return moved;
}
