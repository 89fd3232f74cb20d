import { expect, it } from 'vitest';
import { HOLIDAY_COUNTRIES, regionsOf } from '../../../../modules/working-hours/index.ts';
import { holidayRegions } from './holiday-regions.ts';

it('offers exactly the countries and regions whose holidays the rules know', () => {
  expect(Object.keys(holidayRegions)).toEqual([...HOLIDAY_COUNTRIES]);
  for (const country of HOLIDAY_COUNTRIES) expect(holidayRegions[country]).toEqual(regionsOf(country));
});
