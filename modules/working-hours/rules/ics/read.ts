import { DAY_MS, parseLocalDate } from '../wall-time.ts';
import { type RefusedLine, shortened, type WrittenEvent, writtenEvents } from './events.ts';
import { contentLines, plainText } from './lines.ts';
import { occurrences } from './occurrences.ts';
import { parseRecurrence, type Recurrence } from './recurrence.ts';

/** Days off in a row, as a calendar file tells them. Local dates, both inclusive. */
export interface ReadRange {
  readonly from: string;
  readonly until: string;
  /** May be empty; at most 80 characters. */
  readonly name: string;
  /** Of the event in the file, from 1. */
  readonly line: number;
}

export interface ReadCalendar {
  /** By date; no two are the same. */
  readonly ranges: readonly ReadRange[];
  /** By line; at most a hundred. */
  readonly refused: readonly RefusedLine[];
  /** How many more were refused than are told. */
  readonly moreRefused: number;
  /** Events that are over before the window begins. */
  readonly over: number;
  /** False: the file ends in the middle. */
  readonly whole: boolean;
}

export interface ReadWindow {
  /** Local dates `YYYY-MM-DD`, both inclusive: what ends before or begins after is left out. */
  readonly from: string;
  readonly until: string;
}

const MOST_EVENTS = 2000;
const MOST_RANGES = 1000;
const MOST_REFUSED = 100;
const LONGEST_DAYS = 366;

/**
 * The days off of an iCalendar file (RFC 5545): its all-day events, over several days and repeated too, with exceptions
 * and single moved ones. Everything else is refused line by line, above all events with a time of day: a half day is a special opening.
 * Whether an event means "busy" or "free" is no matter: many calendars of holidays say free.
 */
export function readDaysOff(
  bytes: Uint8Array,
  window: ReadWindow,
  charset: string | null = null,
): ReadCalendar {
  const { events, refused, whole } = writtenEvents(contentLines(bytes, charset));
  const found = { ranges: new Map<string, ReadRange>(), refused: [...refused], over: 0 };
  const moved = movedDays(events);
  for (const [i, event] of events.entries()) {
    if (i >= MOST_EVENTS || found.ranges.size >= MOST_RANGES) {
      found.refused.push({ line: event.line, code: 'tooMany', text: nameOf(event) });
      break;
    }
    const read = readEvent(event, moved);
    if ('code' in read) found.refused.push(read);
    else takeRanges(read, window, found);
  }
  const all = found.refused.sort((a, b) => a.line - b.line);
  return {
    ranges: [...found.ranges.values()].sort((a, b) => compare(a.from, b.from) || compare(a.until, b.until)),
    refused: all.slice(0, MOST_REFUSED),
    moreRefused: Math.max(0, all.length - MOST_REFUSED),
    over: found.over,
    whole,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface ReadEvent {
  readonly line: number;
  readonly name: string;
  /** Day numbers; see `parseLocalDate`. */
  readonly start: number;
  readonly days: number;
  readonly rule: Recurrence | null;
  readonly extra: readonly number[];
  readonly except: ReadonlySet<number>;
}

function readEvent(
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

function nameOf(event: WrittenEvent): string {
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
function movedDays(events: readonly WrittenEvent[]): ReadonlyMap<string, ReadonlySet<number>> {
  const moved = new Map<string, Set<number>>();
  for (const { first } of events) {
    const uid = first.get('UID')?.value;
    const day = dayOf(first.get('RECURRENCE-ID')?.value.replace(/T.*$/i, ''));
    if (uid === undefined || typeof day !== 'number') continue;
    moved.set(uid, (moved.get(uid) ?? new Set()).add(day));
  }
  return moved;
}

interface Found {
  readonly ranges: Map<string, ReadRange>;
  readonly refused: RefusedLine[];
  over: number;
}

function takeRanges(event: ReadEvent, window: ReadWindow, found: Found): void {
  const { line, name, days } = event;
  const from = numberOf(window.from);
  const until = numberOf(window.until);
  const begins = beginnings(event, { from: from - days + 1, until });
  if (begins.length === 0 && event.start < from) found.over++;
  for (const range of joined(begins, days)) {
    if (found.ranges.size >= MOST_RANGES) {
      found.refused.push({ line, code: 'tooMany', text: name });
      return;
    }
    const read = { from: dateOf(range.from), until: dateOf(range.until), name, line };
    const key = `${read.from} ${read.until} ${name}`;
    if (!found.ranges.has(key)) found.ranges.set(key, read);
  }
}

function beginnings(event: ReadEvent, window: { from: number; until: number }): number[] {
  const { start, rule, extra, except } = event;
  const regular = rule === null ? [start] : occurrences(rule, start, window);
  const begins: number[] = [];
  for (const day of regular) {
    if (!except.has(day)) begins.push(day);
    if (begins.length > MOST_RANGES) break;
  }
  const all = new Set([...begins, ...extra.filter((day) => !except.has(day))]);
  return [...all].filter((day) => window.from <= day && day <= window.until).sort((a, b) => a - b);
}

/** Ranges of the same event that touch or overlap are one: company holidays that are written as a daily event. */
function joined(begins: readonly number[], days: number): { from: number; until: number }[] {
  const ranges: { from: number; until: number }[] = [];
  for (const from of begins) {
    const until = from + days - 1;
    const last = ranges.at(-1);
    if (last && from <= last.until + 1 && until - last.from < LONGEST_DAYS)
      last.until = Math.max(last.until, until);
    else ranges.push({ from, until });
  }
  return ranges;
}

function numberOf(date: string): number {
  const number = parseLocalDate(date);
  if (number === null) throw new RangeError(`"${date}" is no date: YYYY-MM-DD`);
  return number;
}

function dateOf(day: number): string {
  return Temporal.Instant.fromEpochMilliseconds(day * DAY_MS)
    .toString()
    .slice(0, 10);
}
