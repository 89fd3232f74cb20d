import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, firstFrom, SERIES_UNITS, type Series, type SeriesUnit } from './series.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
function series(every: number, unit: SeriesUnit, anchor: string, end: Partial<Series> = {}): Series {
  return { every, unit, anchor: date(anchor), until: null, count: null, ...end };
}
const dates = (one: Series, most: number) =>
  Array.from({ length: most }, (_, n) => dateOf(one, n)?.toString() ?? 'over').join(' ');

describe('the dates of a series', () => {
  it.each<[string, Series, string]>([
    ['every day', series(1, 'day', '2026-02-27'), '2026-02-27 2026-02-28 2026-03-01 2026-03-02'],
    ['every third day', series(3, 'day', '2026-12-30'), '2026-12-30 2027-01-02 2027-01-05 2027-01-08'],
    ['every second week', series(2, 'week', '2026-03-10'), '2026-03-10 2026-03-24 2026-04-07 2026-04-21'],
    [
      'over the change to summer time (29 March 2026)',
      series(1, 'week', '2026-03-22'),
      '2026-03-22 2026-03-29 2026-04-05 2026-04-12',
    ],
    ['on the 31st', series(1, 'month', '2026-01-31'), '2026-01-31 2026-02-28 2026-03-31 2026-04-30'],
    ['every quarter', series(3, 'month', '2026-11-30'), '2026-11-30 2027-02-28 2027-05-30 2027-08-30'],
    ['on 29 February', series(1, 'year', '2024-02-29'), '2024-02-29 2025-02-28 2026-02-28 2027-02-28'],
    [
      'on 29 February, every fourth year',
      series(4, 'year', '2024-02-29'),
      '2024-02-29 2028-02-29 2032-02-29 2036-02-29',
    ],
    [
      'until a date, which counts',
      series(1, 'month', '2026-01-15', { until: date('2026-03-15') }),
      '2026-01-15 2026-02-15 2026-03-15 over',
    ],
    ['three in all', series(1, 'week', '2026-01-05', { count: 3 }), '2026-01-05 2026-01-12 2026-01-19 over'],
  ])('%s', (_, one, expected) => {
    expect(dates(one, 4)).toBe(expected);
  });
});

describe('the first from a day on', () => {
  it.each<[string, Series, string, string]>([
    ['the anchor itself', series(1, 'month', '2026-01-31'), '2026-01-31', '0 2026-01-31'],
    ['the anchor, from before', series(1, 'month', '2026-01-31'), '2025-01-01', '0 2026-01-31'],
    ['the short month', series(1, 'month', '2026-01-31'), '2026-02-02', '1 2026-02-28'],
    ['the last day of the short month', series(1, 'month', '2026-01-31'), '2026-02-28', '1 2026-02-28'],
    ['after a long pause', series(2, 'week', '2026-01-05'), '2026-07-01', '13 2026-07-06'],
    ['29 February again', series(1, 'year', '2024-02-29'), '2028-02-29', '4 2028-02-29'],
    ['none after the last', series(1, 'week', '2026-01-05', { count: 2 }), '2026-01-13', 'none'],
  ])('%s', (_, one, day, expected) => {
    const found = firstFrom(one, date(day));
    expect(found === null ? 'none' : `${found.number} ${found.date.toString()}`).toBe(expected);
  });

  it('is never before the day, and none between it and the day is left out', () => {
    const anyDate = fc.integer({ min: 0, max: 20_000 }).map((days) => date('1990-01-31').add({ days }));
    const anySeries = fc.record({
      every: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom(...SERIES_UNITS),
      anchor: anyDate,
      until: fc.constant(null),
      count: fc.constant(null),
    });
    fc.assert(
      fc.property(anySeries, anyDate, (one, day) => {
        const found = firstFrom(one, day);
        if (found === null) return false;
        const before = found.number === 0 ? null : dateOf(one, found.number - 1);
        return (
          Temporal.PlainDate.compare(found.date, day) >= 0 &&
          (before === null || Temporal.PlainDate.compare(before, day) < 0)
        );
      }),
    );
  });
});
