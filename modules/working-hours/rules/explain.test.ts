import { describe, expect, it } from 'vitest';
import { compileCalendar } from './compile.ts';
import { type ClockPiece, explainWorkingTime } from './explain.ts';
import { berlin, everyDay, inBerlin, off, sampleCalendar } from './sample-calendar.ts';

const names = { de: 'Pfingstmontag', nl: 'Tweede pinksterdag', en: 'Whit Monday' };
const whitMonday = { date: '2026-05-25', name: 'Pfingstmontag', kind: 'holiday' as const, names };

describe('explainWorkingTime', () => {
  it('tells a weekend with a holiday piece by piece', () => {
    const calendar = compileCalendar(sampleCalendar({ daysOff: [off('2026-05-23', 'outing'), whitMonday] }));
    const pieces = explainWorkingTime(
      calendar,
      berlin('2026-05-22 16:30'),
      Temporal.Duration.from({ hours: 2 }),
    );
    expect(pieces?.map(shown)).toEqual([
      '2026-05-22 16:30 – 2026-05-22 18:00 = 5400',
      '2026-05-22 18:00 – 2026-05-23 00:00 closed',
      '2026-05-23 00:00 – 2026-05-24 00:00 own: outing',
      '2026-05-24 00:00 – 2026-05-25 00:00 weekdayClosed',
      '2026-05-25 00:00 – 2026-05-26 00:00 holiday: Pfingstmontag',
      '2026-05-26 00:00 – 2026-05-26 09:00 closed',
      '2026-05-26 09:00 – 2026-05-26 09:30 = 1800',
    ]);
    expect(pieces?.[4]?.notCounted).toEqual({
      reason: 'dayOff',
      kind: 'holiday',
      name: 'Pfingstmontag',
      names,
    });
  });

  it('joins what has the same reason: nights, weekends, a company holiday over two weeks', () => {
    const days = Array.from({ length: 12 }, (_, i) =>
      off(`2026-08-${String(i + 3).padStart(2, '0')}`, 'summer break'),
    );
    const fridayOnly = { ...everyDay(), fri: [['09:00', '12:00']] as const };
    const calendar = compileCalendar(sampleCalendar({ weekly: fridayOnly, daysOff: days }));
    const pieces = explainWorkingTime(calendar, berlin('2026-07-31 11:00'), berlin('2026-08-21 10:00'));
    expect(pieces.map(shown)).toEqual([
      '2026-07-31 11:00 – 2026-07-31 12:00 = 3600',
      '2026-07-31 12:00 – 2026-08-01 00:00 closed',
      '2026-08-01 00:00 – 2026-08-03 00:00 weekdayClosed',
      '2026-08-03 00:00 – 2026-08-15 00:00 own: summer break',
      '2026-08-15 00:00 – 2026-08-21 00:00 weekdayClosed',
      '2026-08-21 00:00 – 2026-08-21 09:00 closed',
      '2026-08-21 09:00 – 2026-08-21 10:00 = 3600',
    ]);
  });

  it('keeps days off of different names apart, and calls a holiday within a company holiday by its name', () => {
    const daysOff = [
      off('2026-12-24', 'turn of the year'),
      off('2026-12-25', 'Christmas Day', 'holiday'),
      off('2026-12-25', 'turn of the year'),
      off('2026-12-26', 'turn of the year'),
      off('2026-12-26', 'Second Day of Christmas', 'holiday'),
    ];
    const calendar = compileCalendar(sampleCalendar({ weekly: everyDay(['09:00', '18:00']), daysOff }));
    const pieces = explainWorkingTime(calendar, berlin('2026-12-23 18:00'), berlin('2026-12-27 09:00'));
    expect(pieces.map(shown)).toEqual([
      '2026-12-23 18:00 – 2026-12-24 00:00 closed',
      '2026-12-24 00:00 – 2026-12-25 00:00 own: turn of the year',
      '2026-12-25 00:00 – 2026-12-26 00:00 holiday: Christmas Day',
      '2026-12-26 00:00 – 2026-12-27 00:00 holiday: Second Day of Christmas',
      '2026-12-27 00:00 – 2026-12-27 09:00 closed',
    ]);
  });

  it('shows a lunch break, a special opening, and a special opening without hours', () => {
    const calendar = compileCalendar(
      sampleCalendar({
        weekly: everyDay(['09:00', '12:00'], ['13:00', '18:00']),
        specialOpenings: [
          { date: '2026-12-24', intervals: [['09:00', '11:00']], name: 'Christmas Eve' },
          { date: '2026-12-25', intervals: [], name: 'stocktaking' },
        ],
      }),
    );
    const pieces = explainWorkingTime(calendar, berlin('2026-12-23 11:00'), berlin('2026-12-26 09:00'));
    expect(pieces.map(shown)).toEqual([
      '2026-12-23 11:00 – 2026-12-23 12:00 = 3600',
      '2026-12-23 12:00 – 2026-12-23 13:00 closed',
      '2026-12-23 13:00 – 2026-12-23 18:00 = 18000',
      '2026-12-23 18:00 – 2026-12-24 09:00 closed',
      '2026-12-24 09:00 – 2026-12-24 11:00 = 7200',
      '2026-12-24 11:00 – 2026-12-25 00:00 closed',
      '2026-12-25 00:00 – 2026-12-26 00:00 own: stocktaking',
      '2026-12-26 00:00 – 2026-12-26 09:00 closed',
    ]);
  });

  it('is one piece through the night in which the clocks change, as long as it really was', () => {
    const always = compileCalendar(sampleCalendar({ weekly: everyDay(['00:00', '24:00']) }));
    const spring = explainWorkingTime(always, berlin('2026-03-28 12:00'), berlin('2026-03-29 12:00'));
    expect(spring.map((piece) => piece.countedSeconds)).toEqual([23 * 3600]);
    const autumn = explainWorkingTime(always, berlin('2026-10-24 12:00'), berlin('2026-10-25 12:00'));
    expect(autumn.map((piece) => piece.countedSeconds)).toEqual([25 * 3600]);
  });

  it('has nothing to tell of no time, and null of a due that never comes', () => {
    const at = berlin('2026-05-22 10:00');
    expect(explainWorkingTime(compileCalendar(sampleCalendar()), at, at)).toEqual([]);
    const never = compileCalendar(sampleCalendar({ weekly: everyDay() }));
    expect(explainWorkingTime(never, at, Temporal.Duration.from({ hours: 1 }))).toBeNull();
  });
});

function shown({ from, to, countedSeconds, notCounted }: ClockPiece): string {
  const span = `${inBerlin(from)} – ${inBerlin(to)}`;
  if (notCounted === null) return `${span} = ${countedSeconds}`;
  return `${span} ${notCounted.reason === 'dayOff' ? `${notCounted.kind}: ${notCounted.name}` : notCounted.reason}`;
}
