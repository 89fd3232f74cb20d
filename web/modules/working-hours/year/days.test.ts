import { describe, expect, it } from 'vitest';
import { usualWeek } from '../week/weekly.ts';
import { dateAfterKey, entriesByDate, entriesOf, rangeOf, weekdayOf, weeksOf } from './days.ts';

const sources = {
  hours: {
    weekly: usualWeek,
    ownDaysOff: [
      { from: '2026-12-24', until: '2027-01-03', name: 'Ruhe' },
      { from: '2026-08-03', until: '2026-08-14', name: 'Ferien' },
      { from: '', until: '', name: 'not typed yet' },
    ],
    specialOpenings: [
      { date: '2026-12-27', intervals: [['10:00', '12:00'] as [string, string]], name: 'Inventur' },
    ],
  },
  holidays: [{ date: '2026-12-25', name: 'Weihnachten' }],
  calendars: [
    {
      subscriptionId: '1',
      name: 'Gruppe',
      url: null,
      createdBy: null,
      askedAt: null,
      fetchedAt: null,
      problem: null,
      refused: [],
      daysOff: [{ from: '2026-08-14', until: '2026-08-14', name: 'Ausflug' }],
    },
  ],
};

describe('the year', () => {
  it('lists what touches it, by date, with the place in the hours', () => {
    expect(
      entriesOf(2026, sources).map(({ kind, from, name, index, calendar }) => [
        kind,
        from,
        name,
        index,
        calendar,
      ]),
    ).toEqual([
      ['own', '2026-08-03', 'Ferien', 1, null],
      ['subscribed', '2026-08-14', 'Ausflug', null, 'Gruppe'],
      ['own', '2026-12-24', 'Ruhe', 0, null],
      ['holiday', '2026-12-25', 'Weihnachten', null, null],
      ['opening', '2026-12-27', 'Inventur', 0, null],
    ]);
    expect(entriesOf(2027, { ...sources, holidays: [] }).map(({ name }) => name)).toEqual(['Ruhe']);
  });

  it('knows the entries of each date, cut to the year', () => {
    const byDate = entriesByDate(2026, entriesOf(2026, sources));
    expect(byDate.get('2026-08-14')?.map(({ name }) => name)).toEqual(['Ferien', 'Ausflug']);
    expect(byDate.get('2026-12-25')?.map(({ kind }) => kind)).toEqual(['own', 'holiday']);
    expect(byDate.get('2026-08-15')).toBeUndefined();
    expect(byDate.get('2027-01-01')).toBeUndefined();
    expect(byDate.size).toBe(12 + 8);
  });

  it.each([
    [2026, 2, 4, null, '2026-02-02'],
    [2027, 2, 4, '2027-02-01', '2027-02-08'],
    [2028, 2, 5, null, '2028-02-07'],
    [2026, 8, 6, null, '2026-08-03'],
  ])('lays out %i-%i in weeks', (year, month, count, first, secondMonday) => {
    const weeks = weeksOf(year, month);
    expect(weeks.length).toBe(month === 2 && year === 2026 ? 5 : count);
    expect(weeks[0]?.[0]).toBe(first);
    expect(weeks[1]?.[0]).toBe(secondMonday);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it('knows weekdays and ranges', () => {
    expect([weekdayOf('2026-03-10'), weekdayOf('2026-03-15')]).toEqual(['tue', 'sun']);
    expect(rangeOf('2026-08-14', '2026-08-03')).toEqual({ from: '2026-08-03', until: '2026-08-14' });
  });

  it.each([
    ['2026-03-10', 'ArrowRight', '2026-03-11'],
    ['2026-03-01', 'ArrowLeft', '2026-02-28'],
    ['2026-03-10', 'ArrowDown', '2026-03-17'],
    ['2026-03-10', 'Home', '2026-03-09'],
    ['2026-03-10', 'End', '2026-03-15'],
    ['2026-03-31', 'PageUp', '2026-02-28'],
    ['2026-01-31', 'PageDown', '2026-02-28'],
    ['2026-12-31', 'ArrowRight', '2026-12-31'],
    ['2026-01-01', 'PageUp', '2026-01-01'],
    ['2026-01-01', 'x', null],
  ])('%s and %s: %s', (date, key, next) => expect(dateAfterKey(date, key)).toBe(next));
});
