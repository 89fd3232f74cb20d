import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewest, refusedInMode, tellsNobody, withheldOf } from './council.ts';
import { quantile } from './quantiles.ts';

const group = (leads: number, people: number) => ({ leads, people });
const day = (text: string) => Temporal.PlainDate.from(text);

describe('what a breakdown withholds', () => {
  it.each([
    ['nothing of large groups', [group(9, 5), group(5, 6)], []],
    [
      'a small one, and the next larger one that would tell it by the sum',
      [group(9, 5), group(2, 1), group(30, 8)],
      [0, 1],
    ],
    ['what few people did, however much', [group(90, 2), group(91, 4), group(80, 9)], [0, 1]],
    ['no group without leads', [group(0, 0), group(9, 5)], []],
    ['all when there is nothing to hide it behind', [group(2, 1)], [0]],
  ])('%s', (_, groups, expected) => {
    expect([...withheldOf(groups)].sort((a, b) => a - b)).toEqual(expected);
  });

  it('never leaves a single group or less than five leads hidden behind a sum', () => {
    const groups = fc.array(fc.record({ leads: fc.nat(30), people: fc.nat(12) }), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(groups, (all) => {
        const withheld = withheldOf(all);
        const shown = all.filter((one, at) => one.leads > 0 && !withheld.has(at));
        const hidden = all.filter((_, at) => withheld.has(at));
        expect(shown.every(tellsNobody)).toBe(true);
        if (hidden.length === 0 || shown.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, { leads }) => sum + leads, 0)).toBeGreaterThanOrEqual(fewest);
      }),
    );
  });
});

describe('a question in the mode', () => {
  const asked = (more: Partial<Parameters<typeof refusedInMode>[0]>) =>
    refusedInMode({
      period: { from: day('2026-04-01'), until: day('2026-05-01') },
      today: day('2026-05-16'),
      personIds: [],
      ownId: 'me',
      others: [0, 0],
      ...more,
    });
  it('is for whole months that are over, with one filter', () => {
    expect(asked({})).toBeNull();
    expect(asked({ others: [1, 0] })).toBeNull();
    expect(asked({ others: [1, 1] })).toBe('reports.oneFilterOnly');
    expect(asked({ others: [2, 0] })).toBe('reports.oneFilterOnly');
    expect(asked({ period: { from: day('2026-04-02'), until: day('2026-05-01') } })).toBe(
      'reports.wholeMonthsOnly',
    );
    expect(asked({ period: { from: day('2026-05-01'), until: day('2026-06-01') } })).toBe(
      'reports.wholeMonthsOnly',
    );
  });
  it('is free about oneself and refused about others', () => {
    expect(asked({ personIds: ['me'], others: [2, 3] })).toBeNull();
    expect(asked({ personIds: ['other'] })).toBe('reports.personWithheld');
    expect(asked({ personIds: ['me', 'other'] })).toBe('reports.personWithheld');
  });
});

describe('a quantile', () => {
  it('is the smallest number of minutes that enough leads do not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.constantFrom(0.5, 0.9), (times, share) => {
        const histogram = [...Map.groupBy(times, (time) => time)].map(([minutes, all]) => ({
          minutes,
          leads: all.length,
        }));
        const sorted = times.toSorted((a, b) => a - b);
        expect(quantile(histogram, share)).toBe(sorted[Math.ceil(times.length * share) - 1]);
      }),
    );
    expect(quantile([], 0.5)).toBeNull();
  });
});
