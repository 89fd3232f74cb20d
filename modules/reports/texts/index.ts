import type { Language } from '../../../platform/http/shapes.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { nl } from './nl.ts';

export type { Words };

const all: Readonly<Record<Language, Words>> = { de, en, nl };
const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB', nl: 'nl-NL' };

export function wordsOf(language: Language): Words {
  return all[language];
}

/** Puts values into the places of a text. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** What a cell holds: how its number is written. */
export type Kind = 'count' | 'percent' | 'minutes' | 'money' | 'decimal' | 'text';

/** Writes a number as people of the language do; percents are shares of 1, money is cents of euros. */
export function writer(language: Language): (kind: Kind, value: number | string | null) => string {
  const locale = locales[language];
  const count = new Intl.NumberFormat(locale);
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  return (kind, value) => {
    if (value === null) return '–';
    if (typeof value === 'string') return value;
    if (kind === 'minutes') return duration(value, all[language]);
    if (kind === 'percent') return percent.format(value);
    if (kind === 'money') return money.format(value / 100);
    return (kind === 'decimal' ? decimal : count).format(value);
  };
}

function duration(minutes: number, words: Words): string {
  if (minutes < 60) return `${minutes} ${words.min}`;
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)} ${words.hour}`;
  return rest === 0 ? hours : `${hours} ${rest} ${words.min}`;
}

export function dayWriter(language: Language): (day: Temporal.PlainDate) => string {
  return (day) =>
    day.toLocaleString(locales[language], {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      calendar: 'gregory',
    });
}

/** "May 2026" of `2026-05`. */
export function monthWriter(language: Language): (month: string) => string {
  return (month) =>
    Temporal.PlainDate.from(`${month}-01`).toLocaleString(locales[language], {
      month: 'short',
      year: 'numeric',
      calendar: 'gregory',
    });
}
