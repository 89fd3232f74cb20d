import { describe, expect, it } from 'vitest';
import { daysOf, nextRun, occasionKey, windowOf } from './occasions.ts';

describe('the next nightly run', () => {
  it.each<[string, string, string]>([
    ['this night', '2026-03-10T00:30+01:00', '2026-03-10T01:00:00Z'],
    ['at its very moment: the following night', '2026-03-10T02:00+01:00', '2026-03-11T01:00:00Z'],
    ['in the evening', '2026-03-10T20:00+01:00', '2026-03-11T01:00:00Z'],
    ['before the night in which two is skipped', '2026-03-28T20:00+01:00', '2026-03-29T01:00:00Z'],
    ['before the night in which two comes twice', '2026-10-24T20:00+02:00', '2026-10-25T00:00:00Z'],
  ])('%s', (_, now, expected) => {
    expect(nextRun(Temporal.Instant.from(now), 'Europe/Berlin').toString()).toBe(expected);
  });
});

it('makes up for a week and looks two weeks ahead', () => {
  const days = daysOf(windowOf(Temporal.PlainDate.from('2028-02-25'))).map(String);
  expect([days.length, days[0], days.at(-1)]).toEqual([22, '2028-02-18', '2028-03-10']);
});

it('names an occasion without the rule that was written for it', () => {
  expect(occasionKey({ occasion: 'leaseEnd', before: { count: 6, unit: 'months' } })).toBe(
    'leaseEnd 6 months',
  );
});
