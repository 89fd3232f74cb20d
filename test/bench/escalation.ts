import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { react } from '../../app/reactions.ts';
import { escalationJobs } from '../../modules/escalation/index.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { DueWorker, dueChannel } from '../../platform/due-work/index.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { createPool, Database, migrate } from '../../platform/sql/index.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { seedOpenLeads } from './escalation/seed.ts';
import type { BenchResult } from './result.ts';

const sizes = [10_000, 100_000, 1_000_000];
const ticks = 300;
const drained = 10_000;

/**
 * What the worker costs: asking what is due when nothing is, beside 10,000, 100,000 and 1,000,000 open leads; and letting
 * the events of 10,000 leads happen that fall due at once, by two worker processes, with everything that belongs to it:
 * the event, the history, the notices and what of them waits to leave.
 */
export async function bench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-bench-'));
  const server = await startEmbeddedDatabase({ dataFolder: folder });
  try {
    const results: BenchResult[] = [];
    for (const leads of sizes) results.push(...(await tick(server, leads, results)));
    results.push(...(await drain(server)));
    return results;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tick(
  server: EmbeddedDatabase,
  leads: number,
  before: readonly BenchResult[],
): Promise<BenchResult[]> {
  const connection = await makeDatabase(server, `tick_${leads}`);
  const client = await seedOpenLeads(connection, leads, yearFromTomorrow());
  await client.end();
  const pool = createPool({ connection, max: 2, onError: () => {} });
  const worker = new DueWorker({
    database: new Database({ pool, clock: systemClock, react }),
    handlers: escalationJobs(),
    onFailure: ({ error }) => {
      throw error;
    },
  });
  const times: number[] = [];
  for (let i = 0; i < ticks; i++) {
    const began = performance.now();
    const done = await worker.drain();
    times.push(performance.now() - began);
    if (done > 0) throw new Error('Something was due');
  }
  await pool.end();
  const name = (size: number, share: number) =>
    `escalation: tick with nothing due, ${size.toLocaleString('en')} open leads, p${share * 100}`;
  return [0.5, 0.95].map((share) => {
    const value = quantile(times, share);
    const first = before.find((one) => one.name === name(sizes[0] ?? 0, share));
    return {
      name: name(leads, share),
      unit: 'ms',
      value,
      ...(first && { ratio: { to: first.name, value: value / first.value } }),
    };
  });
}

function yearFromTomorrow() {
  const now = Temporal.Now.instant();
  return { from: now.add({ hours: 24 }), until: now.add({ hours: 24 * 365 }) };
}

async function drain(server: EmbeddedDatabase): Promise<BenchResult[]> {
  const connection = await makeDatabase(server, 'drain');
  const client = await seedOpenLeads(connection, drained, yearFromTomorrow());
  const environment = {
    DATABASE_URL: server.url.replace(`/${server.connection.database}?`, '/drain?'),
    FORECOURT_LOG_LEVEL: 'error',
  };
  const workers: Program[] = [await makeProgram({ environment }), await makeProgram({ environment })];
  try {
    for (const worker of workers) await worker.start('worker');
    // once beforehand, so that the programs are warm
    await fallDue(client, 1000);
    const seconds = await fallDue(client, drained - 1000);
    return [
      {
        name: `escalation: ${drained.toLocaleString('en')} due at once, two workers`,
        unit: 'leads/s',
        value: (drained - 1000) / seconds,
        note: await written(client),
      },
    ];
  } finally {
    for (const worker of workers) await worker.remove();
    await client.end();
  }
}

/** Makes the next leads due a minute ago; answers the seconds until the event of each has happened. */
async function fallDue(client: pg.Client, leads: number): Promise<number> {
  const before = await count(client, 'escalation_event');
  await client.query(
    `with next as (
       select subject_id from due where kind = 'escalation' and due_at > now() + interval '12 hours' order by due_at limit $1
     ), moved as (
       update lead set due_at = now() - interval '1 minute', due_started_at = now() - interval '11 minutes',
         due_set_at = now() - interval '11 minutes', yellow_from = now() - interval '31 minutes'
       from next where lead_id = next.subject_id
     )
     update due set due_at = now() - interval '1 minute' from next where due.subject_id = next.subject_id`,
    [leads],
  );
  const began = performance.now();
  await client.query(`notify ${dueChannel}`);
  while ((await count(client, 'escalation_event')) < before + leads) await pause(10);
  return (performance.now() - began) / 1000;
}

async function written(client: pg.Client): Promise<string> {
  const tables = ['escalation_event', 'lead_history', 'notice', 'notice_delivery'];
  const counts: string[] = [];
  for (const table of tables) counts.push(`${await count(client, table)} ${table}`);
  return counts.join(', ');
}

async function count(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}

async function makeDatabase(server: EmbeddedDatabase, name: string): Promise<pg.ClientConfig> {
  const client = new pg.Client({ ...server.connection, database: 'postgres' });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const connection = { ...server.connection, database: name };
  await migrate(connection);
  return connection;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
