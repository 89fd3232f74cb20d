import { type ContentLine, type Property, parseProperty } from './lines.ts';

/** A line of a calendar file that is no day off, and why. The web words `code`. */
export interface RefusedLine {
  /** Its number in the file, from 1. */
  readonly line: number;
  readonly code:
    | 'notACalendar'
    | 'lineNotReadable'
    | 'notClosed'
    | 'timeOfDay'
    | 'dateMissing'
    | 'dateNotReadable'
    | 'endsBeforeStart'
    | 'tooLong'
    | 'repeatNotReadable'
    | 'repeatNotSupported'
    | 'cancelled'
    | 'tooMany';
  /** What stands there, or the event's name; shortened. */
  readonly text: string;
}

export interface PlacedProperty extends Property {
  readonly line: number;
}

/** An event as it is written: the first of each property, and all of those that may stand several times. */
export interface WrittenEvent {
  /** Of its `BEGIN:VEVENT`. */
  readonly line: number;
  readonly first: ReadonlyMap<string, PlacedProperty>;
  readonly all: readonly PlacedProperty[];
}

export interface WrittenCalendar {
  readonly events: readonly WrittenEvent[];
  readonly refused: readonly RefusedLine[];
  /** How many more lines were refused than are told. */
  readonly moreRefused: number;
  /** False when the file ends in the middle: the rest of it was lost on the way. */
  readonly whole: boolean;
}

/** Nobody reads more of them. */
const MOST_REFUSED = 200;

interface Open {
  readonly name: string;
  readonly line: number;
  readonly properties: PlacedProperty[];
}

/**
 * The events of a file, with a refusal for each line that belongs to no calendar or is none of the format. What other
 * components hold (time zones, alarms, tasks) is passed over.
 */
export function writtenEvents(lines: readonly ContentLine[]): WrittenCalendar {
  const events: WrittenEvent[] = [];
  const refused: RefusedLine[] = [];
  const open: Open[] = [];
  let isCalendar = false;
  let moreRefused = 0;
  for (const { line, text } of lines) {
    const property = parseProperty(text);
    const name = property?.value.trim().toUpperCase();
    if (property?.name === 'BEGIN' && name && (open.length > 0 || name === 'VCALENDAR')) {
      isCalendar ||= name === 'VCALENDAR';
      open.push({ name, line, properties: [] });
    } else if (property?.name === 'END' && open.at(-1)?.name === name) {
      const closed = open.pop();
      if (closed?.name === 'VEVENT' && open.at(-1)?.name === 'VCALENDAR') events.push(writtenEvent(closed));
    } else if (property && open.length > 0 && property.name !== 'END') {
      open.at(-1)?.properties.push({ ...property, line });
    } else if (refused.length < MOST_REFUSED) {
      refused.push({ line, code: 'lineNotReadable', text: shortened(text) });
    } else {
      moreRefused++;
    }
  }
  if (!isCalendar) return { events: [], refused: [notACalendar(lines)], moreRefused: 0, whole: true };
  const cut = open.findLast(({ name }) => name === 'VEVENT') ?? open[0];
  if (cut) refused.push({ line: cut.line, code: 'notClosed', text: `BEGIN:${cut.name}` });
  return { events, refused, moreRefused, whole: cut === undefined };
}

function writtenEvent({ line, properties }: Open): WrittenEvent {
  const first = new Map<string, PlacedProperty>();
  for (const property of properties) if (!first.has(property.name)) first.set(property.name, property);
  return { line, first, all: properties };
}

function notACalendar([line]: readonly ContentLine[]): RefusedLine {
  return { line: line?.line ?? 1, code: 'notACalendar', text: shortened(line?.text ?? '') };
}

/** Fit to be shown: a line of at most 80 characters without control characters. */
export function shortened(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  // no half of a character that takes two
  return line.length > 80 ? `${line.slice(0, 79).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
