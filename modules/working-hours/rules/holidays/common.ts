import { afterEaster, fixed, type HolidayRule } from './dates.ts';

/** Holidays that several countries share; a country adds where it applies, or its own name for it. */
export const newYear: HolidayRule = {
  names: { de: 'Neujahr', nl: 'Nieuwjaarsdag', en: "New Year's Day" },
  on: fixed(1, 1),
};
export const epiphany: HolidayRule = {
  names: { de: 'Heilige Drei Könige', nl: 'Driekoningen', en: 'Epiphany' },
  on: fixed(1, 6),
};
export const goodFriday: HolidayRule = {
  names: { de: 'Karfreitag', nl: 'Goede Vrijdag', en: 'Good Friday' },
  on: afterEaster(-2),
};
export const easterDay: HolidayRule = {
  names: { de: 'Ostersonntag', nl: 'Eerste paasdag', en: 'Easter Sunday' },
  on: afterEaster(0),
};
export const easterMonday: HolidayRule = {
  names: { de: 'Ostermontag', nl: 'Tweede paasdag', en: 'Easter Monday' },
  on: afterEaster(1),
};
export const labourDay: HolidayRule = {
  names: { de: 'Tag der Arbeit', nl: 'Dag van de Arbeid', en: 'Labour Day' },
  on: fixed(5, 1),
};
export const ascension: HolidayRule = {
  names: { de: 'Christi Himmelfahrt', nl: 'Hemelvaartsdag', en: 'Ascension Day' },
  on: afterEaster(39),
};
export const whitSunday: HolidayRule = {
  names: { de: 'Pfingstsonntag', nl: 'Eerste pinksterdag', en: 'Whit Sunday' },
  on: afterEaster(49),
};
export const whitMonday: HolidayRule = {
  names: { de: 'Pfingstmontag', nl: 'Tweede pinksterdag', en: 'Whit Monday' },
  on: afterEaster(50),
};
export const corpusChristi: HolidayRule = {
  names: { de: 'Fronleichnam', nl: 'Sacramentsdag', en: 'Corpus Christi' },
  on: afterEaster(60),
};
export const assumption: HolidayRule = {
  names: { de: 'Mariä Himmelfahrt', nl: 'Maria-Hemelvaart', en: 'Assumption Day' },
  on: fixed(8, 15),
};
export const allSaints: HolidayRule = {
  names: { de: 'Allerheiligen', nl: 'Allerheiligen', en: "All Saints' Day" },
  on: fixed(11, 1),
};
export const immaculateConception: HolidayRule = {
  names: { de: 'Mariä Empfängnis', nl: 'Maria-Onbevlekte Ontvangenis', en: 'Immaculate Conception' },
  on: fixed(12, 8),
};
export const christmasDay: HolidayRule = {
  names: { de: '1. Weihnachtstag', nl: 'Eerste kerstdag', en: 'Christmas Day' },
  on: fixed(12, 25),
};
export const secondChristmasDay: HolidayRule = {
  names: { de: '2. Weihnachtstag', nl: 'Tweede kerstdag', en: 'Second Day of Christmas' },
  on: fixed(12, 26),
};
