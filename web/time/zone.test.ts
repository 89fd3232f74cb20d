import { describe, expect, it } from 'vitest';
import { colourAt } from './due.ts';
import { addDays, momentOf, wallOf } from './zone.ts';

describe('wall time', () => {
  it.each([
    ['2026-01-15', '09:30', 'Europe/Berlin', '2026-01-15T08:30:00.000Z'],
    ['2026-07-15', '09:30', 'Europe/Berlin', '2026-07-15T07:30:00.000Z'],
    // Skipped in spring: shifted forward. Doubled in autumn: the first.
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-11-23', '00:00', 'America/New_York', '2026-11-23T05:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, moment) => {
    expect(momentOf({ date, time }, zone)).toBe(moment);
  });

  it('is no moment when the fields are no time', () => {
    expect(momentOf({ date: '', time: '09:00' }, 'Europe/Berlin')).toBeNull();
  });

  it('comes back from a moment', () => {
    expect(wallOf(Date.parse('2026-11-23T23:15:00Z'), 'Europe/Berlin')).toEqual({
      date: '2026-11-24',
      time: '00:15',
    });
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('the colour of a due moment', () => {
  const due = { yellowFrom: '2026-11-23T09:30:00Z', at: '2026-11-23T10:00:00Z' };
  it.each([
    ['2026-11-23T09:29:59Z', 'green'],
    ['2026-11-23T09:30:00Z', 'yellow'],
    ['2026-11-23T09:59:59Z', 'yellow'],
    ['2026-11-23T10:00:00Z', 'red'],
  ])('at %s it is %s', (now, colour) => {
    expect(colourAt(due, Date.parse(now))).toBe(colour);
  });
});
