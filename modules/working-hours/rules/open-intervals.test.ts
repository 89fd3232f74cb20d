import { describe, expect, it } from 'vitest';
import { compileCalendar } from './compile.ts';
import { openIntervals } from './open-intervals.ts';
import { berlin, everyDay, inBerlin, off, sampleCalendar } from './sample-calendar.ts';

function told(calendar: Parameters<typeof sampleCalendar>[0], from: string, to: string): string[] {
  const compiled = compileCalendar(sampleCalendar(calendar));
  const [start, end] = [berlin(from).epochMilliseconds, berlin(to).epochMilliseconds];
  return openIntervals(compiled, start, end).map(({ open, close }) =>
    [open, close].map((at) => inBerlin(Temporal.Instant.fromEpochMilliseconds(at))).join(' – '),
  );
}

describe('the open intervals of a span', () => {
  it.each<{
    title: string;
    calendar?: Parameters<typeof sampleCalendar>[0];
    from: string;
    to: string;
    expected: string[];
  }>([
    {
      title: 'each opening, none on Sunday',
      from: '2026-06-19 00:00',
      to: '2026-06-22 00:00',
      expected: ['2026-06-19 09:00 – 2026-06-19 18:00', '2026-06-20 09:00 – 2026-06-20 13:00'],
    },
    {
      title: 'cut at both ends',
      from: '2026-06-19 10:00',
      to: '2026-06-19 11:00',
      expected: ['2026-06-19 10:00 – 2026-06-19 11:00'],
    },
    {
      title: 'a day off has none',
      calendar: { daysOff: [off('2026-06-19')] },
      from: '2026-06-19 00:00',
      to: '2026-06-20 00:00',
      expected: [],
    },
    {
      title: 'an opening past midnight is one',
      calendar: { weekly: everyDay(['00:00', '02:00'], ['22:00', '24:00']) },
      from: '2026-06-19 12:00',
      to: '2026-06-20 12:00',
      expected: ['2026-06-19 22:00 – 2026-06-20 02:00'],
    },
    {
      title: 'the clock goes back while it is open',
      calendar: { weekly: everyDay(['01:00', '04:00']) },
      from: '2026-10-25 00:00',
      to: '2026-10-26 00:00',
      expected: ['2026-10-25 01:00 – 2026-10-25 04:00'],
    },
    {
      title: 'nothing of a span without length',
      from: '2026-06-19 10:00',
      to: '2026-06-19 10:00',
      expected: [],
    },
  ])('$title', ({ calendar, from, to, expected }) => {
    expect(told(calendar ?? {}, from, to)).toEqual(expected);
  });

  it('is whole across the seams of the compiled calendar', () => {
    const compiled = compileCalendar(sampleCalendar({ weekly: everyDay(['00:00', '24:00']) }));
    const from = berlin('2026-01-01 00:00').epochMilliseconds;
    const to = berlin('2032-01-01 00:00').epochMilliseconds;
    expect(openIntervals(compiled, from, to)).toEqual([{ open: from, close: to }]);
  });
});
