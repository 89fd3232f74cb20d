import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Booked, clashesOf, mayDespite, overlap, type Wanted } from './clashes.ts';

const booked: Booked = { appointmentId: 'A', userId: 'anna', vehicleId: 'golf', from: 10, until: 12 };
const wanted = (change: Partial<Wanted>): Wanted => ({
  appointmentId: null,
  userId: 'anna',
  vehicleId: 'golf',
  from: 10,
  until: 12,
  ...change,
});

describe('what stands in the way', () => {
  it.each<[string, Partial<Wanted>, string]>([
    ['the same person and vehicle', {}, 'person vehicle'],
    ['the same person with another vehicle', { vehicleId: 'polo' }, 'person'],
    ['the same person without one', { vehicleId: null }, 'person'],
    ['another person with the same vehicle', { userId: 'ben' }, 'vehicle'],
    ['another person with another vehicle', { userId: 'ben', vehicleId: 'polo' }, ''],
    ['right before', { from: 8, until: 10 }, ''],
    ['right after', { from: 12, until: 13 }, ''],
    ['inside', { from: 10.5, until: 11 }, 'person vehicle'],
    ['around', { from: 9, until: 13 }, 'person vehicle'],
    ['over the end', { from: 11.9, until: 13 }, 'person vehicle'],
    ['itself, when it is moved a little', { appointmentId: 'A', from: 11, until: 13 }, ''],
  ])('%s', (_, change, expected) => {
    expect(
      clashesOf(wanted(change), [booked])
        .map((clash) => clash.of)
        .join(' '),
    ).toBe(expected);
  });

  it('touches both ways or not at all', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(span, span, ([a, lengthA], [b, lengthB]) => {
        const one = { from: a, until: a + lengthA };
        const other = { from: b, until: b + lengthB };
        return overlap(one, other) === overlap(other, one);
      }),
    );
  });
});

describe('who may save despite it', () => {
  const person = { of: 'person', with: 'A' } as const;
  const vehicle = { of: 'vehicle', with: 'A' } as const;
  it.each([
    ['own appointments at one time', [person], { own: true, handOver: false }, true],
    ["a colleague's", [person], { own: false, handOver: false }, false],
    ['a vehicle that is away', [person, vehicle], { own: true, handOver: false }, false],
    ['anything, for a supervisor', [person, vehicle], { own: false, handOver: true }, true],
  ])('%s', (_, clashes, who, may) => {
    expect(mayDespite(clashes, who)).toBe(may);
  });
});
