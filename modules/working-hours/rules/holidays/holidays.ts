import type { LocalNames } from '../calendar.ts';
import { austrianHolidays, swissHolidays, swissRegions } from './alpine-countries.ts';
import type { HolidayRule, Region } from './dates.ts';
import { germanHolidays, germanRegions } from './germany.ts';
import { belgianHolidays, dutchHolidays, luxembourgishHolidays } from './low-countries.ts';

export const HOLIDAY_COUNTRIES = ['DE', 'NL', 'AT', 'CH', 'BE', 'LU'] as const;
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number];

export interface PublicHoliday {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly name: LocalNames;
}

const tables: { readonly [country in HolidayCountry]: readonly HolidayRule[] } = {
  DE: germanHolidays,
  NL: dutchHolidays,
  AT: austrianHolidays,
  CH: swissHolidays,
  BE: belgianHolidays,
  LU: luxembourgishHolidays,
};

/** The regions with holidays of their own, by their German names; none where the whole country has the same. */
export function regionsOf(country: HolidayCountry): readonly Region[] {
  if (country === 'DE') return germanRegions;
  if (country === 'CH') return swissRegions;
  return [];
}

/**
 * The public holidays of a year, by date. Without a region only those of the whole country; a region that the country
 * does not have throws a RangeError. Days that only some municipalities keep are none here (15 August in Bavaria).
 * From the laws as they are now: right from 2020 on, at least until somebody changes one.
 */
export function holidaysOf(
  country: HolidayCountry,
  region: string | null,
  year: number,
): readonly PublicHoliday[] {
  if (region !== null && !regionsOf(country).some(({ code }) => code === region)) {
    throw new RangeError(`${country} has no holiday region "${region}"`);
  }
  const byDate = new Map<string, PublicHoliday>();
  for (const rule of tables[country]) {
    if (rule.when && !rule.when(year)) continue;
    if (rule.regions && (region === null || !rule.regions.includes(region))) continue;
    const date = rule.on(year).toString();
    // Two on one date (1 May is Ascension Day in 2008): the table's first names it.
    if (!byDate.has(date)) byDate.set(date, { date, name: rule.names });
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
