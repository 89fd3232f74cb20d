import type { Calendars, HoursSettings } from '../../../api/types.ts';
import { addDays } from '../../../time/zone.ts';
import { type Weekday, weekdays } from '../week/weekly.ts';

/** What makes a day another day than its weekday. */
export type DayKind = 'holiday' | 'own' | 'subscribed' | 'opening';

export interface Sources {
  readonly hours: Pick<HoursSettings, 'weekly' | 'ownDaysOff' | 'specialOpenings'>;
  /** Of the year that is shown. */
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly calendars: Calendars['rows'];
}

/** One thing of a year: a holiday, own days off, days of a subscribed calendar, a special opening. */
export interface Entry {
  readonly kind: DayKind;
  readonly from: string;
  readonly until: string;
  readonly name: string;
  /** The place in the hours' list, for own days off and openings; else null. */
  readonly index: number | null;
  /** The name of the calendar the days come from. */
  readonly calendar: string | null;
  readonly intervals: HoursSettings['specialOpenings'][number]['intervals'];
}

/** All entries that touch the year, by date. What has no date yet is left out. */
export function entriesOf(year: number, { hours, holidays, calendars }: Sources): Entry[] {
  const all: Entry[] = [
    ...holidays.map(({ date, name }) => entry('holiday', { from: date, until: date, name })),
    ...hours.ownDaysOff.map((days, index) => entry('own', { ...days, index })),
    ...calendars.flatMap((calendar) =>
      calendar.daysOff.map((days) => entry('subscribed', { ...days, calendar: calendar.name })),
    ),
    ...hours.specialOpenings.map(({ date, name, intervals }, index) =>
      entry('opening', { from: date, until: date, name, intervals, index }),
    ),
  ];
  return all
    .filter(({ from, until }) => from !== '' && from <= `${year}-12-31` && until >= `${year}-01-01`)
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

function entry(
  kind: DayKind,
  known: Pick<Entry, 'from' | 'until' | 'name'> & Partial<Pick<Entry, 'index' | 'calendar' | 'intervals'>>,
): Entry {
  const { from, until, name, index = null, calendar = null, intervals = [] } = known;
  return { kind, from, until, name, index, calendar, intervals };
}

/** The entries of each date of the year that has any. */
export function entriesByDate(
  year: number,
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const byDate = new Map<string, Entry[]>();
  for (const each of entries) {
    const last = each.until < `${year}-12-31` ? each.until : `${year}-12-31`;
    for (
      let date = each.from > `${year}-01-01` ? each.from : `${year}-01-01`;
      date <= last;
      date = addDays(date, 1)
    ) {
      byDate.set(date, [...(byDate.get(date) ?? []), each]);
    }
  }
  return byDate;
}

export function weekdayOf(date: string): Weekday {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekdays[(sundayFirst + 6) % 7] ?? 'mon';
}

/** The weeks of a month, Monday first; null where a week belongs to another month. `month` from 1. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const lead = weekdays.indexOf(weekdayOf(first));
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = [
    ...Array.from({ length: lead }, () => null),
    ...Array.from({ length }, (_, day) => addDays(first, day)),
  ];
  const weeks: (string | null)[][] = [];
  for (let at = 0; at < cells.length; at += 7) {
    const week = cells.slice(at, at + 7);
    weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)]);
  }
  return weeks;
}

/** Both ends of a drag, whichever came first. */
export function rangeOf(one: string, other: string): { readonly from: string; readonly until: string } {
  return one <= other ? { from: one, until: other } : { from: other, until: one };
}

/** What a key on a date leads to within its year; null: nothing. */
export function dateAfterKey(date: string, key: string): string | null {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (by !== undefined) return within(date, addDays(date, by));
  const day = weekdays.indexOf(weekdayOf(date));
  if (key === 'Home') return within(date, addDays(date, -day));
  if (key === 'End') return within(date, addDays(date, 6 - day));
  if (key === 'PageUp') return within(date, monthsLater(date, -1));
  return key === 'PageDown' ? within(date, monthsLater(date, 1)) : null;
}

function within(date: string, next: string): string {
  return next.slice(0, 4) === date.slice(0, 4) ? next : date;
}

/** The same day of another month, or its last one. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, length))).toISOString().slice(0, 10);
}
