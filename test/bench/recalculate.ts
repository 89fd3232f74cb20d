import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import pino from 'pino';
import { makeParts, type Parts } from '../../app/parts.ts';
import { readSettings } from '../../modules/dealers/index.ts';
import { previewOpenLeads } from '../../modules/escalation/use-cases/preview-open-leads.ts';
import { setHours } from '../../modules/working-hours/index.ts';
import { VirtualClock } from '../../platform/clock/index.ts';
import { startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { migrate, system } from '../../platform/sql/index.ts';
import { idOf, seed } from './list/seed.ts';
import type { BenchResult } from './result.ts';

const leads = 100_000;
/** Monday, 9 March 2026, 08:00 in Berlin: what came over the weekend and before waits. */
const now = Temporal.Instant.from('2026-03-09T07:00:00Z');

/**
 * A calendar change at a dealer with 100,000 open leads, on PostgreSQL with durable commits: what the preview costs, how
 * long who saves waits, and how long it takes until the product's worker has written the last deadline with its history and
 * what is planned for it. Twice: a day off that moves all deadlines of the day, and an earlier opening that moves most.
 */
export async function bench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-bench-'));
  const server = await startEmbeddedDatabase({ dataFolder: folder });
  let parts: Parts | undefined;
  try {
    const connection = { ...server.connection, database: 'recalculate' };
    await prepare(server.connection, connection);
    parts = await makeParts({
      connection,
      config: {
        leadDomain: 'leads.test',
        publicUrl: 'http://localhost',
        outgoingMailUrl: undefined,
        insideHosts: [],
      },
      clock: new VirtualClock(now),
      log: pino({ level: 'silent' }),
    });
    return [...(await measure(parts, 'a day off', 0.5)), ...(await measure(parts, 'an earlier opening', 1))];
  } finally {
    await parts?.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(server: pg.ClientConfig, connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  await client.query('create database recalculate');
  await client.end();
  await migrate(connection);
  await seed(connection, leads, now);
  const bench = new pg.Client(connection);
  await bench.connect();
  try {
    await bench.query(allOpen);
    await bench.query('vacuum analyze');
  } finally {
    await bench.end();
  }
}

/** Every lead waits for its first answer and came after Saturday's closing, due as the hours say; each is planned for the worker. */
const allOpen = `
  set session_replication_role = 'replica';
  delete from lead_closing;
  update lead set state = 'open', due_number = 1, due_kind = 'response', due_origin = 'dealer', due_seconds = 7200,
    received_at = arrived.at, waiting_since = arrived.at, due_started_at = arrived.at, due_set_at = arrived.at,
    due_at = '2026-03-09T10:00Z', yellow_from = '2026-03-09T09:30Z'
  from (select lead_id, '${now.toString()}'::timestamptz - random() * interval '40 hours' as at from lead) arrived
  where lead.lead_id = arrived.lead_id;
  update lead_search set open = true;
  insert into due (dealer_id, kind, subject_id, due_at) select dealer_id, 'escalation', lead_id, yellow_from from lead;
  set session_replication_role = 'origin'`;

async function measure(
  { database, worker, options }: Parts,
  what: string,
  part: number,
): Promise<BenchResult[]> {
  const scope = { dealerId: idOf(1, 1), actor: system, now };
  const change = await database.inDealer(scope, async (tx) => {
    const { version, value } = await readSettings(tx, 'hours');
    const weekly =
      part === 1 ? { ...value.weekly, mon: [['07:30', '18:00'] as [string, string]] } : value.weekly;
    const ownDaysOff = part === 1 ? [] : [{ from: '2026-03-09', until: '2026-03-09', name: 'Inventory' }];
    return { version, value: { ...value, weekly, ownDaysOff } };
  });
  await worker.start(options.connection);
  const began = performance.now();
  const told = await database.inDealer(scope, (tx) => previewOpenLeads(tx, { hours: change.value }));
  const previewed = performance.now();
  await database.inDealer(scope, (tx) => setHours(tx, change));
  const saved = performance.now();
  let moved = await movedBy(database, change.version + 1);
  for (; moved === null; moved = await movedBy(database, change.version + 1)) await pause(10);
  const over = performance.now();
  await worker.stop();
  const figure = (name: string, from: number, until: number, note?: string): BenchResult => ({
    name: `recalculate: ${what}, ${name}`,
    unit: 's',
    value: (until - from) / 1000,
    ...(note !== undefined && { note }),
  });
  return [
    figure('preview', began, previewed, `${told.moved} of ${told.open} leads move`),
    figure('saved', previewed, saved, 'what the person waits for'),
    figure('all moved', previewed, over, `${moved} due moments`),
    figure('preview and all moved', began, over),
  ];
}

/** What the version of the hours says of its open leads: how many moved; null as long as they are computed. */
async function movedBy(database: Parts['database'], version: number): Promise<number | null> {
  const { rows } = await database.pool.query<{ moved_leads: number | null }>(
    "select moved_leads from dealer_setting where area = 'hours' and version = $1",
    [version],
  );
  return rows[0]?.moved_leads ?? null;
}
