import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { DealerSetup } from '../../modules/distribution/rules/index.ts';
import { compare } from '../../modules/distribution/rules/what-if/index.ts';
import { openOnSaturdays, samplePast, sampleSetup } from '../../modules/distribution/rules/what-if/sample.ts';
import { pastOf } from '../../modules/distribution/screens/what-if/past-leads.ts';
import { compareInThread } from '../../modules/distribution/use-cases/what-if/in-thread.ts';
import { VirtualClock } from '../../platform/clock/index.ts';
import { startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { createPool, Database, migrate, system } from '../../platform/sql/index.ts';
import type { BenchResult } from './result.ts';
import { dealerId, seed } from './whatif/seed.ts';

const LEADS = 50_000;
const DAYS = 365;

/**
 * A year of leads replayed twice, under the saved set-up and with Saturdays open, without a database and as a run does it:
 * in a thread, while this one goes on; and reading that year from the database.
 */
export async function bench(): Promise<BenchResult[]> {
  const small = replayed(12, openOnSaturdays);
  const large = replayed(40, openOnSaturdays);
  const shares = replayed(12, withOtherShares);
  const { seconds, longestMs } = await inThread();
  const name = 'whatif: 50,000 leads, Saturdays open, 12 salespeople';
  return [
    { name, unit: 's', value: small },
    {
      name: 'whatif: 50,000 leads, Saturdays open, 40 salespeople',
      unit: 's',
      value: large,
      ratio: { to: name, value: large / small },
    },
    {
      name: 'whatif: 50,000 leads, other shares, 12 salespeople',
      unit: 's',
      value: shares,
      ratio: { to: name, value: shares / small },
    },
    {
      name: 'whatif: the first in a thread, 12 salespeople',
      unit: 's',
      value: seconds,
      ratio: { to: name, value: seconds / small },
    },
    { name: 'whatif: longest standstill of the process meanwhile', unit: 'ms', value: longestMs },
    { name: 'whatif: reading the year from the database', unit: 's', value: await readFromDatabase() },
  ];
}

function sample(salespeople: number) {
  const setup = sampleSetup(salespeople);
  return { setup, past: samplePast(setup, { leads: LEADS, days: DAYS }) };
}

function withOtherShares(setup: DealerSetup): DealerSetup {
  return { ...setup, distribution: { ...setup.distribution, weights: { 'sales-1': 2 } } };
}

function replayed(salespeople: number, change: (setup: DealerSetup) => DealerSetup): number {
  const { setup, past } = sample(salespeople);
  const start = performance.now();
  const { after } = compare(setup, change(setup), past, { model: 'pace' });
  if (after.leads !== LEADS) throw new Error('The bench lost leads');
  return (performance.now() - start) / 1000;
}

async function inThread(): Promise<{ seconds: number; longestMs: number }> {
  const { setup, past } = sample(12);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await compareInThread('bench', { saved: setup, changed: openOnSaturdays(setup), past, model: 'pace' });
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  return { seconds, longestMs: delay.max / 1e6 };
}

async function readFromDatabase(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-bench-'));
  const server = await startEmbeddedDatabase({ dataFolder: folder, settings: { fsync: 'off' } });
  const now = Temporal.Now.instant();
  try {
    await migrate(server.connection);
    await seed(server.connection, LEADS, now);
    const pool = createPool({ connection: server.connection, max: 2, onError: () => {} });
    const database = new Database({ pool, clock: new VirtualClock(now), react: () => async () => {} });
    const period = { from: now.subtract({ hours: 24 * DAYS }), until: now };
    const start = performance.now();
    const past = await database.inDealer({ dealerId, actor: system }, (tx) => pastOf(tx, period));
    const seconds = (performance.now() - start) / 1000;
    if (past.leads.length !== LEADS || past.leads.some(({ answer }) => answer === null)) {
      throw new Error('The bench read other leads than it wrote');
    }
    await pool.end();
    return seconds;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
