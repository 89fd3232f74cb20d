import { describe, expect, it } from 'vitest';
import { type Calendar, compileCalendar } from '../../working-hours/index.ts';
import { type ChosenDue, dueOf, isOver, remindedAt } from './due.ts';

const weekday = [['09:00', '12:00'] as const, ['13:00', '18:00'] as const];
const plain: Calendar = {
  timeZone: 'Europe/Berlin',
  weekly: {
    mon: weekday,
    tue: weekday,
    wed: weekday,
    thu: weekday,
    fri: weekday,
    sat: [['09:00', '13:00']],
    sun: [],
  },
  daysOff: [{ date: '2026-04-06', name: 'Ostermontag', kind: 'holiday' }],
  specialOpenings: [],
};
const calendar = compileCalendar(plain);
const never = compileCalendar({
  ...plain,
  weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
});
const times = { reminderMinutes: 30, responseMinutes: 120 };
const on = (date: string): ChosenDue => ({ on: Temporal.PlainDate.from(date) });
const at = (moment: string): ChosenDue => ({ at: Temporal.Instant.from(moment) });
const wall = (moment: Temporal.Instant) =>
  moment.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('a due', () => {
  it.each<[string, ChosenDue, string, string, string]>([
    ['of a day', on('2026-03-10'), '2026-03-10T09:00', '2026-03-10T18:00', '2026-03-10T09:00'],
    ['of a Saturday', on('2026-03-14'), '2026-03-14T09:00', '2026-03-14T13:00', '2026-03-14T09:00'],
    ['of a Sunday: Monday', on('2026-03-15'), '2026-03-16T09:00', '2026-03-16T18:00', '2026-03-16T09:00'],
    [
      'of Easter Monday: Tuesday',
      on('2026-04-06'),
      '2026-04-07T09:00',
      '2026-04-07T18:00',
      '2026-04-07T09:00',
    ],
    [
      'on the day the clocks change',
      on('2026-03-29'),
      '2026-03-30T09:00',
      '2026-03-30T18:00',
      '2026-03-30T09:00',
    ],
    ['of a moment', at('2026-03-10T14:00+01:00'), '2026-03-10T13:30', '2026-03-10T14:00', '2026-03-10T14:00'],
    [
      'of a moment outside the hours',
      at('2026-03-10T20:00+01:00'),
      '2026-03-10T19:30',
      '2026-03-10T20:00',
      '2026-03-10T20:00',
    ],
  ])('%s: yellow, late, reminded', (_, chosen, yellow, late, reminded) => {
    const due = dueOf(chosen, calendar, times);
    expect([wall(due.yellowFrom), wall(due.dueAt), wall(remindedAt(due))]).toEqual([yellow, late, reminded]);
  });

  it('of a day at a dealer who never opens lasts the whole day', () => {
    const due = dueOf(on('2026-03-29'), never, times);
    expect([wall(due.yellowFrom), wall(due.dueAt)]).toEqual(['2026-03-29T00:00', '2026-03-30T00:00']);
  });

  it('turns yellow a quarter of the response time before when there is no reminder', () => {
    const due = dueOf(at('2026-03-10T14:00+01:00'), calendar, { ...times, reminderMinutes: null });
    expect(wall(due.yellowFrom)).toBe('2026-03-10T13:30');
  });
});

describe('what is over', () => {
  const now = Temporal.Instant.from('2026-03-10T23:30+01:00');
  it.each<[string, ChosenDue, boolean]>([
    ['today is not, however late', on('2026-03-10'), false],
    ['yesterday is', on('2026-03-09'), true],
    ['this very moment is', at('2026-03-10T23:30+01:00'), true],
    ['the next minute is not', at('2026-03-10T23:31+01:00'), false],
  ])('%s', (_, chosen, over) => {
    expect(isOver(chosen, now, 'Europe/Berlin')).toBe(over);
  });
});
