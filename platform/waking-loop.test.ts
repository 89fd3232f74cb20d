import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/world/database.ts';
import { WakingLoop } from './waking-loop.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.connection);
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const listeners = async () =>
  (
    await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and query = 'listen test_calls'`,
    )
  ).rows;

it('listens on one new connection after the old one broke, and hears calls again', async () => {
  let rounds = 0;
  const loop = new WakingLoop({
    channel: 'test_calls',
    once: async () => {
      rounds += 1;
      return 0;
    },
    onError: () => {},
    idleMilliseconds: 60_000,
  });
  await loop.start(database.connection);
  const [before] = await listeners();
  await client.query('select pg_terminate_backend($1)', [before?.pid]);
  await expect
    .poll(async () => (await listeners()).map(({ pid }) => pid !== before?.pid), { timeout: 10_000 })
    .toEqual([true]);
  const heard = rounds;
  await client.query(`select pg_notify('test_calls', '')`);
  await expect.poll(() => rounds, { timeout: 5000 }).toBeGreaterThan(heard);
  expect(await listeners()).toHaveLength(1);
  await loop.stop();
  await expect.poll(listeners, { timeout: 5000 }).toEqual([]);
});
