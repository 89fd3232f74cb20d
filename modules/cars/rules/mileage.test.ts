import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfMileage, type MileageFacts, mileageAt, type Reading } from './mileage.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const facts = (
  readings: readonly (readonly [string, number])[],
  firstRegistration: string | null = null,
  yearlyKm: number | null = null,
): MileageFacts => ({
  firstRegistration: firstRegistration === null ? null : day(firstRegistration),
  readings: readings.map(([on, km]) => ({ on: day(on), km })),
  yearlyKm,
});
const year = [
  ['2024-01-01', 10_000],
  ['2025-01-01', 20_000],
] as const;

describe('the mileage at a day', () => {
  it.each<[string, MileageFacts, string, string | null]>([
    ['nothing known', facts([]), '2026-01-01', null],
    ['on the day of a reading', facts(year), '2024-01-01', '10000 ±0 measured'],
    ['between two readings', facts(year), '2024-07-02', '15000 ±0 measured'],
    ['before the first reading, without a registration', facts(year), '2023-01-01', null],
    ['between registration and first reading', facts(year, '2023-01-01'), '2023-07-02', '4986 ±0 measured'],
    ['half a year beyond two readings', facts(year), '2025-07-02', '24973 ±497 measured'],
    ['two years beyond them', facts(year), '2027-01-01', '39945 ±3989 likely'],
    [
      'beyond readings of two months',
      facts([
        ['2025-01-01', 10_000],
        ['2025-03-02', 12_000],
      ]),
      '2025-05-01',
      '14000 ±400 likely',
    ],
    [
      'readings of one week, which tell no rate',
      facts([
        ['2025-01-01', 10_000],
        ['2025-01-08', 12_000],
      ]),
      '2026-01-08',
      '24991 ±2598 likely',
    ],
    [
      'one reading and the registration',
      facts([['2025-01-01', 30_000]], '2023-01-01'),
      '2026-01-01',
      '44979 ±2996 likely',
    ],
    [
      'one reading and what the owner says',
      facts([['2025-01-01', 30_000]], '2023-01-01', 8000),
      '2026-01-01',
      '37995 ±1599 likely',
    ],
    ['the registration alone', facts([], '2024-01-01'), '2026-01-01', '26018 ±9106 rough'],
    [
      'the registration and what the owner says',
      facts([], '2024-01-01', 20_000),
      '2026-01-01',
      '40027 ±14010 rough',
    ],
    [
      'a reading that a later one contradicts',
      facts([['2024-06-01', 110_000], ...year]),
      '2025-01-01',
      '20000 ±0 measured',
    ],
    [
      'a car that stands',
      facts([
        ['2024-01-01', 10_000],
        ['2025-01-01', 10_000],
      ]),
      '2026-01-01',
      '10000 ±0 measured',
    ],
    [
      'a typing error by ten: nobody drives more than that',
      facts([
        ['2024-01-01', 10_000],
        ['2025-01-01', 900_000],
      ]),
      '2026-01-01',
      '1049897 ±14990 measured',
    ],
  ])('%s', (_, known, on, said) => {
    const found = mileageAt(known, day(on));
    expect(found && `${found.km} ±${found.spread} ${found.sure}`).toBe(said);
  });
});

describe('the day of a mileage', () => {
  it.each<[string, MileageFacts, number, string | null]>([
    ['nothing known', facts([]), 10_000, null],
    ['reached already', facts(year), 15_000, '2024-07-02 measured'],
    ['reached within the year', facts(year), 25_000, '2025-07-03 measured'],
    ['by the registration alone', facts([], '2024-01-01'), 13_000, '2025-01-01 rough'],
    [
      'of a car that stands',
      facts([
        ['2024-01-01', 10_000],
        ['2025-01-01', 10_000],
      ]),
      11_000,
      null,
    ],
    ['not within twenty years', facts(year), 900_000, null],
  ])('%s', (_, known, km, said) => {
    const found = dayOfMileage(known, km);
    expect(found && `${found.on.toString()} ${found.sure}`).toBe(said);
  });
});

const known = fc
  .record({
    registered: fc.integer({ min: 0, max: 2000 }),
    yearlyKm: fc.option(fc.integer({ min: 0, max: 60_000 })),
    readings: fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 4000 }), km: fc.integer({ min: 0, max: 400_000 }) }),
      {
        maxLength: 8,
      },
    ),
  })
  .map(({ registered, yearlyKm, readings }) => ({
    firstRegistration: day('2015-01-01').add({ days: registered }),
    yearlyKm,
    readings: readings.map(({ at, km }): Reading => ({ on: day('2015-01-01').add({ days: at }), km })),
  }));

describe('whatever is known', () => {
  it('never predicts fewer kilometres for a later day', () => {
    fc.assert(
      fc.property(
        known,
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 0, max: 2000 }),
        (car, at, later) => {
          const one = mileageAt(car, day('2015-01-01').add({ days: at }));
          const other = mileageAt(car, day('2015-01-01').add({ days: at + later }));
          if (one) expect(other?.km).toBeGreaterThanOrEqual(one.km);
        },
      ),
    );
  });

  it('says the newest reading on its day', () => {
    fc.assert(
      fc.property(known, (car) => {
        const newest = car.readings.toSorted(
          (a, b) => Temporal.PlainDate.compare(b.on, a.on) || b.km - a.km,
        )[0];
        if (newest) expect(mileageAt(car, newest.on)?.km).toBe(newest.km);
      }),
    );
  });

  it('names the first day at which a mileage is there', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 1, max: 500_000 }), (car, km) => {
        const reached = dayOfMileage(car, km);
        if (!reached) return;
        expect(mileageAt(car, reached.on)?.km).toBeGreaterThanOrEqual(km);
        const eve = mileageAt(car, reached.on.subtract({ days: 1 }));
        if (eve) expect(eve.km).toBeLessThan(km);
      }),
    );
  });
});
