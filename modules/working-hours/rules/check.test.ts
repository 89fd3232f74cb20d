import { describe, expect, it } from 'vitest';
import type { Calendar } from './calendar.ts';
import { checkCalendar } from './check.ts';
import { compileCalendar } from './compile.ts';
import { everyDay, off, sampleCalendar } from './sample-calendar.ts';

const from = Temporal.PlainDate.from('2026-06-16');
const everyDayOff = (days: number) =>
  Array.from({ length: days }, (_, i) => off(from.add({ days: i }).toString()));

describe('checkCalendar', () => {
  it.each<[string, Partial<Calendar>]>([
    ['the usual hours', {}],
    ['a lunch break, and until midnight', { weekly: everyDay(['09:00', '12:00'], ['13:00', '24:00']) }],
    ['overlapping and unsorted hours', { weekly: everyDay(['12:00', '18:00'], ['09:00', '13:00']) }],
    ['a year off but for its last day', { weekly: everyDay(['09:00', '18:00']), daysOff: everyDayOff(365) }],
    [
      'special openings only',
      { weekly: everyDay(), specialOpenings: [{ date: '2027-06-16', intervals: [['09:00', '10:00']] }] },
    ],
    [
      'one date off for two reasons',
      { daysOff: [off('2026-12-25', 'Christmas', 'holiday'), off('2026-12-25')] },
    ],
  ])('takes %s', (_, changes) => {
    const calendar = sampleCalendar(changes);
    expect(checkCalendar(calendar, from)).toEqual([]);
    expect(() => compileCalendar(calendar)).not.toThrow();
  });

  it.each<[string, Partial<Calendar>, string, string, string]>([
    ['no such zone', { timeZone: 'Europe/Cologne' }, 'timeZone', 'timeZoneUnknown', 'Europe/Cologne'],
    ['a bare distance to UTC', { timeZone: '+01:00' }, 'timeZone', 'timeZoneUnknown', '+01:00'],
    ['no time of day', { weekly: everyDay(['9:00', '18:00']) }, 'weekly.mon.0.0', 'timeNotReadable', '9:00'],
    [
      'a time after midnight',
      { weekly: everyDay(['09:00', '24:30']) },
      'weekly.mon.0.1',
      'timeNotReadable',
      '24:30',
    ],
    [
      'past midnight',
      { weekly: everyDay(['22:00', '02:00']) },
      'weekly.mon.0',
      'intervalBackwards',
      '22:00–02:00',
    ],
    [
      'nothing at all',
      { weekly: everyDay(['09:00', '09:00']) },
      'weekly.mon.0',
      'intervalEmpty',
      '09:00–09:00',
    ],
    ['no date', { daysOff: [off('2026-02-29')] }, 'daysOff.0.date', 'dateNotReadable', '2026-02-29'],
    [
      'an opening without hours',
      { specialOpenings: [{ date: '2026-09-27', intervals: [] }] },
      'specialOpenings.0.intervals',
      'openingWithoutHours',
      '2026-09-27',
    ],
    [
      'a date opened twice',
      {
        specialOpenings: [
          { date: '2026-09-27', intervals: [['09:00', '10:00']] },
          { date: '2026-09-27', intervals: [['11:00', '12:00']] },
        ],
      },
      'specialOpenings.1.date',
      'dateTwice',
      '2026-09-27',
    ],
    ['no hours', { weekly: everyDay() }, 'weekly', 'noHours', '2026-06-16–2027-06-17'],
    [
      'a year without a day',
      { daysOff: everyDayOff(366) },
      'daysOff',
      'noWorkingTime',
      '2026-06-16–2027-06-17',
    ],
    [
      'special openings that are over',
      { weekly: everyDay(), specialOpenings: [{ date: '2026-06-15', intervals: [['09:00', '10:00']] }] },
      'daysOff',
      'noWorkingTime',
      '2026-06-16–2027-06-17',
    ],
  ])('refuses %s', (_, changes, path, code, value) => {
    const found = checkCalendar(sampleCalendar(changes), from);
    expect(found[0]).toEqual({ path, code, value });
  });

  it('names every mistake at once', () => {
    const weekly = {
      ...sampleCalendar().weekly,
      mon: [['x', 'y']] as const,
      sat: [['18:00', '09:00']] as const,
    };
    const found = checkCalendar(sampleCalendar({ timeZone: '', weekly }), from);
    expect(found.map(({ path }) => path)).toEqual([
      'timeZone',
      'weekly.mon.0.0',
      'weekly.mon.0.1',
      'weekly.sat.0',
    ]);
  });

  it.each<[string, Partial<Calendar>]>([
    ['zone', { timeZone: 'Europe/Cologne' }],
    ['interval', { weekly: everyDay(['22:00', '02:00']) }],
    ['date', { daysOff: [off('someday')] }],
  ])('leaves no unreadable %s to be compiled', (_, changes) => {
    expect(() => compileCalendar(sampleCalendar(changes))).toThrow(RangeError);
  });
});
