import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batches, extended, nothingChosen, toggled } from './selection.ts';

const row = (leadId: string, userId?: string) => ({
  leadId,
  assignee: userId === undefined ? null : { userId },
});
const rows = [row('a', 'anna'), row('b'), row('c', 'ben'), row('d')];

describe('choosing leads', () => {
  it('twice is not choosing, and whose it was is kept', () => {
    const one = toggled(nothingChosen, row('a', 'anna'));
    expect([...one]).toEqual([['a', 'anna']]);
    expect([...toggled(one, row('a', 'ben'))]).toEqual([]);
  });

  it.each([
    ['a', 'c', 'abc'],
    ['c', 'a', 'abc'],
    [null, 'b', 'b'],
    ['gone', 'd', 'd'],
    ['a', 'gone', ''],
  ])('from %s to %s chooses %s', (from, to, expected) => {
    expect([...extended(nothingChosen, rows, { from, to }).keys()].join('')).toBe(expected);
  });

  it('goes to the server in batches that lose nothing and keep the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (list, size) => {
        expect(batches(list, size).flat()).toEqual(list);
        expect(batches(list, size).every((batch) => batch.length <= size && batch.length > 0)).toBe(true);
      }),
    );
  });
});
