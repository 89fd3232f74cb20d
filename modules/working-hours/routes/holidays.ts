import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Language } from '../../../platform/http/shapes.ts';
import { HolidayList } from '../../dealers/contract.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { isHolidayCountry } from '../rules/dealer-calendar.ts';
import { holidaysOf, regionsOf } from '../rules/holidays/holidays.ts';

/** The hours themselves are an area of the dealer's settings, saved by `setHours`. */
export function holidayRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/settings/hours/holidays',
    tag: 'Settings',
    summary: 'The public holidays of a year',
    description: 'Of the country and region that are saved, or of the ones asked for.',
    schema: {
      querystring: Type.Object(
        {
          year: Type.Integer({ minimum: 2020, maximum: 2100 }),
          country: Type.Optional(Type.String({ minLength: 2, maxLength: 2 })),
          region: Type.Optional(Type.String({ maxLength: 10 })),
          language: Type.Optional(Language),
        },
        { additionalProperties: false },
      ),
      response: HolidayList,
    },
    handler: async ({ tx, query }) => {
      const dealer = await getDealer(tx);
      const saved = (await readSettings(tx, 'hours')).value.holidays;
      const place =
        query.country === undefined ? saved : { country: query.country, region: query.region ?? null };
      if (place === null) return { days: [] };
      const { country } = place;
      if (!isHolidayCountry(country)) refuse('invalid', 'settings.countryUnknown', { field: 'country' });
      const region = place.region === '' ? null : place.region;
      if (region !== null && !regionsOf(country).some(({ code }) => code === region)) {
        refuse('invalid', 'settings.regionUnknown', { field: 'region' });
      }
      const language = query.language ?? dealer.language;
      const days = holidaysOf(country, region, query.year);
      return { days: days.map(({ date, name }) => ({ date, name: name[language] })) };
    },
  });
}
