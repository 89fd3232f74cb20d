import { describe, expect, it } from 'vitest';
import { type Compare, comparedWith, type Preset, periodOf } from './period.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const shown = (period: { from: Temporal.PlainDate; until: Temporal.PlainDate } | null) =>
  period && [period.from.toString(), period.until.toString()];

describe('a preset', () => {
  it.each<[Preset, string, string]>([
    ['last7', '2026-05-10', '2026-05-17'],
    ['last30', '2026-04-17', '2026-05-17'],
    ['last90', '2026-02-16', '2026-05-17'],
    ['last365', '2025-05-17', '2026-05-17'],
    ['thisMonth', '2026-05-01', '2026-05-17'],
    ['lastMonth', '2026-04-01', '2026-05-01'],
    ['lastQuarter', '2026-01-01', '2026-04-01'],
    ['thisYear', '2026-01-01', '2026-05-17'],
  ])('%s is from %s to before %s', (preset, from, until) => {
    expect(shown(periodOf(preset, day('2026-05-16')))).toEqual([from, until]);
  });
});

describe('the period to compare with', () => {
  it.each<[string, string, Compare, readonly [string, string] | null]>([
    ['2026-05-01', '2026-05-08', 'previous', ['2026-04-24', '2026-05-01']],
    ['2026-03-01', '2026-04-01', 'previous', ['2026-02-01', '2026-03-01']],
    ['2026-04-01', '2026-07-01', 'previous', ['2026-01-01', '2026-04-01']],
    ['2026-03-01', '2026-04-01', 'lastYear', ['2025-03-01', '2025-04-01']],
    ['2028-02-29', '2028-03-01', 'lastYear', ['2027-02-28', '2027-03-01']],
    ['2026-03-01', '2026-04-01', 'none', null],
  ])('of %s to %s by %s', (from, until, compare, expected) => {
    expect(shown(comparedWith({ from: day(from), until: day(until) }, compare))).toEqual(expected);
  });
});
