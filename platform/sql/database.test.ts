import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { systemClock } from '../clock/index.ts';
import { createPool, Database, type DealerTx, system } from './index.ts';

let testDatabase: TestDatabase;
let pool: pg.Pool;
let database: Database;
const lörrach = newId(systemClock.now());
const venlo = newId(systemClock.now());

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  pool = createPool({ connection: testDatabase.connection, onError: () => {} });
  database = new Database({ pool, clock: systemClock, react: () => async () => {} });
  await database.inInstallation(({ db, now }) =>
    db
      .insertInto('dealer')
      .values(
        [lörrach, venlo].map((dealer_id, index) => ({
          dealer_id,
          key: `dealer-${index}`,
          name: 'x',
          language: 'de',
          country: 'DE',
          time_zone: 'Europe/Berlin',
          created_at: now,
        })),
      )
      .execute(),
  );
});
afterAll(async () => {
  await pool?.end();
  await testDatabase?.drop();
});

const contact = (dealerId: string, now: Temporal.Instant) => ({
  dealer_id: dealerId,
  contact_id: newId(now),
  kind: 'person',
  name: 'Jan de Vries',
  created_at: now,
});

describe('the scope of a transaction', () => {
  it("shows only the dealer's own rows, even to a query that names none", async () => {
    await database.inDealer({ dealerId: lörrach, actor: system }, ({ db, now }) =>
      db.insertInto('contact').values(contact(lörrach, now)).execute(),
    );
    const seen = (dealerId: string) =>
      database.inDealer({ dealerId, actor: system }, ({ db }) =>
        db.selectFrom('contact').selectAll().execute(),
      );
    expect(await seen(lörrach)).toHaveLength(1);
    expect(await seen(venlo)).toEqual([]);
    expect(await database.inInstallation(({ db }) => db.selectFrom('contact').selectAll().execute())).toEqual(
      [],
    );
  });

  it('refuses to write a row of another dealer', async () => {
    const writing = database.inDealer({ dealerId: venlo, actor: system }, ({ db, now }) =>
      db.insertInto('contact').values(contact(lörrach, now)).execute(),
    );
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  it('keeps nothing of a deed that fails', async () => {
    const failing = database.inDealer({ dealerId: venlo, actor: system }, async ({ db, now }) => {
      await db.insertInto('contact').values(contact(venlo, now)).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const left = await database.inDealer({ dealerId: venlo, actor: system }, ({ db }) =>
      db.selectFrom('contact').selectAll().execute(),
    );
    expect(left).toEqual([]);
  });

  it('carries moments without loss', async () => {
    const at = Temporal.Instant.from('2026-10-25T02:30:00.123Z');
    const { created_at } = await database.inDealer(
      { dealerId: venlo, actor: system, now: at },
      ({ db, now }) =>
        db
          .insertInto('contact')
          .values(contact(venlo, now))
          .returning('created_at')
          .executeTakeFirstOrThrow(),
    );
    expect(created_at.toString()).toBe('2026-10-25T02:30:00.123Z');
  });
});

describe('what is left for the end of a transaction', () => {
  const told: [string, readonly string[]][] = [];
  const tell = async ({ dealerId }: DealerTx, items: readonly string[]) => {
    told.push([dealerId, items]);
  };
  const tellLater = async (tx: DealerTx, items: readonly string[]) => {
    for (const item of items) tx.atEnd(tell, `${item}, then`);
  };
  beforeEach(() => {
    told.length = 0;
  });

  it('is done once with all items, also what is left by what was left', async () => {
    await database.inDealer({ dealerId: venlo, actor: system }, async (tx) => {
      for (const item of ['a', 'b']) tx.atEnd(tellLater, item);
      expect(told).toEqual([]);
    });
    expect(told).toEqual([[venlo, ['a, then', 'b, then']]]);
  });

  it('is done in the scope in which it was left', async () => {
    await database.inDealer({ dealerId: venlo, actor: system }, async (tx) => {
      tx.atEnd(tell, 'here');
      await tx.at(lörrach, async (there) => there.atEnd(tell, 'there'));
      expect(told).toEqual([[lörrach, ['there']]]);
    });
    expect(told).toEqual([
      [lörrach, ['there']],
      [venlo, ['here']],
    ]);
  });

  it('is not done when the deed fails, and keeps nothing when it fails itself', async () => {
    const failing = database.inDealer({ dealerId: venlo, actor: system }, async (tx) => {
      tx.atEnd(tell, 'never');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(told).toEqual([]);
    const count = () =>
      database.inDealer(
        { dealerId: venlo, actor: system },
        async ({ db }) => (await db.selectFrom('contact').selectAll().execute()).length,
      );
    const before = await count();
    const failingAtEnd = database.inDealer({ dealerId: venlo, actor: system }, async (tx) => {
      await tx.db.insertInto('contact').values(contact(venlo, tx.now)).execute();
      tx.atEnd(async () => {
        throw new Error('at the end');
      }, null);
    });
    await expect(failingAtEnd).rejects.toThrow('at the end');
    expect(await count()).toBe(before);
  });
});
