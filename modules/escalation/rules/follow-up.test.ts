import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../working-hours/index.ts';
import { usualFollowUp } from './follow-up.ts';

const workday = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
] as const;
const calendar = compileCalendar({
  timeZone: 'Europe/Berlin',
  weekly: {
    mon: workday,
    tue: workday,
    wed: workday,
    thu: workday,
    fri: workday,
    sat: [['10:00', '13:00']],
    sun: [],
  },
  daysOff: [{ date: '2026-05-25', name: 'Whit Monday', kind: 'holiday' }],
  specialOpenings: [{ date: '2026-05-31', intervals: [['11:00', '16:00']], name: 'Open Sunday' }],
});
const berlin = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Berlin').toInstant();

describe('the usual follow-up', () => {
  it.each([
    ['the next working day opens', '2026-05-19T10:00', 1, '2026-05-20T09:00'],
    ['two working days', '2026-05-19T17:59', 2, '2026-05-21T09:00'],
    ['an answer in the night counts for its own date', '2026-05-19T00:30', 1, '2026-05-20T09:00'],
    ['Saturday has hours of its own', '2026-05-22T16:00', 1, '2026-05-23T10:00'],
    ['Sunday and a holiday are skipped', '2026-05-22T16:00', 2, '2026-05-26T09:00'],
    ['an answer on a day off', '2026-05-24T12:00', 1, '2026-05-26T09:00'],
    ['a special opening counts', '2026-05-30T12:00', 1, '2026-05-31T11:00'],
    ['over the change to winter time', '2026-10-24T12:00', 1, '2026-10-26T09:00'],
  ])('%s', (_, from, days, to) => {
    expect(usualFollowUp(berlin(from), days, calendar).toString()).toBe(berlin(to).toString());
  });

  it('counts plain days when the calendar never opens', () => {
    const never = compileCalendar({
      timeZone: 'Europe/Berlin',
      weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
      daysOff: [],
      specialOpenings: [],
    });
    const from = berlin('2026-05-19T10:00');
    expect(usualFollowUp(from, 3, never).toString()).toBe(from.add({ hours: 72 }).toString());
  });
});
