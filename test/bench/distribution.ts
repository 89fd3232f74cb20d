import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { assignArrivedLead } from '../../modules/distribution/index.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { createPool, Database, migrate, system } from '../../platform/sql/index.ts';
import { idOf, sqlId } from './list/seed.ts';
import type { BenchResult } from './result.ts';

const leads = 4000;
const writers = [1, 16];
const people = 8;

/**
 * Assignments per second on PostgreSQL with durable commits: each is one transaction that asks the situation, decides in
 * its turn at the rotation, and writes the decision with all it was made from, the ledger, the assignee and the history.
 * Nobody is told of it. With 1 and 16 writers on one rotation, and on 100 (ten dealers with ten groups each).
 */
export async function bench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-bench-'));
  const server = await startEmbeddedDatabase({ dataFolder: folder });
  try {
    const results: BenchResult[] = [];
    for (const [rotations, dealers, groups] of [
      [1, 1, 0],
      [100, 10, 10],
    ] as const) {
      for (const width of writers) {
        const perSecond = await measure(server, { name: `r${rotations}w${width}`, dealers, groups, width });
        const [one] = results;
        results.push({
          name: `distribution: assigned, ${rotations} ${rotations === 1 ? 'rotation' : 'rotations'}, ${width} ${width === 1 ? 'writer' : 'writers'}`,
          unit: 'leads/s',
          value: perSecond,
          ...(one && { ratio: { to: one.name, value: perSecond / one.value } }),
        });
      }
    }
    return results;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Scene {
  readonly name: string;
  readonly dealers: number;
  /** Of each dealer, one for each of its sources; none: the dealer's own rotation. */
  readonly groups: number;
  readonly width: number;
}

async function measure(server: EmbeddedDatabase, { name, dealers, groups, width }: Scene): Promise<number> {
  const connection = { ...server.connection, database: name };
  await onServer(server, `create database ${name}`);
  await migrate(connection);
  await seed(connection, dealers, groups);
  const pool = createPool({ connection, max: width, onError: () => {} });
  const database = new Database({ pool, clock: systemClock, react: () => async () => {} });
  const perDealer = leads / dealers;
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let i = next++; i < leads; i = next++) {
        const dealer = 1 + (i % dealers);
        const leadId = idOf(6, dealer * perDealer + Math.floor(i / dealers));
        await database.inDealer({ dealerId: idOf(1, dealer), actor: system, prepare: true }, (tx) =>
          assignArrivedLead(tx, { leadId, assignTo: null }),
        );
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await proveFair(pool, dealers, groups);
  await pool.end();
  await onServer(server, `drop database ${name} with (force)`);
  return leads / seconds;
}

/** What was measured was right: in each rotation everybody has the same, give or take one. */
async function proveFair(pool: pg.Pool, dealers: number, groups: number): Promise<void> {
  const { rows } = await pool.query<{ spread: number; leads: number }>(`
    select max((row ->> 'leads')::int) - min((row ->> 'leads')::int) as spread, sum((row ->> 'leads')::int)::int as leads
    from rotation cross join jsonb_array_elements(ledger) row group by rotation_id`);
  const given = rows.reduce((sum, row) => sum + row.leads, 0);
  if (
    given !== leads ||
    rows.length !== dealers * Math.max(1, groups) ||
    rows.some(({ spread }) => spread > 1)
  ) {
    throw new Error(`The bench was not fair: ${JSON.stringify(rows)}`);
  }
}

/** By SQL and past every deed: dealers with eight people, a new contact for each lead, and leads that nobody has yet. */
async function seed(connection: pg.ClientConfig, dealers: number, groups: number): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  const perDealer = leads / dealers;
  await client.query(`
    set session_replication_role = 'replica';
    insert into user_account (user_id, email, name, language, created_at)
      select ${sqlId(2, 'i')}, 'user' || i || '@bench.example', 'User ' || i, 'de', '2020-01-01Z' from generate_series(1, ${people}) i`);
  for (let dealer = 1; dealer <= dealers; dealer++) {
    const id = idOf(1, dealer);
    const numbers = `generate_series(${dealer * perDealer}, ${(dealer + 1) * perDealer - 1}) i`;
    const sources = Math.max(1, groups);
    const value = {
      groups: Array.from({ length: groups }, (_, group) => ({
        groupId: idOf(9, dealer * 100 + group),
        name: `Group ${group}`,
        match: { sourceIds: [idOf(3, group)] },
        mode: 'rotation',
        poolUserId: null,
        poolWeight: 1,
        members: Array.from({ length: people }, (_, i) => ({ userId: idOf(2, i + 1), weight: 1 })),
      })),
    };
    await client.query(`
      insert into dealer (dealer_id, key, name, language, country, time_zone, created_at)
        values ('${id}', 'bench-${dealer}', 'Bench', 'de', 'DE', 'Europe/Berlin', '2020-01-01Z');
      insert into membership (dealer_id, user_id, role, receives_requests, position, created_at)
        select '${id}', ${sqlId(2, 'i')}, 'salesperson', true, i, '2020-01-01Z' from generate_series(1, ${people}) i;
      insert into source (dealer_id, source_id, key, name, channel, position)
        select '${id}', ${sqlId(3, 'i')}, 'source-' || i, 'Source', 'email', i from generate_series(0, ${sources - 1}) i;
      insert into contact (dealer_id, contact_id, kind, name, created_at)
        select '${id}', ${sqlId(5, 'i')}, 'person', 'Contact ' || i, '2020-01-01Z' from ${numbers};
      insert into thread (dealer_id, thread_id, token, created_at)
        select '${id}', ${sqlId(7, 'i')}, 'bench' || i, '2020-01-01Z' from ${numbers};
      insert into lead (dealer_id, lead_id, contact_id, thread_id, source_id, type, language, state, received_at,
          last_activity_at, waiting_since, due_kind, due_at, due_started_at, yellow_from, due_origin, customer_name, search)
        select '${id}', ${sqlId(6, 'i')}, ${sqlId(5, 'i')}, ${sqlId(7, 'i')}, ${sqlId(3, `i % ${sources}`)}, 'vehicle', 'de',
          'open', at, at, at, 'response', at, at, at, 'dealer', 'Contact ' || i, ''
        from ${numbers} cross join (select '2026-03-10T09:00Z'::timestamptz as at) moment`);
    await client.query(
      `insert into dealer_setting (dealer_id, area, version, value, changed_at) values ($1, 'distribution', 1, $2, '2026-01-01Z')`,
      [id, JSON.stringify(value)],
    );
  }
  await client.query("set session_replication_role = 'origin'; analyze");
  await client.end();
}

async function onServer(server: EmbeddedDatabase, statement: string): Promise<void> {
  const client = new pg.Client({ ...server.connection, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
