import type { Tell } from './field.ts';

/** The words of the reader's language. */
export interface Words {
  /** A message; without a dot one of `settingsWords.labels`. Null where there is none. */
  readonly find: (key: string, values?: Readonly<Record<string, string | number>>) => string | null;
  readonly nameOf: (id: string) => string | null;
  readonly duration: (minutes: number) => string;
  readonly date: (date: string) => string;
  readonly country: (code: string) => string;
  readonly region: (country: string, code: string) => string;
  readonly language: (code: string) => string;
}

/** A value in words; `none` is the message for null or nothing at all. Never JSON: what cannot be told is "changed". */
export function told(tell: Tell, value: unknown, words: Words, none = 'nothing'): string {
  if (value === null || value === undefined || value === '') return say(words, none);
  if (tell.as === 'list') {
    const parts = asList(value).map((part) => told(tell.of, part, words));
    return parts.length === 0 ? say(words, none) : parts.join(', ');
  }
  if (tell.as === 'choice') return words.find(`${tell.words}.${plain(value)}`) ?? say(words, 'unknown');
  return tellers[tell.as](value, words);
}

export function say(words: Words, key: string, values?: Readonly<Record<string, string | number>>): string {
  return words.find(key, values) ?? '';
}

type Plain = Exclude<Tell['as'], 'list' | 'choice'>;

const tellers: { readonly [as in Plain]: (value: unknown, words: Words) => string } = {
  text: plain,
  number: plain,
  yesNo: (value, words) => say(words, value === true ? 'common.states.yes' : 'common.states.no'),
  minutes: (value, words) => words.duration(Number(value)),
  days: (value, words) => say(words, 'days', { count: Number(value) }),
  hours: (value, words) => say(words, 'hours', { count: Number(value) }),
  language: (value, words) => words.language(plain(value)),
  name: nameWithShares,
  interval: (value) => asList(value).map(plain).join('–'),
  daysOff: (value, words) => {
    const { from, until, name } = asRecord(value);
    const first = words.date(plain(from));
    return named(from === until ? first : `${first} – ${words.date(plain(until))}`, name);
  },
  opening: (value, words) => {
    const { date, intervals, name } = asRecord(value);
    const hours = asList(intervals).map((one) => asList(one).map(plain).join('–'));
    return named(`${words.date(plain(date))} ${hours.join(', ')}`, name);
  },
  holidays: (value, words) => {
    const { country, region } = asRecord(value);
    const code = plain(country);
    const rest = typeof region === 'string' ? `, ${words.region(code, region)}` : '';
    return `${words.country(code)}${rest}`;
  },
  before: (value, words) => {
    const { count, unit } = asRecord(value);
    return say(words, unit === 'months' ? 'months' : 'days', { count: Number(count) });
  },
};

/** An id, or a member `{ userId, weight }` of a group. */
function nameWithShares(value: unknown, words: Words): string {
  const { userId, weight } = asRecord(value);
  const name = words.nameOf(plain(userId ?? value)) ?? say(words, 'gone');
  return typeof weight === 'number' && weight !== 1 ? `${name} (${weight})` : name;
}

function named(text: string, name: unknown): string {
  return typeof name === 'string' && name !== '' ? `${text} (${name})` : text;
}

/** Texts and numbers as they are; anything else is no text. */
export function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
