import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { migrate } from '../../platform/sql/index.ts';
import { seedOpenLeads } from '../bench/escalation/seed.ts';
import { makeProgram, type Program } from '../world/program.ts';

const deadlines = 2000;
const processes = 4;
/** How long the deadlines take to fall due, one after the other; meanwhile workers are killed. */
const seconds = 40;

let folder: string;
let database: EmbeddedDatabase;
let client: pg.Client;
let workers: Program[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'forecourt-escalation-'));
  database = await startEmbeddedDatabase({ dataFolder: folder });
  await migrate(database.connection);
  const environment = { DATABASE_URL: database.url, FORECOURT_LOG_LEVEL: 'error' };
  workers = await Promise.all(Array.from({ length: processes }, () => makeProgram({ environment })));
  for (const worker of workers) await worker.start('worker');
  const from = Temporal.Now.instant().add({ seconds: 2 });
  client = await seedOpenLeads(database.connection, deadlines, { from, until: from.add({ seconds }) });
});
afterAll(async () => {
  for (const worker of workers) await worker.remove();
  await client?.end();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function one<T>(statement: string): Promise<T> {
  const { rows } = await client.query(statement);
  return rows[0] as T;
}
const count = async (what: string) => Number((await one<{ count: string }>(`select count(*) ${what}`)).count);
const kinds = "from escalation_event where kind = 'stage1'";

it(`lets ${deadlines} deadlines happen once each while ${processes} workers are killed at random`, async () => {
  let over = false;
  let kills = 0;
  const killing = workers.map(async (worker) => {
    while (!over) {
      await pause(300 + Math.random() * 4000);
      await worker.kill();
      kills++;
      await worker.start('worker');
    }
  });
  const end = performance.now() + (seconds + 120) * 1000;
  while ((await count(kinds)) < deadlines && performance.now() < end) await pause(200);
  over = true;
  await Promise.all(killing);
  expect(kills).toBeGreaterThan(processes);

  expect(await count(kinds)).toBe(deadlines);
  expect(
    await one('select count(distinct lead_id)::int as leads, count(*)::int as all from escalation_event'),
  ).toEqual({
    leads: deadlines,
    all: deadlines,
  });
  // what belongs to each event came with it, or not at all
  expect(await count("from lead_history where kind = 'escalated'")).toBe(deadlines);
  expect(
    await one(
      "select count(*)::int as notices, count(distinct (user_id, subject_id))::int as told from notice where kind = 'stage1'",
    ),
  ).toEqual({ notices: deadlines, told: deadlines });
  expect(
    await one(
      'select count(*)::int as without from escalation_event e where not exists (select from notice n where n.subject_id = e.lead_id and n.user_id = e.assignee_id)',
    ),
  ).toEqual({ without: 0 });
  // each lead waits for its stage 2, and nobody failed on the way
  expect(
    await one(
      "select count(*)::int as waiting, max(attempts)::int as attempts from due where kind = 'escalation' and due_at > now()",
    ),
  ).toEqual({ waiting: deadlines, attempts: 0 });
});
