import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { migrate } from '../../platform/sql/index.ts';
import { type Asked, type House, measure } from './list/measure.ts';
import { seed } from './list/seed.ts';
import type { BenchResult } from './result.ts';

const sizes = [10_000, 100_000, 1_000_000];
const rounds = 3;
const groups = ['list', 'search', 'never together'] as const;
const names = {
  list: 'list: a page',
  search: 'list: a search',
  'never together': 'list: two common words that never meet',
};

/**
 * The lead list and its search as a browser asks for them, at a dealer with 10,000, 100,000 and 1,000,000 leads: on
 * PostgreSQL with the product's own settings, through the whole HTTP stack but the socket.
 */
export async function bench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-bench-'));
  const server = await startEmbeddedDatabase({
    dataFolder: folder,
    // Filling needs no safety; reading is measured with the settings that every installation has.
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
    },
  });
  try {
    const now = Temporal.Now.instant();
    const houses: House[] = [];
    for (const leads of sizes) houses.push(await build(server.connection, leads, now));
    const asked = await measure(houses, now, rounds);
    return groups.flatMap((group) => sizes.flatMap((leads) => figures(asked, group, leads)));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(server: pg.ClientConfig, leads: number, now: Temporal.Instant): Promise<House> {
  const name = `list_${leads}`;
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const connection = { ...server, database: name };
  await migrate(connection);
  const began = performance.now();
  await seed(connection, leads, now);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`  ${leads.toLocaleString('en')} leads written in ${seconds} s\n`);
  return { leads, connection };
}

/** Of the search for two words that never meet the median alone: it is one question. */
function figures(asked: readonly Asked[], group: Asked['group'], leads: number): BenchResult[] {
  const shares = group === 'never together' ? [0.5] : [0.5, 0.95];
  return shares.map((share) => {
    const at = (size: number) => quantile(timesOf(asked, group, size), share);
    const name = (size: number) => `${names[group]}, ${size.toLocaleString('en')} leads, p${share * 100}`;
    const [smallest = leads] = sizes;
    return {
      name: name(leads),
      unit: 'ms',
      value: at(leads),
      ...(leads !== smallest && { ratio: { to: name(smallest), value: at(leads) / at(smallest) } }),
    };
  });
}

function timesOf(asked: readonly Asked[], group: Asked['group'], leads: number): number[] {
  return asked.filter((one) => one.group === group && one.leads === leads).flatMap(({ times }) => times);
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
