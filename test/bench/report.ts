import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { gate } from '../../modules/people/index.ts';
import { routes } from '../../modules/reports/routes.ts';
import { startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { buildHttp } from '../../platform/http/index.ts';
import { createPool, Database, migrate } from '../../platform/sql/index.ts';
import { seed, sessionToken } from './list/seed.ts';
import type { BenchResult } from './result.ts';

/** Leads over five years; a fifth of them lies in the year that is asked. */
const leads = 1_000_000;
const rounds = 15;
const questions = {
  'a year': 'period=last365',
  'a year beside the one before': 'period=last365&compare=previous',
  'thirty days': 'period=last30',
};

/**
 * The whole page of reports as a browser asks for it: every section of a year of 200,000 leads, at a dealer with five
 * such years, on PostgreSQL with the product's own settings, through the whole HTTP stack but the socket.
 */
export async function bench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-bench-'));
  const server = await startEmbeddedDatabase({ dataFolder: folder, settings: { fsync: 'off' } });
  try {
    const now = Temporal.Now.instant();
    await migrate(server.connection);
    await seed(server.connection, leads, now);
    await figures(server.connection);
    return await measure(server.connection, now);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the product keeps beside each lead, by SQL and past every deed: times as uneven as in life. */
async function figures(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(`set session_replication_role = 'replica'; select setseed(0.7);
      update membership set role = 'supervisor';
      insert into report_lead (dealer_id, lead_id, received_at, source_id, type, assignee_id, make, maturity, outcome, reason_id,
        allowed_seconds, touch_seconds, touch_work, message_seconds, message_work, two_way_seconds, two_way_work,
        reminders, stage1, stage2, follow_ups, follow_up_stage2)
      select dealer_id, lead_id, received_at, source_id, type, assignee_id, split_part(vehicle_title, ' ', 1), maturity,
        case when state = 'open' then 'open' when dice < 0.2 then 'won' when dice < 0.9 then 'lost' else 'invalid' end,
        reason_id, 7200, touch * 3, touch, touch * 4, touch + 300, case when dice < 0.6 then touch * 9 end, touch * 2,
        (dice < 0.3)::int, (dice < 0.2)::int, (dice < 0.05)::int, (dice < 0.4)::int, 0
      from (select lead.*, closing.reason_id, random() as dice, (-ln(random() + 1e-9) * 5000)::int as touch
            from lead left join lead_closing closing using (dealer_id, lead_id)) as drawn
      order by received_at`);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function measure(connection: pg.ClientConfig, now: Temporal.Instant): Promise<BenchResult[]> {
  const pool = createPool({ connection, onError: () => {} });
  const app = await buildHttp({
    database: new Database({ pool, clock: { now: () => now }, react: () => async () => {} }),
    gate,
    log: pino({ level: 'silent' }),
    publicUrl: 'http://bench.example',
    liveConnection: null,
    webFolder: null,
    version: '0',
  });
  try {
    routes(app);
    await app.fastify.ready();
    const results: BenchResult[] = [];
    for (const [name, query] of Object.entries(questions)) {
      const times: number[] = [];
      for (let round = -1; round < rounds; round++) {
        const began = performance.now();
        const url = `/api/v1/dealers/bench/reports?language=de&${query}`;
        const answer = await app.fastify.inject({ url, cookies: { forecourt: sessionToken } });
        if (answer.statusCode !== 200) throw new Error(answer.body);
        if (round >= 0) times.push(performance.now() - began);
      }
      const sorted = times.toSorted((a, b) => a - b);
      for (const share of [0.5, 0.95]) {
        const value = sorted[Math.min(rounds - 1, Math.floor(rounds * share))] ?? Number.NaN;
        results.push({ name: `report: ${name}, 200,000 leads a year, p${share * 100}`, unit: 'ms', value });
      }
    }
    return results;
  } finally {
    await app.fastify.close();
    await pool.end();
  }
}
