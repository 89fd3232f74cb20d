import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { againstReserving, latestUntil, mayRelease, type WantedReservation } from './reservations.ts';

const at = (text: string) => Temporal.Instant.from(text);
const free: WantedReservation = {
  type: { mostDays: 7, who: 'everybody', mostPerPerson: 2, hidden: false },
  supervises: false,
  now: at('2026-03-10T10:00+01:00'),
  until: at('2026-03-12T18:00+01:00'),
  timeZone: 'Europe/Berlin',
  held: 0,
  reserved: null,
  gone: false,
};

describe('reserving a vehicle', () => {
  it.each<[string, Partial<WantedReservation>, string | null]>([
    ['a free one', {}, null],
    ['one that was sold', { gone: true }, 'vehicles.notForSale'],
    [
      'one that is reserved',
      { reserved: { by: 'Ada', until: at('2026-03-11T10:00Z') } },
      'vehicles.reservedAlready',
    ],
    ['by a hidden type', { type: { ...free.type, hidden: true } }, 'vehicles.typeHidden'],
    [
      'by a type for supervisors',
      { type: { ...free.type, who: 'supervisors' } },
      'vehicles.typeForSupervisors',
    ],
    [
      'by a type for supervisors, by one',
      { type: { ...free.type, who: 'supervisors' }, supervises: true },
      null,
    ],
    ['the third of two', { held: 2 }, 'vehicles.holdsTooMany'],
    ['until now', { until: free.now }, 'vehicles.untilOver'],
    ['until the end of the seventh day', { until: at('2026-03-18T00:00+01:00') }, null],
    ['longer than the type allows', { until: at('2026-03-18T00:01+01:00') }, 'vehicles.untilTooLate'],
  ])('%s', (_, change, code) => {
    expect(againstReserving({ ...free, ...change })?.code ?? null).toBe(code);
  });

  it('may run to the end of a day, also across the change to summer time', () => {
    expect(latestUntil(at('2026-03-28T23:30+01:00'), 1, 'Europe/Berlin').toString()).toBe(
      '2026-03-29T22:00:00Z',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: 1, max: 365 }), (seconds, days) => {
        const now = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        const last = latestUntil(now, days, 'Europe/Amsterdam');
        expect(last.toZonedDateTimeISO('Europe/Amsterdam').hour).toBe(0);
        expect(now.until(last).total('hours')).toBeGreaterThan(days * 24 - 2);
        expect(now.until(last).total('hours')).toBeLessThanOrEqual((days + 1) * 24 + 1);
      }),
    );
  });

  it.each([
    ['who reserved', 'ada', false, true],
    ['a colleague', 'ben', false, false],
    ['a supervisor', 'sue', true, true],
    ['a key that supervises', null, true, true],
  ])('is ended by %s', (_, userId, supervises, may) => {
    expect(mayRelease({ reservedById: 'ada' }, { userId, supervises })).toBe(may);
  });
});
