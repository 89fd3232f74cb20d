import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { VirtualClock } from '../clock/index.ts';
import { createPool, Database } from '../sql/index.ts';
import { ensurePushKeys, readPushKeys } from './keys.ts';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const pool = createPool({ connection: testDatabase.connection, onError: () => {} });
  const clock = new VirtualClock(Temporal.Instant.from('2026-03-10T09:00:00Z'));
  database = new Database({ pool, clock, react: () => async () => {} });
});
afterAll(async () => {
  await database.pool.end();
  await testDatabase.drop();
});

it('are made at the first start, by one of several processes, and stay', async () => {
  expect(await database.inInstallation(({ db }) => readPushKeys(db))).toBeNull();
  const made = await Promise.all(
    Array.from({ length: 6 }, () => database.inInstallation((tx) => ensurePushKeys(tx))),
  );
  expect(new Set(made.map(({ publicKey }) => publicKey)).size).toBe(1);
  const [first] = made;
  expect(first?.publicKey).toMatch(/^B[\w-]{86}$/);
  expect(first?.privateKey).toMatch(/^[\w-]{43}$/);
  expect(await database.inInstallation((tx) => ensurePushKeys(tx))).toEqual(first);
});
