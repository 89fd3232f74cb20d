import { existsSync, readFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { easterSunday } from './dates.ts';
import { HOLIDAY_COUNTRIES, type HolidayCountry, holidaysOf, regionsOf } from './holidays.ts';

const years = Array.from({ length: 21 }, (_, i) => 2020 + i);
const regions = HOLIDAY_COUNTRIES.flatMap((country) =>
  [null, ...regionsOf(country).map(({ code }) => code)].map((region) => [country, region] as const),
);

describe('easterSunday', () => {
  it.each([
    ['1954-04-18'],
    ['1981-04-19'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2038-04-25'],
    ['2049-04-18'],
    ['2076-04-19'],
  ])('%s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4))).toString()).toBe(date);
  });
});

describe('holidaysOf', () => {
  it.each<[HolidayCountry, string | null, number, string, string]>([
    ['DE', 'BY', 2026, '2026-06-04', 'Corpus Christi'],
    ['DE', 'BE', 2028, '2028-06-17', '75 years since the uprising of 17 June 1953'],
    ['DE', 'SN', 2026, '2026-11-18', 'Day of Repentance and Prayer'],
    ['DE', 'SN', 2027, '2027-11-17', 'Day of Repentance and Prayer'],
    ['DE', null, 2017, '2017-10-31', 'Reformation Day'],
    ['NL', null, 2025, '2025-04-26', "King's Day"],
    ['NL', null, 2030, '2030-05-05', 'Liberation Day'],
    ['CH', 'GE', 2026, '2026-09-10', 'Fast of Geneva'],
    ['CH', 'VD', 2026, '2026-09-21', 'Federal Fast Monday'],
    ['LU', null, 2026, '2026-05-09', 'Europe Day'],
  ])('%s %s %i has %s, %s', (country, region, year, date, name) => {
    expect(holidaysOf(country, region, year).find((day) => day.date === date)?.name.en).toBe(name);
  });

  it.each<[HolidayCountry, string | null, string, string]>([
    ['DE', 'BY', '2028-08-15', 'is municipal'],
    ['DE', 'BE', '2018-03-08', 'is one since 2019'],
    ['DE', null, '2026-11-01', 'is regional'],
    ['NL', null, '2026-04-03', 'Good Friday is no general day off'],
    ['NL', null, '2026-05-05', 'is off every fifth year'],
    ['BE', null, '2026-07-11', 'binds public offices only'],
  ])('%s %s has not %s: %s', (country, region, date) => {
    const dates = holidaysOf(country, region, Number(date.slice(0, 4))).map((day) => day.date);
    expect(dates).not.toContain(date);
  });

  it('is sorted, names every day in three languages, and has no date twice', () => {
    for (const [country, region] of regions) {
      for (const year of years) {
        const days = holidaysOf(country, region, year);
        const dates = days.map(({ date }) => date);
        expect(dates).toEqual([...new Set(dates)].sort());
        expect(days.every(({ name }) => name.de !== '' && name.nl !== '' && name.en !== '')).toBe(true);
      }
    }
  });

  it('refuses a region that the country has not', () => {
    expect(() => holidaysOf('NL', 'NH', 2026)).toThrow(RangeError);
    expect(() => holidaysOf('DE', 'XX', 2026)).toThrow(RangeError);
  });
});

/** Where we differ on purpose. Days of `theirs` that always fall on a Sunday say nothing of opening hours. */
const judged = {
  ours: new Set(
    // The oracle knows Liberation Day as an observance only; by the usual agreements it is off every fifth year.
    ['2020', '2025', '2030', '2035', '2040'].map((year) => `NL ${year}-05-05`),
  ),
  theirs: (country: string, region: string | null, date: string, name: string) => {
    if (country !== 'CH') return false;
    // Of the whole country the oracle says what most cantons have; we say what all have.
    const notEverywhere = ['Karfreitag', 'Ostermontag', 'Pfingstmontag', 'Stephanstag'];
    if (region === null && notEverywhere.includes(name)) return true;
    return Temporal.PlainDate.from(date).dayOfWeek === 7 && !/-(01-01|08-01|12-2[56])$/.test(date);
  },
};

describe('beside an independent source, 2020 to 2040', () => {
  it.each(regions)('%s %s', (country, region) => {
    const oracle = region === null ? new Holidays(country) : new Holidays(country, region);
    const ours = years.flatMap((year) => holidaysOf(country, region, year).map(({ date }) => date));
    const theirs = years
      .flatMap((year) => oracle.getHolidays(year))
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => ({ date: date.slice(0, 10), name }));
    const theirDates = new Set(theirs.map(({ date }) => date));
    const onlyOurs = ours.filter((date) => !theirDates.has(date) && !judged.ours.has(`${country} ${date}`));
    const onlyTheirs = theirs.filter(
      ({ date, name }) => !ours.includes(date) && !judged.theirs(country, region, date, name),
    );
    expect({ onlyOurs, onlyTheirs }).toEqual({ onlyOurs: [], onlyTheirs: [] });
  });
});

interface SharedCases {
  readonly regions: Readonly<Record<string, readonly { date: string }[]>>;
  readonly disagreements: readonly { region: string; date: string; recommended: boolean }[];
}

const file = new URL('../../../../../shared/cases/holidays.json', import.meta.url);
const shared: SharedCases | null = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;

describe.skipIf(shared === null)(
  'beside the shared cases (skipped when ../shared/cases is not there)',
  () => {
    it.each(Object.entries(shared?.regions ?? {}))('%s, 2026 to 2028', (name, expected) => {
      const [code, region = null] = name.split('-');
      const country = HOLIDAY_COUNTRIES.find((known) => known === code) ?? 'DE';
      const ours = [2026, 2027, 2028].flatMap((year) =>
        holidaysOf(country, region, year).map(({ date }) => date),
      );
      expect(ours).toEqual(expected.map(({ date }) => date));
      for (const { date, recommended } of shared?.disagreements.filter((one) => one.region === name) ?? []) {
        expect(ours.includes(date), `${name} ${date}`).toBe(recommended);
      }
    });
  },
);
