import { createTranslator } from 'use-intl';
import { describe, expect, it } from 'vitest';
import de from '../locales/de.ts';
import en from '../locales/en.ts';
import { createTimeWords } from './use-time.ts';

const words = (locale: 'en' | 'de', timeZone = 'Europe/Berlin') => {
  const t = createTranslator({ locale, messages: locale === 'en' ? en : de, namespace: 'common' });
  return createTimeWords(locale, timeZone, t as never);
};
/** Monday, 10:00 in Berlin. */
const now = Date.parse('2026-11-23T09:00:00Z');

describe('relative', () => {
  it.each([
    ['2026-11-23T09:00:30Z', 'now'],
    ['2026-11-23T09:40:00Z', 'in 40 min'],
    ['2026-11-23T08:55:00Z', '5 min ago'],
    ['2026-11-23T12:10:00Z', 'in 3 h'],
    ['2026-11-23T07:00:00Z', '2 h ago'],
    ['2026-11-23T16:30:00Z', '17:30'],
    ['2026-11-24T08:30:00Z', 'tomorrow, 09:30'],
    ['2026-11-22T16:00:00Z', 'yesterday, 17:00'],
    ['2026-11-27T08:30:00Z', 'Fri 09:30'],
    ['2026-12-24T08:30:00Z', '24 Dec'],
    ['2025-12-24T08:30:00Z', '24 Dec 2025'],
  ])('%s is %s', (at, text) => {
    expect(words('en').relative(at, now)).toBe(text);
  });
});

describe('due', () => {
  it('says in words whether it is late', () => {
    expect(words('en').due('2026-11-23T09:20:00Z', now)).toBe('due in 20 min');
    expect(words('en').due('2026-11-23T09:00:00Z', now)).toBe('late since 10:00');
    expect(words('de').due('2026-11-22T16:00:00Z', now)).toBe('überfällig seit gestern, 17:00');
  });
});

describe('absolute', () => {
  it("is in the dealer's zone and names the year only when it is another", () => {
    expect(words('en').absolute('2026-11-23T09:30:00Z', now)).toBe('Mon 23 Nov, 10:30');
    expect(words('en', 'America/New_York').absolute('2026-11-23T09:30:00Z', now)).toBe('Mon 23 Nov, 04:30');
    expect(words('en').absolute('2027-01-04T09:30:00Z', now)).toBe('Mon 4 Jan 2027, 10:30');
  });
});

describe('begin and end of a span', () => {
  it('names whole days by their first and last day', () => {
    expect(words('en').begin('2026-12-20T23:00:00Z', now)).toBe('Mon 21 Dec');
    expect(words('en').end('2026-12-31T23:00:00Z', now)).toBe('Thu 31 Dec');
    expect(words('en').end('2026-12-31T11:00:00Z', now)).toBe('Thu 31 Dec, 12:00');
  });
});

describe('duration', () => {
  it.each([
    [2_700, '45 min'],
    [7_200, '2:00 h'],
    [5_400, '1:30 h'],
  ])('%d s are %s', (seconds, text) => {
    expect(words('en').duration(seconds)).toBe(text);
  });
});
