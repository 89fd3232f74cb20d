import * as common from './common.ts';
import { daysAfter, fixed, type HolidayRule, type Region, weekdayFrom } from './dates.ts';

/** The thirteen legal holidays of Austria; the patron days of its Länder close schools and offices only. */
export const austrianHolidays: readonly HolidayRule[] = [
  common.newYear,
  common.epiphany,
  common.easterMonday,
  { ...common.labourDay, names: { ...common.labourDay.names, de: 'Staatsfeiertag' } },
  common.ascension,
  common.whitMonday,
  common.corpusChristi,
  common.assumption,
  { names: { de: 'Nationalfeiertag', nl: 'Nationale feestdag', en: 'National Day' }, on: fixed(10, 26) },
  common.allSaints,
  common.immaculateConception,
  { ...common.christmasDay, names: { ...common.christmasDay.names, de: 'Christtag' } },
  {
    ...common.secondChristmasDay,
    names: { de: 'Stefanitag', nl: 'Tweede kerstdag', en: "Saint Stephen's Day" },
  },
];

/** Cantons whose days are the same in all their municipalities, or nearly so. */
export const swissRegions: readonly Region[] = [
  { code: 'BL', names: same('Basel-Landschaft') },
  { code: 'BS', names: same('Basel-Stadt') },
  { code: 'BE', names: { de: 'Bern', nl: 'Bern', en: 'Bern' } },
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
];

function same(name: string) {
  return { de: name, nl: name, en: name };
}

/** The cantons that keep Easter and Whit Monday and Saint Stephen's Day, mostly the once Reformed ones. */
const reformed = ['BE', 'BL', 'BS', 'GR', 'SG', 'SH', 'TG', 'ZH'];
const catholic = ['FR', 'LU', 'TI', 'ZG'];

/** The Federal Day of Thanksgiving: the third Sunday in September. */
const federalFast = weekdayFrom(7, fixed(9, 15));

/**
 * Days that are treated like Sundays. Four are so in every canton; the rest is cantonal. Days that always fall on a
 * Sunday are left out. Cantons not listed have days that differ by district or municipality (Aargau, Solothurn,
 * Valais, …): they get the four, and the dealer adds own days.
 */
export const swissHolidays: readonly HolidayRule[] = [
  common.newYear,
  {
    names: { de: 'Berchtoldstag', nl: 'Berchtoldsdag', en: "Saint Berchtold's Day" },
    on: fixed(1, 2),
    regions: ['BE', 'TG', 'VD'],
  },
  { ...common.epiphany, regions: ['TI'] },
  {
    names: { de: 'Josefstag', nl: 'Sint-Jozef', en: "Saint Joseph's Day" },
    on: fixed(3, 19),
    regions: ['TI'],
  },
  {
    ...common.goodFriday,
    regions: ['BE', 'BL', 'BS', 'FR', 'GE', 'LU', 'SG', 'SH', 'TG', 'VD', 'ZG', 'ZH'],
  },
  { ...common.easterMonday, regions: [...reformed, 'GE', 'TI', 'VD'] },
  { ...common.labourDay, regions: ['BL', 'BS', 'SH', 'TG', 'TI', 'ZH'] },
  { ...common.ascension, names: { ...common.ascension.names, de: 'Auffahrt' } },
  { ...common.whitMonday, regions: [...reformed, 'GE', 'TI', 'VD'] },
  { ...common.corpusChristi, regions: catholic },
  {
    names: { de: 'Peter und Paul', nl: 'Petrus en Paulus', en: 'Saints Peter and Paul' },
    on: fixed(6, 29),
    regions: ['TI'],
  },
  { names: { de: 'Bundesfeiertag', nl: 'Nationale feestdag', en: 'Swiss National Day' }, on: fixed(8, 1) },
  { ...common.assumption, regions: catholic },
  {
    names: { de: 'Genfer Bettag', nl: 'Geneefse bededag', en: 'Fast of Geneva' },
    // The Thursday after the first Sunday in September.
    on: daysAfter(4, weekdayFrom(7, fixed(9, 1))),
    regions: ['GE'],
  },
  {
    names: { de: 'Bettagsmontag', nl: 'Maandag na de federale bededag', en: 'Federal Fast Monday' },
    on: daysAfter(1, federalFast),
    regions: ['VD'],
  },
  { ...common.allSaints, regions: [...catholic, 'SG'] },
  { ...common.immaculateConception, regions: catholic },
  { ...common.christmasDay, names: { de: 'Weihnachten', nl: 'Eerste kerstdag', en: 'Christmas Day' } },
  {
    names: { de: 'Stephanstag', nl: 'Tweede kerstdag', en: "Saint Stephen's Day" },
    on: fixed(12, 26),
    regions: [...reformed, 'LU', 'TI'],
  },
  {
    names: {
      de: 'Wiederherstellung der Republik',
      nl: 'Herstel van de Republiek',
      en: 'Restoration of the Republic',
    },
    on: fixed(12, 31),
    regions: ['GE'],
  },
];
