import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type ReadRange, readDaysOff } from './read.ts';
import { writeCalendar } from './write.ts';

const head = {
  name: 'Autohaus Lörrach: freie Tage',
  domain: 'leads.example',
  changedAt: Temporal.Instant.from('2026-03-10T09:00:00.123Z'),
};

describe('writeCalendar', () => {
  it('writes all-day events that end the day after', () => {
    const text = writeCalendar(
      [{ key: 'own-2026-12-24', from: '2026-12-24', until: '2026-12-31', name: 'Ruhe, Inventur; Umbau' }],
      head,
    );
    expect(text.split('\r\n').slice(9, 17)).toEqual([
      'BEGIN:VEVENT',
      'UID:own-2026-12-24@leads.example',
      'DTSTAMP:20260310T090000Z',
      'DTSTART;VALUE=DATE:20261224',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Ruhe\\, Inventur\\; Umbau',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]);
  });

  const name = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter((text) => text.length <= 80);
  const range = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 300 }), name);
  const from = Temporal.PlainDate.from('2026-01-01');

  const told = (each: Pick<ReadRange, 'from' | 'until' | 'name'>) => [each.from, each.until, each.name];

  it('is read back as what it was, by ourselves and by another program', () => {
    fc.assert(
      fc.property(fc.uniqueArray(range, { selector: ([start]) => start, maxLength: 8 }), (all) => {
        const ranges = all
          .toSorted(([a], [b]) => a - b)
          .map(([start, days, name]) => ({
            key: `own-${start}`,
            from: from.add({ days: start }).toString(),
            until: from.add({ days: start + days }).toString(),
            name,
          }));
        const text = writeCalendar(ranges, head);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const read = readDaysOff(Buffer.from(text), { from: '2026-01-01', until: '2029-12-31' });
        expect([read.refused, read.whole]).toEqual([[], true]);
        expect(read.ranges.map(told)).toEqual(ranges.map(told));
        const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
        expect(events.map((event) => String(event.getFirstPropertyValue('summary') ?? ''))).toEqual(
          ranges.map((each) => each.name),
        );
      }),
      { numRuns: 200 },
    );
  });
});
