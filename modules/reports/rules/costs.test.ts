import { expect, it } from 'vitest';
import { costIn } from './costs.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const cost = (validFrom: string, monthlyCents: number, perLeadCents = 0) => ({
  validFrom: day(validFrom),
  monthlyCents,
  perLeadCents,
});
const april = { from: day('2026-04-01'), until: day('2026-05-01') };

it.each([
  ['nobody has said', [], null],
  ['a whole month', [cost('2026-01-01', 30_000)], 30_000],
  ['from the middle of the month', [cost('2026-04-16', 30_000)], 15_000],
  ['a new price in the middle', [cost('2026-01-01', 30_000), cost('2026-04-16', 60_000)], 45_000],
  ['only later', [cost('2026-06-01', 30_000)], 0],
  ['for each lead', [cost('2026-01-01', 0, 1500)], 4500],
])('costs of %s', (_, costs, expected) => {
  expect(costIn(costs, april, () => 3)).toBe(expected);
});
