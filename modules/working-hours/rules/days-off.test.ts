import { describe, expect, it } from 'vitest';
import { compileCalendar } from './compile.ts';
import { closedDays, daysOffOf } from './days-off.ts';
import { off, sampleCalendar } from './sample-calendar.ts';

describe('closedDays', () => {
  const calendar = compileCalendar(
    sampleCalendar({
      daysOff: [
        ...daysOffOf([
          { from: '2026-12-23', until: '2026-12-30', name: 'Ruhe' },
          { from: '2026-08-14', until: '2026-08-14', name: 'Ausflug' },
          { from: '2025-12-31', until: '2026-01-02', name: 'Inventur' },
        ]),
        off('2026-12-25', 'Weihnachten', 'holiday'),
        off('2026-12-26', 'Weihnachten', 'holiday'),
      ],
      specialOpenings: [{ date: '2026-12-29', intervals: [['10:00', '12:00']] }],
    }),
  );

  it('joins days of one name, breaks at holidays and special openings, and keeps to the span', () => {
    expect(
      closedDays(calendar, { from: '2026-01-01', until: '2026-12-31' }).map(
        ({ from, until, name }) => `${from}–${until} ${name}`,
      ),
    ).toEqual([
      '2026-01-01–2026-01-02 Inventur',
      '2026-08-14–2026-08-14 Ausflug',
      '2026-12-23–2026-12-24 Ruhe',
      '2026-12-25–2026-12-26 Weihnachten',
      '2026-12-27–2026-12-28 Ruhe',
      '2026-12-30–2026-12-30 Ruhe',
    ]);
  });

  it('takes a range that is backwards for nothing', () => {
    expect(daysOffOf([{ from: '2026-08-02', until: '2026-08-01', name: '' }])).toEqual([]);
  });
});
