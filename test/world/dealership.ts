import { newId } from '../../kernel/ids.ts';
import { createDealer } from '../../modules/dealers/index.ts';
import { ensureRotation } from '../../modules/distribution/index.ts';
import { mailJobs, rememberAddresses, storeRaw } from '../../modules/mail/index.ts';
import { seedCatalogues } from '../../modules/sources/index.ts';
import { type Clock, VirtualClock } from '../../platform/clock/index.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import {
  createPool,
  Database,
  type DealerTx,
  enterDealer,
  type React,
  system,
} from '../../platform/sql/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** A dealership of its own, for tests of modules. */
export interface Dealership {
  readonly dealerId: string;
  readonly clock: VirtualClock;
  readonly database: Database;
  /** Rows of a statement in the dealership's scope. */
  rows<T>(statement: string, values?: unknown[]): Promise<T[]>;
  /** Ids of the people in their fixed order. */
  readonly people: readonly string[];
  /** Runs a deed of the system, or of a user, at the clock's time. */
  as<T>(userId: string | null, deed: (tx: DealerTx) => Promise<T>): Promise<T>;
  /** A mail comes in and everything that is due is done. Lines are joined as mail wants them. */
  receive(...lines: readonly string[]): Promise<void>;
  /** A second process at work on the same database, with the dealership's clock or one of its own. */
  another(clock?: Clock): Database;
  close(): Promise<void>;
}

export interface DealershipOptions {
  readonly react: React;
  /** Where it is: with others in a database of the test file (quicker); left out: in one of its own. */
  readonly in?: TestDatabase;
  /** A Tuesday morning by default, in opening hours. */
  readonly now?: string;
  /** Names of salespeople who receive requests, in their fixed order. */
  readonly people?: readonly string[];
}

/** German, with default settings: Monday to Friday 9 to 18, Saturday 9 to 13; two hours to answer. */
export async function openDealership(options: DealershipOptions): Promise<Dealership> {
  const { react, now = '2026-03-10T10:00+01:00', people: names = ['Ada', 'Ben', 'Cleo'] } = options;
  const place = options.in ?? (await createTestDatabase());
  const { connection } = place;
  const clock = new VirtualClock(Temporal.Instant.from(now));
  const pools = [poolOn()];
  function poolOn() {
    return createPool({ connection, max: 8, onError: () => {} });
  }
  function databaseOn(pool: ReturnType<typeof createPool>, itsClock: Clock = clock) {
    return new Database({ pool, clock: itsClock, react });
  }
  const [pool = poolOn()] = pools;
  const database = databaseOn(pool);
  const dealerId = newId(clock.now());
  await database.inInstallation((tx) =>
    rememberAddresses(tx, { leadDomain: 'leads.example', publicUrl: 'http://desk.example' }),
  );
  await database.inDealer({ dealerId, actor: system }, async (tx) => {
    await createDealer(tx, {
      key: `autohaus-${dealerId.slice(-12)}`,
      name: 'Autohaus Beispiel',
      language: 'de',
      country: 'DE',
      region: 'NW',
      timeZone: 'Europe/Berlin',
      demo: false,
    });
    await seedCatalogues(tx);
    await ensureRotation(tx);
  });
  const people: string[] = [];
  for (const [position, name] of names.entries()) {
    const userId = newId(clock.now());
    people.push(userId);
    await pool.query(
      "insert into user_account (user_id, email, name, language, created_at) values ($1, $2, $3, 'de', $4)",
      [userId, `${name.toLowerCase()}-${dealerId.slice(-12)}@autohaus.example`, name, clock.now().toString()],
    );
    await pool.query(
      `insert into membership (dealer_id, user_id, role, receives_requests, position, created_at)
       values ($1, $2, 'salesperson', true, $3, $4)`,
      [dealerId, userId, position, clock.now().toString()],
    );
  }
  const failures: unknown[] = [];
  const worker = new DueWorker({
    database,
    handlers: mailJobs({ onFailed: ({ error }) => failures.push(error) }),
    onFailure: ({ error }) => failures.push(error),
  });
  return {
    dealerId,
    clock,
    database,
    people,
    as: (userId, deed) => {
      const index = userId === null ? -1 : people.indexOf(userId);
      const actor = index < 0 ? system : { kind: 'user' as const, userId, name: names[index] ?? null };
      return database.inDealer({ dealerId, actor }, deed);
    },
    receive: async (...lines) => {
      await database.inDealer({ dealerId, actor: system }, (tx) =>
        storeRaw(tx, {
          bytes: Buffer.from(lines.join('\r\n')),
          channel: 'smtp',
          envelopeFrom: 'sender@post.example',
          envelopeTo: `autohaus-${dealerId.slice(-12)}@leads.example`,
        }),
      );
      await worker.drain();
      if (failures.length > 0) throw new AggregateError(failures.splice(0), 'Reading failed');
    },
    rows: async <T>(statement: string, values: unknown[] = []) => {
      const client = await pool.connect();
      try {
        await client.query(`begin; ${enterDealer(dealerId)}`);
        const result = await client.query(statement, values);
        await client.query('commit');
        return result.rows as T[];
      } finally {
        client.release();
      }
    },
    another: (itsClock) => {
      const other = poolOn();
      pools.push(other);
      return databaseOn(other, itsClock);
    },
    close: async () => {
      await Promise.all(pools.map((one) => one.end()));
      if (!options.in) await place.drop();
    },
  };
}
