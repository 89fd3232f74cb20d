import { describe, expect, it } from 'vitest';
import type { Calendar, WeeklyHours } from './calendar.ts';
import { compileCalendar } from './compile.ts';
import { checkOwnHours, isOnDuty } from './own-hours.ts';
import { berlin, everyDay, off, sampleCalendar } from './sample-calendar.ts';

const none = everyDay();
const mornings: WeeklyHours = { ...none, mon: [['09:00', '13:00']], tue: [['09:00', '13:00']] };
const late: WeeklyHours = everyDay(['12:00', '24:00']);
const split: WeeklyHours = {
  ...none,
  wed: [
    ['09:00', '11:00'],
    ['15:00', '18:00'],
  ],
};
const tuesdays: WeeklyHours = { ...none, tue: [['10:00', '18:00']] };
const saturdays: WeeklyHours = { ...none, sat: [['08:00', '20:00']] };
const sundays: WeeklyHours = { ...none, sun: [['00:00', '24:00']] };

const usual: Partial<Calendar> = {};
const whitMonday: Partial<Calendar> = { daysOff: [off('2026-05-25', 'Whit Monday', 'holiday')] };
const autumnFair: Partial<Calendar> = {
  specialOpenings: [{ date: '2026-09-27', intervals: [['11:00', '17:00']] }],
};
const allDay: Partial<Calendar> = { weekly: everyDay(['00:00', '24:00']) };

describe('isOnDuty', () => {
  // Berlin; the dealer is open Mon–Fri 09:00–18:00, Sat 09:00–13:00 unless something else is said
  it.each<[string, WeeklyHours | null, Partial<Calendar>, string, boolean]>([
    ['without own hours, in the middle of the night', null, usual, '2026-06-21 03:00', true],
    ['inside the own hours', mornings, usual, '2026-06-15 10:00', true],
    ['at their beginning', mornings, usual, '2026-06-15 09:00', true],
    ['a second before their end', mornings, usual, '2026-06-15 12:59:59', true],
    ['at their end', mornings, usual, '2026-06-15 13:00', false],
    ['in the afternoon off', mornings, usual, '2026-06-15 15:00', false],
    ['on a weekday off', mornings, usual, '2026-06-17 10:00', false],
    ['in the own lunch break', split, usual, '2026-06-17 13:00', false],
    ['after the own lunch break', split, usual, '2026-06-17 15:00', true],
    ['at night: who is there when the dealer opens', mornings, usual, '2026-06-15 20:00', true],
    ['at night: not who comes later', late, usual, '2026-06-15 20:00', false],
    ['at night: own hours outside the opening are no matter', sundays, usual, '2026-06-21 12:00', false],
    ['at closing: the next opening counts', late, usual, '2026-06-15 18:00', false],
    ['before midnight while the dealer is open', late, allDay, '2026-06-15 23:59:59', true],
    ['at midnight the next day begins', late, allDay, '2026-06-16 00:00', false],
    ['Saturday after closing: Monday morning', mornings, usual, '2026-06-20 14:00', true],
    ['Saturday after closing: Monday is not Tuesday', tuesdays, usual, '2026-06-20 14:00', false],
    ['before a holiday: the day after it', mornings, whitMonday, '2026-05-23 14:00', true],
    ['before a holiday: from ten on is not at nine', tuesdays, whitMonday, '2026-05-23 14:00', false],
    [
      'on a holiday of the dealer: not by the hours of that weekday',
      saturdays,
      whitMonday,
      '2026-05-25 10:00',
      false,
    ],
    ['a special opening: who works on Sundays', sundays, autumnFair, '2026-09-27 12:00', true],
    ['a special opening: who works on Mondays does not', mornings, autumnFair, '2026-09-27 12:00', false],
    ['before a special opening: who works on Sundays', sundays, autumnFair, '2026-09-26 15:00', true],
  ])('%s', (_, own, changes, at, onDuty) => {
    expect(isOnDuty(own, compileCalendar(sampleCalendar(changes)), berlin(at))).toBe(onDuty);
  });

  const hour = (open: string, close: string) => everyDay([open, close]);
  // instants: local times of these nights are skipped or come twice
  it.each<[string, WeeklyHours, string, boolean]>([
    ['spring: 01:59 of winter time', hour('01:00', '02:00'), '2026-03-29T00:59:59Z', true],
    ['spring: the hour that is skipped is nobody’s', hour('02:00', '03:00'), '2026-03-29T01:00:00Z', false],
    ['spring: after 01:59 comes 03:00', hour('03:00', '04:00'), '2026-03-29T01:00:00Z', true],
    ['autumn: 02:30 the first time', hour('02:00', '03:00'), '2026-10-25T00:30:00Z', true],
    ['autumn: 02:30 the second time', hour('02:00', '03:00'), '2026-10-25T01:30:00Z', true],
    ['autumn: 03:00 comes once', hour('02:00', '03:00'), '2026-10-25T02:00:00Z', false],
  ])('in the night of the change, %s', (_, own, at, onDuty) => {
    const open = compileCalendar(sampleCalendar(allDay));
    expect(isOnDuty(own, open, Temporal.Instant.from(at))).toBe(onDuty);
  });

  it('reads the wall clock of the dealer, not of the server', () => {
    const azores = compileCalendar(sampleCalendar({ timeZone: 'Atlantic/Azores' }));
    // Monday 10:00 and 13:00 on the Azores
    expect(isOnDuty(mornings, azores, Temporal.Instant.from('2026-06-15T10:00Z'))).toBe(true);
    expect(isOnDuty(mornings, azores, Temporal.Instant.from('2026-06-15T13:00Z'))).toBe(false);
  });

  it('goes by the moment itself when the dealer never opens again', () => {
    const never = compileCalendar(sampleCalendar({ weekly: none }));
    expect(isOnDuty(mornings, never, berlin('2026-06-15 10:00'))).toBe(true);
    expect(isOnDuty(mornings, never, berlin('2026-06-15 14:00'))).toBe(false);
  });
});

describe('checkOwnHours', () => {
  it.each<[string, WeeklyHours]>([
    ['mornings', mornings],
    ['a break, and until midnight', everyDay(['09:00', '12:00'], ['13:00', '24:00'])],
  ])('takes %s', (_, own) => expect(checkOwnHours(own)).toEqual([]));

  it.each<[string, WeeklyHours, string, string]>([
    ['no time of day', { ...none, tue: [['9:00', '18:00']] }, 'tue.0.0', 'timeNotReadable'],
    ['a time after midnight', { ...none, sun: [['09:00', '24:30']] }, 'sun.0.1', 'timeNotReadable'],
    [
      'past midnight',
      {
        ...none,
        fri: [
          ['09:00', '10:00'],
          ['22:00', '02:00'],
        ],
      },
      'fri.1',
      'intervalBackwards',
    ],
    ['nothing', { ...none, mon: [['09:00', '09:00']] }, 'mon.0', 'intervalEmpty'],
    ['no hours at all', none, '', 'noOwnHours'],
  ])('refuses %s', (_, own, field, code) => {
    expect(checkOwnHours(own)).toEqual([expect.objectContaining({ field, code })]);
  });
});
