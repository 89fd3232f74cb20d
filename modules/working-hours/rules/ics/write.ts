import type { ReadRange } from './read.ts';

/** A day off, or several in a row, as they go into a file. */
export interface WrittenRange extends Pick<ReadRange, 'from' | 'until' | 'name'> {
  /** Tells this one from the others, always the same for the same: programs on phones know it by that. */
  readonly key: string;
}

export interface CalendarHead {
  /** What the calendar is called on the phone. */
  readonly name: string;
  /** Stands behind the keys and makes them the only ones in the world: a domain. */
  readonly domain: string;
  readonly changedAt: Temporal.Instant;
}

/**
 * An iCalendar file (RFC 5545) of all-day events that a phone subscribes to: CRLF, folded at 75 bytes, UTF-8. The same
 * days make the same file, byte by byte. Asks to be read again every twelve hours.
 */
export function writeCalendar(
  ranges: readonly WrittenRange[],
  { name, domain, changedAt }: CalendarHead,
): string {
  const stamp = changedAt.round('second').toString().replace(/[-:]/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Forecourt//Days off//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${icsText(name)}`,
    `X-WR-CALNAME:${icsText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...ranges.flatMap((range) => [
      'BEGIN:VEVENT',
      `UID:${icsText(range.key)}@${domain}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(range.from)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(range.until))}`,
      `SUMMARY:${icsText(range.name)}`,
      // shown, but nobody is busy for it
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return icsFile(lines);
}

/** Lines as a file: folded at 75 bytes, CRLF. */
export function icsFile(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const compact = (date: string): string => date.replaceAll('-', '');

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

/** A text as the value of a property. */
export function icsText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\n|\r/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** At most 75 bytes a line, the space in front of a continued one counted, and no character cut apart. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += character;
    bytes += size;
  }
  return [...lines, current].join('\r\n');
}
