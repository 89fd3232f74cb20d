import { describe, expect, it } from 'vitest';
import { colourOf, yellowFrom } from './colours.ts';

const DUE = 1_000_000_000;
const minutes = (count: number) => count * 60_000;

describe('yellow begins', () => {
  it.each([
    { title: 'at the reminder', reminderMinutes: 30, responseMinutes: 120, before: 30 },
    { title: 'at a reminder longer than an hour', reminderMinutes: 90, responseMinutes: 120, before: 90 },
    { title: 'without one, in the last quarter', reminderMinutes: null, responseMinutes: 120, before: 30 },
    { title: 'in the last quarter of ten minutes', reminderMinutes: null, responseMinutes: 10, before: 2.5 },
    { title: 'at most an hour ahead', reminderMinutes: null, responseMinutes: 480, before: 60 },
    { title: 'exactly an hour ahead of four', reminderMinutes: null, responseMinutes: 240, before: 60 },
  ])('$title', ({ reminderMinutes, responseMinutes, before }) => {
    expect(yellowFrom({ dueAt: DUE, reminderMinutes, responseMinutes })).toBe(DUE - minutes(before));
  });
});

describe('the colour', () => {
  const deadline = { dueAt: DUE, yellowFrom: DUE - minutes(30) };
  it.each([
    { at: 'long before', now: DUE - minutes(31), colour: 'green' },
    { at: 'a millisecond before the reminder', now: DUE - minutes(30) - 1, colour: 'green' },
    { at: 'at the reminder', now: DUE - minutes(30), colour: 'yellow' },
    { at: 'a millisecond before due', now: DUE - 1, colour: 'yellow' },
    { at: 'at due', now: DUE, colour: 'red' },
    { at: 'long after', now: DUE + minutes(10_000), colour: 'red' },
  ])('$at is $colour', ({ now, colour }) => {
    expect(colourOf(now, deadline)).toBe(colour);
  });

  it('is yellow at once when the reminder moment is past on arrival', () => {
    const received = DUE - minutes(10);
    expect(colourOf(received, deadline)).toBe('yellow');
  });
});
