import { DAY_MS, parseLocalDate } from '../wall-time.ts';
import { LONGEST_DAYS, movedDays, nameOf, type ReadEvent, readEvent } from './event.ts';
import { type RefusedLine, writtenEvents } from './events.ts';
import { contentLines } from './lines.ts';
import { occurrences, type Patience } from './occurrences.ts';

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
/** Days looked at for repetitions, see `Patience`: a second's work at most. */
const MOST_DAYS = 5_000_000;

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
  const { events, refused, moreRefused, whole } = writtenEvents(contentLines(bytes, charset));
  const found = {
    ranges: new Map<string, ReadRange>(),
    refused: [...refused],
    over: 0,
    patience: { left: MOST_DAYS },
  };
  const moved = movedDays(events);
  for (const [i, event] of events.entries()) {
    if (i >= MOST_EVENTS || found.ranges.size >= MOST_RANGES || found.patience.left < 0) {
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
    moreRefused: moreRefused + Math.max(0, all.length - MOST_REFUSED),
    over: found.over,
    whole,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Found {
  readonly ranges: Map<string, ReadRange>;
  readonly refused: RefusedLine[];
  over: number;
  readonly patience: Patience;
}

function takeRanges(event: ReadEvent, window: ReadWindow, found: Found): void {
  const { line, name, days } = event;
  const from = numberOf(window.from);
  const until = numberOf(window.until);
  const begins = beginnings(event, { from: from - days + 1, until }, found.patience);
  if (found.patience.left < 0) {
    found.refused.push({ line, code: 'tooMany', text: name });
    return;
  }
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

function beginnings(event: ReadEvent, window: { from: number; until: number }, patience: Patience): number[] {
  const { start, rule, extra, except } = event;
  const regular = rule === null ? [start] : occurrences(rule, start, window, patience);
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
