import { describe, expect, it } from 'vitest';
import { daysOf } from './due-days.ts';

type Piece = Parameters<typeof daysOf>[0][number];
const piece = (from: string, until: string, why: Piece['why'], name: string | null = null): Piece => ({
  from,
  until,
  why,
  name,
  seconds: why === 'open' ? (Date.parse(until) - Date.parse(from)) / 1000 : 0,
});

describe('the days of a due time', () => {
  it('name the hours that counted and the days that did not', () => {
    // Friday before a holiday on Monday, in Berlin (UTC+1).
    const days = daysOf(
      [
        piece('2026-11-20T15:30:00Z', '2026-11-20T17:00:00Z', 'open'),
        piece('2026-11-20T17:00:00Z', '2026-11-22T23:00:00Z', 'closed'),
        piece('2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z', 'dayOff', 'Feiertag'),
        piece('2026-11-23T23:00:00Z', '2026-11-24T08:00:00Z', 'closed'),
        piece('2026-11-24T08:00:00Z', '2026-11-24T08:30:00Z', 'open'),
      ],
      'Europe/Berlin',
    );
    expect(
      days.map((day) => [day.date, day.open.map(({ seconds }) => seconds / 60).join('+'), day.closed?.name]),
    ).toEqual([
      ['2026-11-20', '90', undefined],
      ['2026-11-21', '', ''],
      ['2026-11-22', '', ''],
      ['2026-11-23', '', 'Feiertag'],
      ['2026-11-24', '30', undefined],
    ]);
  });

  it('keep both halves of a day with a break', () => {
    const days = daysOf(
      [
        piece('2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', 'open'),
        piece('2026-11-20T11:00:00Z', '2026-11-20T12:00:00Z', 'closed'),
        piece('2026-11-20T12:00:00Z', '2026-11-20T13:00:00Z', 'open'),
      ],
      'Europe/Berlin',
    );
    expect(days).toHaveLength(1);
    expect(days[0]?.open).toHaveLength(2);
    expect(days[0]?.closed).toBeNull();
  });

  it('say that a lead of the night began on a closed day', () => {
    const [first] = daysOf(
      [
        piece('2026-11-20T20:00:00Z', '2026-11-21T08:00:00Z', 'closed'),
        piece('2026-11-21T08:00:00Z', '2026-11-21T09:00:00Z', 'open'),
      ],
      'Europe/Berlin',
    );
    expect(first?.closed).toEqual({ dayOff: false, name: '' });
  });
});
