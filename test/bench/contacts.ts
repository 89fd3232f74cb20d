import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import pino from 'pino';
import { chanceOf } from '../../app/demo/random.ts';
import { timeline } from '../../app/timeline.ts';
import { routes } from '../../modules/contacts/routes.ts';
import { gate } from '../../modules/people/gate.ts';
import { startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { buildHttp, type HttpApp } from '../../platform/http/index.ts';
import { createPool, Database, migrate } from '../../platform/sql/index.ts';
import { type Question, questionsOf } from './contacts/questions.ts';
import { seedContacts } from './contacts/seed.ts';
import { sessionToken } from './list/seed.ts';
import type { BenchResult } from './result.ts';

const contacts = 300_000;
const rounds = 2;
const kinds = ['list', 'search', 'mistyped', 'as one types'] as const;

/**
 * The contacts of a dealer with 300,000 of them, as a browser asks for them: pages and filters, names and numbers, names
 * with a mistake, and every beginning of a name; through the whole HTTP stack but the socket.
 */
export async function bench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-bench-'));
  const server = await startEmbeddedDatabase({
    dataFolder: folder,
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
    },
  });
  try {
    await migrate(server.connection);
    const now = Temporal.Now.instant();
    const began = performance.now();
    const known = await seedContacts(server.connection, contacts, now);
    process.stdout.write(
      `  ${contacts.toLocaleString('en')} contacts written in ${Math.round((performance.now() - began) / 1000)} s\n`,
    );
    return await measure(server.connection, now, questionsOf(known, chanceOf(11)));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  connection: pg.ClientConfig,
  now: Temporal.Instant,
  questions: readonly Question[],
): Promise<BenchResult[]> {
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
  routes(app, { timeline, rowsOfContacts: [] });
  await app.fastify.ready();
  const times = new Map<Question['kind'], number[]>(kinds.map((kind) => [kind, []]));
  const found = { asked: 0, answered: 0 };
  for (let round = -1; round < rounds; round++) {
    for (const question of questions) {
      const { ms, rows } = await ask(app, question);
      if (round >= 0) times.get(question.kind)?.push(ms);
      if (round === 0 && question.kind === 'mistyped') {
        found.asked++;
        if (rows > 0) found.answered++;
      }
    }
  }
  await app.fastify.close();
  await pool.end();
  const share = Math.round((100 * found.answered) / found.asked);
  return kinds.flatMap((kind) =>
    [0.5, 0.95].map((part) => ({
      name: `contacts: ${kind}, p${part * 100}`,
      unit: 'ms',
      value: quantile(times.get(kind) ?? [], part),
      ...(kind === 'mistyped' && part === 0.95 && { note: `${share} % of the questions found somebody` }),
    })),
  );
}

async function ask(app: HttpApp, { query }: Question): Promise<{ ms: number; rows: number }> {
  const address = `/api/v1/dealers/bench/contacts?${new URLSearchParams(query).toString()}`;
  const began = performance.now();
  const answer = await app.fastify.inject({ url: address, cookies: { forecourt: sessionToken } });
  const ms = performance.now() - began;
  if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}: ${answer.body}`);
  return { ms, rows: answer.json<{ rows: unknown[] }>().rows.length };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
