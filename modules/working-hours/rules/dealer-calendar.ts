import type { Calendar, DayOff, WeeklyHours } from './calendar.ts';
import { HOLIDAY_COUNTRIES, type HolidayCountry, holidaysOf, regionsOf } from './holidays/holidays.ts';

/** The hours of a dealer as people enter them: ranges of own days off, holidays by country and region. */
export interface HoursOfDealer {
  readonly weekly: WeeklyHours;
  readonly holidays: { readonly country: string; readonly region: string | null } | null;
  /** Local dates, both inclusive. */
  readonly ownDaysOff: readonly { readonly from: string; readonly until: string; readonly name: string }[];
  readonly specialOpenings: readonly {
    readonly date: string;
    readonly intervals: readonly (readonly [string, string])[];
    readonly name: string;
  }[];
}

export interface CalendarPlace {
  readonly timeZone: string;
  /** Of the names of holidays. */
  readonly language: 'de' | 'nl' | 'en';
  /** Holidays are written out for these years, both inclusive. */
  readonly fromYear: number;
  readonly untilYear: number;
}

/** More days than this in one range are a slip in the year. */
export const LONGEST_RANGE_DAYS = 366;

/** The calendar that the hours stand for. Ranges that are backwards or too long count for nothing: check them first. */
export function toCalendar(hours: HoursOfDealer, place: CalendarPlace): Calendar {
  return {
    timeZone: place.timeZone,
    weekly: hours.weekly,
    daysOff: [...ownDays(hours), ...publicHolidays(hours.holidays, place)],
    specialOpenings: hours.specialOpenings,
  };
}

export interface RangeFinding {
  /** A path into the hours: `ownDaysOff.3.until`. */
  readonly field: string;
  readonly code: 'rangeBackwards' | 'rangeTooLong' | 'regionUnknown' | 'countryUnknown';
}

/** What is wrong with what a calendar no longer shows: ranges of days, and the place of the holidays. */
export function checkHours(hours: HoursOfDealer): readonly RangeFinding[] {
  const found: RangeFinding[] = [];
  for (const [i, { from, until }] of hours.ownDaysOff.entries()) {
    const days = daysBetween(from, until);
    if (days < 0) found.push({ field: `ownDaysOff.${i}.until`, code: 'rangeBackwards' });
    if (days >= LONGEST_RANGE_DAYS) found.push({ field: `ownDaysOff.${i}.until`, code: 'rangeTooLong' });
  }
  if (hours.holidays !== null) {
    const { country, region } = hours.holidays;
    if (!isHolidayCountry(country)) found.push({ field: 'holidays.country', code: 'countryUnknown' });
    else if (region !== null && !regionsOf(country).some(({ code }) => code === region)) {
      found.push({ field: 'holidays.region', code: 'regionUnknown' });
    }
  }
  return found;
}

export function isHolidayCountry(country: string): country is HolidayCountry {
  return HOLIDAY_COUNTRIES.some((known) => known === country);
}

function daysBetween(from: string, until: string): number {
  return Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' }).days;
}

function ownDays(hours: HoursOfDealer): DayOff[] {
  return hours.ownDaysOff.flatMap(({ from, until, name }) => {
    const days = daysBetween(from, until);
    if (days < 0 || days >= LONGEST_RANGE_DAYS) return [];
    const first = Temporal.PlainDate.from(from);
    return Array.from({ length: days + 1 }, (_, day) => ({
      date: first.add({ days: day }).toString(),
      name,
      kind: 'own' as const,
    }));
  });
}

/** Nothing for a country whose holidays are not known, and only those of the whole country for an unknown region. */
function publicHolidays(
  place: HoursOfDealer['holidays'],
  { language, fromYear, untilYear }: CalendarPlace,
): DayOff[] {
  if (place === null || !isHolidayCountry(place.country)) return [];
  const { country } = place;
  const region = regionsOf(country).some(({ code }) => code === place.region) ? place.region : null;
  const years = Array.from({ length: untilYear - fromYear + 1 }, (_, i) => fromYear + i);
  return years.flatMap((year) =>
    holidaysOf(country, region, year).map(({ date, name }) => ({
      date,
      name: name[language],
      kind: 'holiday' as const,
      names: name,
    })),
  );
}
