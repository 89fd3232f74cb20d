import { compare } from '../../modules/distribution/rules/what-if/index.ts';
import { openOnSaturdays, samplePast, sampleSetup } from '../../modules/distribution/rules/what-if/sample.ts';
import type { BenchResult } from './result.ts';

const LEADS = 50_000;
const DAYS = 365;

/** A year of leads replayed twice, under the saved set-up and with Saturdays open: what a run of a what-if costs. */
export async function bench(): Promise<BenchResult[]> {
  const small = run(12);
  const large = run(40);
  return [
    { name: 'whatif: a year of 50,000 leads, 12 salespeople', unit: 's', value: small },
    {
      name: 'whatif: a year of 50,000 leads, 40 salespeople',
      unit: 's',
      value: large,
      ratio: { to: 'whatif: a year of 50,000 leads, 12 salespeople', value: large / small },
    },
  ];
}

function run(salespeople: number): number {
  const setup = sampleSetup(salespeople);
  const past = samplePast(setup, { leads: LEADS, days: DAYS });
  const start = performance.now();
  const { after } = compare(setup, openOnSaturdays(setup), past, { model: 'pace' });
  if (after.leads !== LEADS) throw new Error('The bench lost leads');
  return (performance.now() - start) / 1000;
}
