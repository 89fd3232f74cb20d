import pg from 'pg';
import pino from 'pino';
import { routes } from '../../../modules/leads/routes/index.ts';
import { gate } from '../../../modules/people/gate.ts';
import { buildHttp, type HttpApp } from '../../../platform/http/index.ts';
import { createPool, Database } from '../../../platform/sql/index.ts';
import { lists, neverTogether, type Question, searches } from './questions.ts';
import { sessionToken } from './seed.ts';

/** Milliseconds of each request, in no order. */
export interface Times {
  readonly list: readonly number[];
  readonly search: readonly number[];
  readonly neverTogether: readonly number[];
  readonly bySearch: ReadonlyMap<string, readonly number[]>;
}

const listRounds = 30;
const searchCount = 480;

/** Asks the routes as a browser would, one request after the other, after everything was asked once. */
export async function measure(connection: pg.ClientConfig, now: Temporal.Instant): Promise<Times> {
  const pool = createPool({ connection, onError: () => {} });
  const database = new Database({ pool, clock: { now: () => now }, react: () => async () => {} });
  const app = await buildHttp({
    database,
    gate,
    log: pino({ level: 'silent' }),
    publicUrl: 'http://bench.example',
    liveConnection: null,
    webFolder: null,
    version: '0',
  });
  const client = new pg.Client(connection);
  await client.connect();
  try {
    routes(app);
    await app.fastify.ready();
    const paged = await Promise.all(lists().map((question) => withPages(app, question)));
    const asked = await searches(client, searchCount);
    for (const question of [...paged.flat(), ...asked]) await ask(app, question);
    const list: number[] = [];
    for (let round = 0; round < listRounds; round++) {
      for (const question of paged.flat()) list.push((await ask(app, question)).ms);
    }
    const bySearch = new Map<string, number[]>();
    for (const question of asked) {
      const { ms } = await ask(app, question);
      bySearch.set(question.kind, [...(bySearch.get(question.kind) ?? []), ms]);
    }
    const never: number[] = [];
    for (let i = 0; i < 10; i++) never.push((await ask(app, neverTogether)).ms);
    return { list, search: [...bySearch.values()].flat(), neverTogether: never, bySearch };
  } finally {
    await client.end();
    await app.fastify.close();
    await pool.end();
  }
}

/** The question, and the same five pages on. */
async function withPages(app: HttpApp, question: Question): Promise<Question[]> {
  let last = question;
  for (let page = 0; page < 5; page++) {
    const { next } = await ask(app, last);
    if (next === null) return [question];
    last = { kind: question.kind, query: { ...question.query, after: next } };
  }
  return [question, last];
}

async function ask(app: HttpApp, { query }: Question): Promise<{ ms: number; next: string | null }> {
  const address = `/api/v1/dealers/bench/leads?${new URLSearchParams({ limit: '100', ...query })}`;
  const began = performance.now();
  const answer = await app.fastify.inject({ url: address, cookies: { forecourt: sessionToken } });
  const ms = performance.now() - began;
  if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}: ${answer.body}`);
  return { ms, next: answer.json<{ next: string | null }>().next };
}
