import { expect, it } from 'vitest';
import { readWallClock } from './wall-clock.ts';

it.each([
  ['9', '09:00'],
  ['09', '09:00'],
  ['930', '09:30'],
  ['1745', '17:45'],
  ['9:30', '09:30'],
  ['9.30', '09:30'],
  ['18 h', '18:00'],
  ['18 Uhr', '18:00'],
  ['0:00', '00:00'],
  ['24', '24:00'],
  ['24:01', null],
  ['25', null],
  ['9:60', null],
  ['9:3', null],
  ['', null],
  ['noon', null],
])('reads %j as %j', (typed, time) => {
  expect(readWallClock(typed)).toBe(time);
});
