import * as common from './common.ts';
import { fixed, type HolidayRule, since } from './dates.ts';

/**
 * The general days off of the Netherlands, right from 2014 on. Good Friday is none. Liberation Day is observed every
 * year, but is a day off only every fifth (2025, 2030, …); a dealer who closes in other years adds an own day.
 */
export const dutchHolidays: readonly HolidayRule[] = [
  common.newYear,
  common.easterDay,
  common.easterMonday,
  { names: { de: 'Königstag', nl: 'Koningsdag', en: "King's Day" }, on: kingsDay },
  {
    names: { de: 'Befreiungstag', nl: 'Bevrijdingsdag', en: 'Liberation Day' },
    on: fixed(5, 5),
    when: (year) => year % 5 === 0,
  },
  common.ascension,
  common.whitSunday,
  common.whitMonday,
  common.christmasDay,
  common.secondChristmasDay,
];

/** 27 April; on a Sunday it is kept the day before. */
function kingsDay(year: number): Temporal.PlainDate {
  const birthday = Temporal.PlainDate.from({ year, month: 4, day: 27 });
  return birthday.dayOfWeek === 7 ? birthday.subtract({ days: 1 }) : birthday;
}

const easterMonday: HolidayRule = {
  ...common.easterMonday,
  names: { ...common.easterMonday.names, nl: 'Paasmaandag' },
};
const whitMonday: HolidayRule = {
  ...common.whitMonday,
  names: { ...common.whitMonday.names, nl: 'Pinkstermaandag' },
};
const christmasDay: HolidayRule = {
  ...common.christmasDay,
  names: { de: 'Weihnachten', nl: 'Kerstmis', en: 'Christmas Day' },
};
const assumption: HolidayRule = {
  ...common.assumption,
  names: { ...common.assumption.names, nl: 'Onze-Lieve-Vrouw-Hemelvaart' },
};

/**
 * The ten legal holidays of Belgium. The feasts of the communities (11 July, 27 September, 15 November) and of the
 * Brussels and Walloon regions bind public offices only.
 */
export const belgianHolidays: readonly HolidayRule[] = [
  common.newYear,
  easterMonday,
  common.labourDay,
  common.ascension,
  whitMonday,
  {
    names: { de: 'Nationalfeiertag', nl: 'Nationale feestdag', en: 'Belgian National Day' },
    on: fixed(7, 21),
  },
  assumption,
  common.allSaints,
  { names: { de: 'Waffenstillstand', nl: 'Wapenstilstand', en: 'Armistice Day' }, on: fixed(11, 11) },
  christmasDay,
];

/** The eleven legal holidays of Luxembourg. */
export const luxembourgishHolidays: readonly HolidayRule[] = [
  common.newYear,
  easterMonday,
  common.labourDay,
  { names: { de: 'Europatag', nl: 'Europadag', en: 'Europe Day' }, on: fixed(5, 9), when: since(2019) },
  common.ascension,
  whitMonday,
  {
    names: { de: 'Nationalfeiertag', nl: 'Nationale feestdag', en: 'National Day' },
    on: fixed(6, 23),
  },
  assumption,
  common.allSaints,
  christmasDay,
  {
    ...common.secondChristmasDay,
    names: { ...common.secondChristmasDay.names, de: 'Stephanstag' },
  },
];
