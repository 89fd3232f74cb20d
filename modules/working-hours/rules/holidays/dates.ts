import type { LocalNames } from '../calendar.ts';

/** One public holiday: what it is called, when it is, and where and in which years it is one. */
export interface HolidayRule {
  readonly names: LocalNames;
  readonly on: (year: number) => Temporal.PlainDate;
  /** Region codes; absent: the whole country. */
  readonly regions?: readonly string[];
  /** Whether it is a holiday in this year; absent: in every year. */
  readonly when?: (year: number) => boolean;
}

/** A part of a country with holidays of its own. The code is the second half of ISO 3166-2. */
export interface Region {
  readonly code: string;
  readonly names: LocalNames;
}

export type OnDate = HolidayRule['on'];

export function fixed(month: number, day: number): OnDate {
  return (year) => Temporal.PlainDate.from({ year, month, day });
}

/** So many days after Easter Sunday; before it when negative. */
export function afterEaster(days: number): OnDate {
  return (year) => easterSunday(year).add({ days });
}

/** The first such weekday (1 is Monday, 7 is Sunday) on or after a date. */
export function weekdayFrom(weekday: number, date: OnDate): OnDate {
  return (year) => {
    const start = date(year);
    return start.add({ days: (weekday - start.dayOfWeek + 7) % 7 });
  };
}

export function daysAfter(days: number, date: OnDate): OnDate {
  return (year) => date(year).add({ days });
}

export function since(first: number): (year: number) => boolean {
  return (year) => year >= first;
}

export function only(...years: readonly number[]): (year: number) => boolean {
  return (year) => years.includes(year);
}

/**
 * Western Easter in the Gregorian calendar: the Sunday after the first full moon of the church on or after 21 March
 * (Gauss' rule with its two exceptions).
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sunShift = 2 - Math.floor((3 * century + 3) / 4);
  const golden = year % 19;
  const moonSeed = (19 * golden + moonShift) % 30;
  const late = moonSeed === 29 || (moonSeed === 28 && golden > 10) ? 1 : 0;
  /** Full moon and the first Sunday of March as days of March, counted on into April. */
  const fullMoon = 21 + moonSeed - late;
  const sunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7);
  const march = fullMoon + 7 - ((((fullMoon - sunday) % 7) + 7) % 7);
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: march - 1 });
}
