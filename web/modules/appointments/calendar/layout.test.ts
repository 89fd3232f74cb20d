import { describe, expect, it } from 'vitest';
import { blockOn, hoursOf, lanesOf, mondayOf, snapped } from './layout.ts';

const zone = 'Europe/Berlin';
const span = (from: string, until: string) => ({ from: Date.parse(from), until: Date.parse(until) });

describe('a block of a day', () => {
  it.each([
    ['inside', span('2026-03-10T09:00Z', '2026-03-10T10:30Z'), '600–690'],
    ['over midnight, the day it begins', span('2026-03-10T22:00Z', '2026-03-11T01:00Z'), '1380–1440'],
    ['from the day before', span('2026-03-09T20:00Z', '2026-03-10T08:00Z'), '0–540'],
    ['until midnight', span('2026-03-10T20:00Z', '2026-03-10T23:00Z'), '1260–1440'],
    ['another day', span('2026-03-11T20:00Z', '2026-03-11T23:00Z'), 'none'],
  ])('%s', (_, moments, expected) => {
    const block = blockOn('2026-03-10', moments, zone);
    expect(block === null ? 'none' : `${block.from}–${block.until}`).toBe(expected);
  });
});

describe('lanes', () => {
  it.each([
    ['one', [[0, 60]], '0/1'],
    [
      'one after the other',
      [
        [0, 60],
        [60, 120],
      ],
      '0/1 0/1',
    ],
    [
      'side by side',
      [
        [0, 60],
        [30, 90],
      ],
      '0/2 1/2',
    ],
    [
      'a chain of three in two lanes',
      [
        [0, 60],
        [30, 90],
        [60, 120],
      ],
      '0/2 1/2 0/2',
    ],
    [
      'in any order',
      [
        [30, 90],
        [0, 60],
      ],
      '1/2 0/2',
    ],
  ] as [string, [number, number][], string][])('%s', (_, pairs, expected) => {
    const lanes = lanesOf(pairs.map(([from, until]) => ({ from, until })));
    expect(lanes.map(({ lane, lanes: of }) => `${lane}/${of}`).join(' ')).toBe(expected);
  });
});

it('shows eight to six, and more where there is more', () => {
  expect(hoursOf([])).toEqual({ first: 8, last: 18 });
  expect(hoursOf([{ from: 430, until: 1210 }])).toEqual({ first: 7, last: 21 });
});

it('lands on quarters of an hour of the day, and knows Mondays', () => {
  expect([snapped(607), snapped(-20), snapped(1439)]).toEqual([600, 0, 1425]);
  expect([mondayOf('2026-03-10'), mondayOf('2026-03-15'), mondayOf('2026-03-16')]).toEqual([
    '2026-03-09',
    '2026-03-09',
    '2026-03-16',
  ]);
});
