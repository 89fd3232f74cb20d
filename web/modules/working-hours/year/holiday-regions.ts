import type { Language } from '../../../api/types.ts';

type Names = Readonly<Record<Language, string>>;
export type HolidayRegion = { code: string; names: Names };

const same = (name: string): Names => ({ de: name, nl: name, en: name });

/** Whose holidays the product knows, and the regions that have their own. A test holds it to modules/working-hours. */
export const holidayRegions: Readonly<Record<string, readonly HolidayRegion[]>> = {
  DE: [
    { code: 'BW', names: same('Baden-Württemberg') },
    { code: 'BY', names: { de: 'Bayern', nl: 'Beieren', en: 'Bavaria' } },
    { code: 'BE', names: { de: 'Berlin', nl: 'Berlijn', en: 'Berlin' } },
    { code: 'BB', names: same('Brandenburg') },
    { code: 'HB', names: same('Bremen') },
    { code: 'HH', names: same('Hamburg') },
    { code: 'HE', names: { de: 'Hessen', nl: 'Hessen', en: 'Hesse' } },
    {
      code: 'MV',
      names: {
        de: 'Mecklenburg-Vorpommern',
        nl: 'Mecklenburg-Voor-Pommeren',
        en: 'Mecklenburg-Western Pomerania',
      },
    },
    { code: 'NI', names: { de: 'Niedersachsen', nl: 'Nedersaksen', en: 'Lower Saxony' } },
    {
      code: 'NW',
      names: { de: 'Nordrhein-Westfalen', nl: 'Noordrijn-Westfalen', en: 'North Rhine-Westphalia' },
    },
    { code: 'RP', names: { de: 'Rheinland-Pfalz', nl: 'Rijnland-Palts', en: 'Rhineland-Palatinate' } },
    { code: 'SL', names: same('Saarland') },
    { code: 'SN', names: { de: 'Sachsen', nl: 'Saksen', en: 'Saxony' } },
    { code: 'ST', names: { de: 'Sachsen-Anhalt', nl: 'Saksen-Anhalt', en: 'Saxony-Anhalt' } },
    { code: 'SH', names: { de: 'Schleswig-Holstein', nl: 'Sleeswijk-Holstein', en: 'Schleswig-Holstein' } },
    { code: 'TH', names: { de: 'Thüringen', nl: 'Thüringen', en: 'Thuringia' } },
  ],
  NL: [],
  AT: [],
  CH: [
    { code: 'BL', names: same('Basel-Landschaft') },
    { code: 'BS', names: same('Basel-Stadt') },
    { code: 'BE', names: same('Bern') },
    { code: 'FR', names: { de: 'Freiburg', nl: 'Fribourg', en: 'Fribourg' } },
    { code: 'GE', names: { de: 'Genf', nl: 'Genève', en: 'Geneva' } },
    { code: 'GR', names: { de: 'Graubünden', nl: 'Graubünden', en: 'Grisons' } },
    { code: 'LU', names: { de: 'Luzern', nl: 'Luzern', en: 'Lucerne' } },
    { code: 'SG', names: { de: 'St. Gallen', nl: 'Sankt Gallen', en: 'St. Gallen' } },
    { code: 'SH', names: same('Schaffhausen') },
    { code: 'TG', names: same('Thurgau') },
    { code: 'TI', names: { de: 'Tessin', nl: 'Ticino', en: 'Ticino' } },
    { code: 'VD', names: { de: 'Waadt', nl: 'Vaud', en: 'Vaud' } },
    { code: 'ZG', names: same('Zug') },
    { code: 'ZH', names: { de: 'Zürich', nl: 'Zürich', en: 'Zurich' } },
  ],
  BE: [],
  LU: [],
};
