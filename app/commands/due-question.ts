import {
  type Calendar,
  type CalendarFinding,
  checkReadable,
  type DayOff,
  type Interval,
  WEEKDAYS,
  type WeeklyHours,
} from '../../modules/working-hours/index.ts';

/** What a line of `forecourt due` asks of its calendar. */
export type Question =
  | { readonly kind: 'due'; readonly start: Temporal.Instant; readonly duration: Temporal.Duration }
  | { readonly kind: 'between'; readonly from: Temporal.Instant; readonly to: Temporal.Instant };

export type Fields = Readonly<Record<string, unknown>>;

/** What cannot be read: what, where, and what to write instead. */
export class Unreadable extends Error {}

const FIRST = Temporal.Instant.from('1900-01-01T00:00Z');
const LAST = Temporal.Instant.from('2200-01-01T00:00Z');
const MOST_MINUTES = 100 * 366 * 24 * 60;

export function readFields(line: string): Fields {
  if (line.trim() === '') throw new Unreadable('the line is empty; write one JSON object per line');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Unreadable(`no JSON (${(error as Error).message}); write one JSON object per line`);
  }
  if (!isFields(value)) {
    throw new Unreadable(`${show(value)} is no JSON object; write {"tz":…, "hours":…, "start":…, …}`);
  }
  return value;
}

export function readQuestion(fields: Fields): Question {
  const asksDue = 'start' in fields || 'durationMinutes' in fields;
  const asksBetween = 'from' in fields || 'to' in fields;
  if (asksDue && asksBetween) {
    throw new Unreadable('"start" stands beside "from" or "to"; ask for one of them per line');
  }
  if (asksBetween)
    return { kind: 'between', from: readInstant(fields, 'from'), to: readInstant(fields, 'to') };
  if (asksDue) {
    return {
      kind: 'due',
      start: readInstant(fields, 'start'),
      duration: readMinutes(fields.durationMinutes),
    };
  }
  throw new Unreadable('nothing is asked; give "start" and "durationMinutes", or "from" and "to"');
}

/** Two lines with the same key have the same calendar. */
export function calendarKey({ tz, hours, holidays }: Fields): string {
  return JSON.stringify([tz, hours, holidays]);
}

export function readCalendar({ tz, hours, holidays }: Fields): Calendar {
  if (typeof tz !== 'string') {
    throw new Unreadable(`"tz" is ${show(tz)}; give an IANA time zone such as "Europe/Berlin"`);
  }
  const calendar: Calendar = {
    timeZone: tz,
    weekly: readHours(hours),
    daysOff: readHolidays(holidays),
    specialOpenings: [],
  };
  const [finding] = checkReadable(calendar);
  if (finding) throw new Unreadable(word(finding));
  return calendar;
}

function readHours(hours: unknown): WeeklyHours {
  if (!isFields(hours)) {
    throw new Unreadable(`"hours" is ${show(hours)}; give an object such as {"mon":[["09:00","18:00"]]}`);
  }
  for (const key of Object.keys(hours)) {
    if (!WEEKDAYS.some((day) => day === key)) {
      throw new Unreadable(`"hours.${key}" is no weekday; use ${WEEKDAYS.join(', ')}`);
    }
  }
  const day = (name: string) => readIntervals(hours[name], `hours.${name}`);
  return {
    mon: day('mon'),
    tue: day('tue'),
    wed: day('wed'),
    thu: day('thu'),
    fri: day('fri'),
    sat: day('sat'),
    sun: day('sun'),
  };
}

function readIntervals(value: unknown, path: string): Interval[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new Unreadable(`"${path}" is ${show(value)}; give a list of intervals such as [["09:00","18:00"]]`);
  }
  return value.map((interval: unknown, i) => {
    if (Array.isArray(interval) && interval.length === 2) {
      const [open, close]: unknown[] = interval;
      if (typeof open === 'string' && typeof close === 'string') return [open, close];
    }
    throw new Unreadable(`"${path}.${i}" is ${show(interval)}; give an interval such as ["09:00","18:00"]`);
  });
}

function readHolidays(value: unknown): DayOff[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new Unreadable(`"holidays" is ${show(value)}; give a list of dates such as ["2026-05-25"]`);
  }
  return value.map((date: unknown, i) => {
    if (typeof date === 'string') return { date, name: date, kind: 'holiday' };
    throw new Unreadable(`"holidays.${i}" is ${show(date)}; give a date such as "2026-05-25"`);
  });
}

function readInstant(fields: Fields, name: string): Temporal.Instant {
  const text = fields[name];
  const hint = `give an instant such as "2026-05-22T14:30:00Z"`;
  if (typeof text !== 'string') throw new Unreadable(`"${name}" is ${show(text)}; ${hint}`);
  let instant: Temporal.Instant;
  try {
    instant = Temporal.Instant.from(text);
  } catch {
    throw new Unreadable(
      `"${name}" is ${show(text)}, which is no instant (date, time, and Z or +hh:mm); ${hint}`,
    );
  }
  if (Temporal.Instant.compare(instant, FIRST) < 0 || Temporal.Instant.compare(instant, LAST) >= 0) {
    throw new Unreadable(`"${name}" is ${show(text)}; give an instant of the years 1900 to 2199`);
  }
  return instant;
}

function readMinutes(value: unknown): Temporal.Duration {
  if (typeof value !== 'number' || !(value >= 0) || value > MOST_MINUTES) {
    throw new Unreadable(
      `"durationMinutes" is ${show(value)}; give a number from 0 to ${MOST_MINUTES} (a hundred years)`,
    );
  }
  return Temporal.Duration.from({ milliseconds: Math.round(value * 60_000) });
}

function word({ path, code, value }: CalendarFinding): string {
  if (code === 'timeZoneUnknown') {
    return `"tz" is ${show(value)}, which is no IANA time zone; give one such as "Europe/Berlin"`;
  }
  if (code === 'dateNotReadable') {
    const at = path.replace('daysOff', 'holidays').replace('.date', '');
    return `"${at}" is ${show(value)}, which is no date; give one such as "2026-05-25"`;
  }
  const at = path.replace('weekly', 'hours');
  if (code === 'intervalBackwards') {
    return `"${at}" is ${value}, which ends before it starts; split what passes midnight at 24:00 and 00:00`;
  }
  return `"${at}" is ${show(value)}, which is no time of day; give HH:MM from 00:00 to 24:00`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
