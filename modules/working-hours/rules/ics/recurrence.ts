import { parseLocalDate } from '../wall-time.ts';

/** Days are numbers here: 0 is 1970-01-01 (see `parseLocalDate`). Weekdays are 0 for Monday to 6 for Sunday. */
export interface Recurrence {
  readonly every: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY';
  readonly interval: number;
  /** How many there are in all, with the first; null: no such end. */
  readonly count: number | null;
  /** The last day on which one may begin; null: no such end. */
  readonly until: number | null;
  readonly months: readonly number[];
  /** Negative from the month's end. */
  readonly monthDays: readonly number[];
  readonly weekdays: readonly { readonly weekday: number; readonly nth: number | null }[];
  /** Which of a period's days, negative from its end; none: all. */
  readonly positions: readonly number[];
  readonly weekStart: number;
}

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = new Set('FREQ INTERVAL COUNT UNTIL BYMONTH BYMONTHDAY BYDAY BYSETPOS WKST'.split(' '));
const notForDays = new Set('BYSECOND BYMINUTE BYHOUR BYYEARDAY BYWEEKNO'.split(' '));

/** Reads an RRULE; otherwise why not: nonsense, or something real that days off are not repeated by. */
export function parseRecurrence(text: string): Recurrence | 'notReadable' | 'notSupported' {
  const parts = new Map<string, string>();
  // a year's days, one by one, are not that long
  if (text.length > 2000) return 'notReadable';
  for (const part of text.toUpperCase().replace(/;$/, '').split(';')) {
    const [, key, value] = /^([A-Z-]+)=(.+)$/.exec(part.trim()) ?? [];
    if (key === undefined || value === undefined || parts.has(key)) return 'notReadable';
    if (notForDays.has(key)) return 'notSupported';
    if (!known.has(key)) return 'notReadable';
    parts.set(key, value);
  }
  const every = parts.get('FREQ') ?? '';
  if (/^(SECOND|MINUTE|HOUR)LY$/.test(every)) return 'notSupported';
  if (every !== 'YEARLY' && every !== 'MONTHLY' && every !== 'WEEKLY' && every !== 'DAILY')
    return 'notReadable';
  const interval = wholeNumber(parts.get('INTERVAL') ?? '1');
  const count = parts.has('COUNT') ? wholeNumber(parts.get('COUNT') ?? '') : null;
  const until = untilOf(parts.get('UNTIL'));
  const months = numbers(parts.get('BYMONTH'), 1, 12);
  const monthDays = numbers(parts.get('BYMONTHDAY'), -31, 31);
  const positions = numbers(parts.get('BYSETPOS'), -366, 366);
  const weekdays = weekdaysOf(parts.get('BYDAY'));
  const weekStart = weekdayNames.indexOf(parts.get('WKST') ?? 'MO');
  if (interval === undefined || count === undefined || until === undefined) return 'notReadable';
  if (!months || !monthDays || !positions || !weekdays || weekStart < 0) return 'notReadable';
  const counted = weekdays.some(({ nth }) => nth !== null);
  if (counted && (every === 'WEEKLY' || every === 'DAILY')) return 'notReadable';
  return { every, interval, count, until, months, monthDays, weekdays, positions, weekStart };
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

function untilOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?$/.exec(text) ?? [];
  return parseLocalDate(`${year}-${month}-${day}`) ?? undefined;
}

function numbers(text: string | undefined, least: number, most: number): readonly number[] | undefined {
  if (text === undefined) return [];
  const all = text.split(',').map((part) => (/^[+-]?\d{1,3}$/.test(part) ? Number(part) : 0));
  return all.every((number) => number !== 0 && number >= least && number <= most) ? all : undefined;
}

function weekdaysOf(text: string | undefined): Recurrence['weekdays'] | undefined {
  if (text === undefined) return [];
  const all = text.split(',').map((part) => {
    const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(part) ?? [];
    return { weekday: weekdayNames.indexOf(name), nth: nth === undefined ? null : Number(nth) };
  });
  return all.every(({ weekday, nth }) => weekday >= 0 && nth !== 0) ? all : undefined;
}
