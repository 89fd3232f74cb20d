import { describe, expect, it } from 'vitest';
import { drawn, joined, movedBy, snapped, timeOf, withEdge } from './drag.ts';
import type { Interval } from './weekly.ts';

describe('dragging hours', () => {
  it.each([
    [0, '00:00'],
    [545, '09:05'],
    [1440, '24:00'],
    [-20, '00:00'],
    [2000, '24:00'],
  ])('%i minutes are %s', (minutes, time) => expect(timeOf(minutes)).toBe(time));

  it.each([
    [547, 15, 540],
    [548, 15, 555],
    [554, 30, 540],
    [-3, 15, 0],
    [1500, 30, 1440],
  ])('%i by %i snaps to %i', (minutes, step, expected) => expect(snapped(minutes, step)).toBe(expected));

  it.each<[string, number, number, Interval]>([
    ['to the right', 540, 720, ['09:00', '12:00']],
    ['to the left', 720, 540, ['09:00', '12:00']],
    ['nowhere', 540, 540, ['09:00', '09:15']],
    ['at the end of the day', 1440, 1440, ['23:45', '24:00']],
  ])('draws %s', (_, anchor, minutes, expected) => expect(drawn(anchor, minutes, 15)).toEqual(expected));

  it.each<[number, Interval]>([
    [60, ['10:00', '19:00']],
    [-600, ['00:00', '09:00']],
    [1000, ['15:00', '24:00']],
  ])('moves by %i minutes and keeps the length', (by, expected) => {
    expect(movedBy(['09:00', '18:00'], by)).toEqual(expected);
  });

  it.each<[string, 'opens' | 'closes', number, Interval]>([
    ['opens earlier', 'opens', 480, ['08:00', '18:00']],
    ['opens never after it closes', 'opens', 1200, ['17:45', '18:00']],
    ['closes at midnight', 'closes', 1500, ['09:00', '24:00']],
    ['closes never before it opens', 'closes', 60, ['09:00', '09:15']],
  ])('%s', (_, edge, minutes, expected) => {
    expect(withEdge(['09:00', '18:00'], edge, minutes)).toEqual(expected);
  });

  it('joins what overlaps or touches', () => {
    expect(
      joined([
        ['13:00', '18:00'],
        ['09:00', '12:00'],
        ['11:00', '12:30'],
        ['18:00', '20:00'],
      ]),
    ).toEqual([
      ['09:00', '12:30'],
      ['13:00', '20:00'],
    ]);
  });
});
