import * as common from './common.ts';
import { daysAfter, fixed, type HolidayRule, only, type Region, since, weekdayFrom } from './dates.ts';

export const germanRegions: readonly Region[] = [
  { code: 'BW', names: { de: 'Baden-Württemberg', nl: 'Baden-Württemberg', en: 'Baden-Württemberg' } },
  { code: 'BY', names: { de: 'Bayern', nl: 'Beieren', en: 'Bavaria' } },
  { code: 'BE', names: { de: 'Berlin', nl: 'Berlijn', en: 'Berlin' } },
  { code: 'BB', names: { de: 'Brandenburg', nl: 'Brandenburg', en: 'Brandenburg' } },
  { code: 'HB', names: { de: 'Bremen', nl: 'Bremen', en: 'Bremen' } },
  { code: 'HH', names: { de: 'Hamburg', nl: 'Hamburg', en: 'Hamburg' } },
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
  { code: 'SL', names: { de: 'Saarland', nl: 'Saarland', en: 'Saarland' } },
  { code: 'SN', names: { de: 'Sachsen', nl: 'Saksen', en: 'Saxony' } },
  { code: 'ST', names: { de: 'Sachsen-Anhalt', nl: 'Saksen-Anhalt', en: 'Saxony-Anhalt' } },
  { code: 'SH', names: { de: 'Schleswig-Holstein', nl: 'Sleeswijk-Holstein', en: 'Schleswig-Holstein' } },
  { code: 'TH', names: { de: 'Thüringen', nl: 'Thüringen', en: 'Thuringia' } },
];

const reformation: HolidayRule = {
  names: { de: 'Reformationstag', nl: 'Hervormingsdag', en: 'Reformation Day' },
  on: fixed(10, 31),
};
const womensDay: HolidayRule = {
  names: {
    de: 'Internationaler Frauentag',
    nl: 'Internationale Vrouwendag',
    en: "International Women's Day",
  },
  on: fixed(3, 8),
};

/**
 * The holiday laws of the sixteen Länder, right from 2017 on. What only some municipalities of a Land have is left to
 * the dealer's own days: 15 August in Bavaria, Corpus Christi in Saxony and Thuringia, 8 August in Augsburg.
 */
export const germanHolidays: readonly HolidayRule[] = [
  common.newYear,
  { ...common.epiphany, regions: ['BW', 'BY', 'ST'] },
  { ...womensDay, regions: ['BE'], when: since(2019) },
  { ...womensDay, regions: ['MV'], when: since(2023) },
  common.goodFriday,
  { ...common.easterDay, regions: ['BB'] },
  common.easterMonday,
  common.labourDay,
  {
    names: { de: 'Tag der Befreiung', nl: 'Dag van de Bevrijding', en: 'Liberation Day' },
    on: fixed(5, 8),
    regions: ['BE'],
    when: only(2020, 2025),
  },
  common.ascension,
  { ...common.whitSunday, regions: ['BB'] },
  common.whitMonday,
  { ...common.corpusChristi, regions: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
  {
    names: {
      de: '75. Jahrestag des 17. Juni 1953',
      nl: '75 jaar volksopstand van 17 juni 1953',
      en: '75 years since the uprising of 17 June 1953',
    },
    on: fixed(6, 17),
    regions: ['BE'],
    when: only(2028),
  },
  { ...common.assumption, regions: ['SL'] },
  {
    names: { de: 'Weltkindertag', nl: 'Wereldkinderdag', en: "World Children's Day" },
    on: fixed(9, 20),
    regions: ['TH'],
    when: since(2019),
  },
  {
    names: { de: 'Tag der Deutschen Einheit', nl: 'Dag van de Duitse eenheid', en: 'German Unity Day' },
    on: fixed(10, 3),
  },
  { ...reformation, when: only(2017) },
  { ...reformation, regions: ['BB', 'MV', 'SN', 'ST', 'TH'] },
  { ...reformation, regions: ['HB', 'HH', 'NI', 'SH'], when: since(2018) },
  { ...common.allSaints, regions: ['BW', 'BY', 'NW', 'RP', 'SL'] },
  {
    // The Wednesday before 23 November.
    names: { de: 'Buß- und Bettag', nl: 'Boete- en bededag', en: 'Day of Repentance and Prayer' },
    on: weekdayFrom(3, daysAfter(-7, fixed(11, 23))),
    regions: ['SN'],
  },
  common.christmasDay,
  common.secondChristmasDay,
];
