import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/world/database.ts';
import { VirtualClock } from '../../clock/index.ts';
import { createPool, Database, system } from '../../sql/index.ts';
import { announceLive, announceLiveTo, Live } from './live.ts';

const now = Temporal.Instant.from('2026-03-10T09:00:00Z');
const [dealerId, otherId] = [newId(now), newId(now)];
const [anna, tom] = [newId(now), newId(now)];
const live = new Live(() => {});
let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const pool = createPool({ connection: testDatabase.connection, onError: () => {} });
  database = new Database({ pool, clock: new VirtualClock(now), react: () => async () => {} });
  await live.start(testDatabase.connection);
});
afterAll(async () => {
  await live.stop();
  await database.notifier.idle();
  await database.pool.end();
  await testDatabase.drop();
});

/** Listens as one of these; what is heard stands in the list. */
function listen(dealer: string, userId: string | null): string[] {
  const heard: string[] = [];
  live.join(dealer, {
    userId,
    event: ({ topic }) => heard.push(topic),
    interrupted: () => heard.push('interrupted'),
  });
  return heard;
}

it('tells one user what is theirs, and everybody of the dealer the rest', async () => {
  const pages = [
    listen(dealerId, anna),
    listen(dealerId, tom),
    listen(dealerId, null),
    listen(otherId, anna),
  ];
  await database.inDealer({ dealerId, actor: system }, async (tx) => {
    announceLiveTo(tx, anna, 'notices');
    announceLive(tx, 'inbox');
  });
  // The last of each list: so everything before it has come too.
  await database.inDealer({ dealerId: otherId, actor: system }, async (tx) => announceLive(tx, 'users'));
  await expect.poll(() => pages[3]).toEqual(['users']);
  expect(pages.slice(0, 3)).toEqual([['notices', 'inbox'], ['inbox'], ['inbox']]);
});
