import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorDuty, normalCode, stepAt, stepTaken } from './second-factor.ts';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-03-10T09:00:10Z');

describe('a code of an authenticator app', () => {
  it.each<[string, number | null, number | null, number | null]>([
    ['of now', 0, null, 0],
    ['of a clock that is late', -1, null, -1],
    ['of a clock that is early', 1, null, 1],
    ['that fits none', null, null, null],
    ['too far off', 2, null, null],
    ['used before', 0, 0, null],
    ['older than one used before', -1, 0, null],
    ['newer than one used before', 0, -1, 0],
  ])('%s', (_, drift, last, taken) => {
    const here = stepAt(now);
    const lastStep = last === null ? null : here + last;
    expect(stepTaken(now, { drift, lastStep })).toBe(taken === null ? null : here + taken);
  });

  it('is never taken twice, whatever the clock and the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ second: fc.nat(600), drift: fc.integer({ min: -2, max: 2 }) })),
        (tries) => {
          let lastStep: number | null = null;
          const taken: number[] = [];
          for (const { second, drift } of tries) {
            const step = stepTaken(now.add({ seconds: second }), { drift, lastStep });
            if (step === null) continue;
            taken.push(step);
            lastStep = step;
          }
          expect(new Set(taken).size).toBe(taken.length);
        },
      ),
    );
  });
});

describe('the duty to have a second factor', () => {
  it.each<[string, string | null, boolean, boolean, string]>([
    ['nobody asks', null, false, false, 'open'],
    ['it is there', '2026-03-01T00:00:00Z', true, false, 'open'],
    ['the identity provider sees to it', '2026-03-01T00:00:00Z', false, true, 'open'],
    ['there is time left', '2026-03-11T00:00:00Z', false, false, 'soon'],
    ['the time is over', '2026-03-10T09:00:10Z', false, false, 'missing'],
  ])('%s', (_, from, has, bySso, duty) => {
    expect(factorDuty({ from: from === null ? null : at(from), has, bySso }, now)).toBe(duty);
  });
});

it('reads a recovery code however it was copied', () => {
  expect(normalCode(' ABCD-efgh  2345 ')).toBe('abcdefgh2345');
});
