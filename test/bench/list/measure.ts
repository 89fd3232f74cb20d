import pg from 'pg';
import pino from 'pino';
import { gate } from '../../../modules/people/gate.ts';
import { buildHttp, type HttpApp } from '../../../platform/http/index.ts';
import { createPool, Database } from '../../../platform/sql/index.ts';
import { leadRoutes } from '../../world/lead-routes.ts';
import { lists, neverTogether, type Question, searches } from './questions.ts';
import { sessionToken } from './seed.ts';

/** A database that is asked. */
export interface House {
  readonly leads: number;
  readonly connection: pg.ClientConfig;
}

/** One question in one house: milliseconds of each time it was asked. */
export interface Asked {
  readonly leads: number;
  readonly group: 'list' | 'search' | 'never together';
  readonly question: Question;
  readonly times: number[];
}

const searchCount = 240;

/**
 * Asks the routes as a browser would, one request after the other. The houses take turns, question by question, so that a busy
 * moment of the machine hits all alike. Each question is asked once before, as nobody's pages are all cold.
 */
export async function measure(
  houses: readonly House[],
  now: Temporal.Instant,
  rounds: number,
): Promise<Asked[]> {
  const open = await Promise.all(houses.map((house) => openHouse(house, now)));
  try {
    const asked = open.map(({ asked: all }) => all);
    const most = Math.max(...asked.map((all) => all.length));
    for (let round = -1; round < rounds; round++) {
      for (let i = 0; i < most; i++) {
        for (const { app, asked: all } of open) {
          const one = all[i];
          if (!one) continue;
          const { ms } = await ask(app, one.question);
          if (round >= 0) one.times.push(ms);
        }
      }
    }
    return asked.flat();
  } finally {
    for (const { close } of open) await close();
  }
}

async function openHouse({ leads, connection }: House, now: Temporal.Instant) {
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
  leadRoutes(app);
  await app.fastify.ready();
  const asked: Asked[] = [];
  for (const list of lists()) {
    for (const question of await withPages(app, list))
      asked.push({ leads, group: 'list', question, times: [] });
  }
  for (const question of await searchesOf(connection))
    asked.push({ leads, group: 'search', question, times: [] });
  asked.push({ leads, group: 'never together', question: neverTogether, times: [] });
  const close = async () => {
    await app.fastify.close();
    await pool.end();
  };
  return { app, asked, close };
}

async function searchesOf(connection: pg.ClientConfig): Promise<Question[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await searches(client, searchCount);
  } finally {
    await client.end();
  }
}

/** The question, and the same five pages on. */
async function withPages(app: HttpApp, question: Question): Promise<Question[]> {
  let last = question;
  for (let page = 0; page < 5; page++) {
    const { next } = await ask(app, last);
    if (next === null) return [question];
    last = { kind: `${question.kind}, page 6`, query: { ...question.query, after: next } };
  }
  return [question, last];
}

async function ask(app: HttpApp, { query }: Question): Promise<{ ms: number; next: string | null }> {
  const address = `/api/v1/dealers/bench/leads?${new URLSearchParams(query).toString()}`;
  const began = performance.now();
  const answer = await app.fastify.inject({ url: address, cookies: { forecourt: sessionToken } });
  const ms = performance.now() - began;
  if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}: ${answer.body}`);
  return { ms, next: answer.json<{ next: string | null }>().next };
}
