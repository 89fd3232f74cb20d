import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Announce } from '../../kernel/facts.ts';
import { isId } from '../../kernel/ids.ts';
import type { Clock } from '../clock/index.ts';
import { kyselyOn, submit } from './connection.ts';
import { Notifier } from './notifier.ts';
import type { DB } from './schema.gen.ts';
import { type Statement, Writes } from './writes.ts';

/** Who does something: stands in histories. `system` has no user. */
export interface Actor {
  readonly kind: 'user' | 'apiKey' | 'system';
  readonly userId: string | null;
  readonly name: string | null;
}

export const system: Actor = { kind: 'system', userId: null, name: null };

/** One transaction in the scope of one dealer. Everything that changes together is written through one of these. */
export interface DealerTx {
  readonly dealerId: string;
  /** The moment of the request or job; the same for all that the transaction writes. */
  readonly now: Temporal.Instant;
  readonly actor: Actor;
  readonly db: Kysely<DB>;
  /**
   * Writes without waiting: saves a round trip where the answer is not needed. What is asked later sees it. A failure ends
   * the transaction when something else is asked, or at its end.
   */
  readonly write: (statement: Statement) => void;
  /** Waits for what was written; throws what failed. For whoever goes on after a failure, at a savepoint. */
  readonly settled: () => Promise<void>;
  /**
   * Does `deed` once at the end of this transaction, with all the items that were given for it: for what is cheaper for many
   * at once. An item may be of something that was taken back to a savepoint meanwhile.
   */
  readonly atEnd: <T>(deed: EndDeed<T>, item: T) => void;
  /** Does now what was left for the end, and waits for what was written; throws what failed. */
  readonly completed: () => Promise<void>;
  /** Tells a fact to its reactions, inside this transaction. */
  readonly announce: Announce;
  /**
   * Does a part of this transaction in the scope of another dealer, as the system: there only that dealer's rows are seen
   * and written. Nothing else of the transaction may run meanwhile.
   */
  readonly at: <T>(dealerId: string, deed: (tx: DealerTx) => Promise<T>) => Promise<T>;
  /** Calls the listeners of a channel in every process, after the commit; nobody is called after a rollback. */
  readonly notify: Notify;
}

export type EndDeed<T> = (tx: DealerTx, items: readonly T[]) => Promise<void>;

export type Notify = (channel: string, payload: string) => void;

/** What a transaction leaves to whoever opened it. */
export class Unfinished {
  readonly calls: Parameters<Notify>[] = [];
  writes: Writes | undefined;

  readonly notify: Notify = (channel, payload) => {
    this.calls.push([channel, payload]);
  };
}

/** One transaction outside any dealer: sees no row of a dealer's table (but the memberships of `userId`, if given). */
export interface InstallationTx {
  readonly now: Temporal.Instant;
  readonly db: Kysely<DB>;
  readonly notify: Notify;
}

export interface DealerScope {
  readonly dealerId: string;
  readonly actor: Actor;
  /** Left out: the clock is read. */
  readonly now?: Temporal.Instant;
  /** Keep the plans of the statements: see `kyselyOn`. */
  readonly prepare?: boolean;
}

/** Hands a fact of a transaction to everybody who reacts (see `app/reactions.ts`). */
export type React = (tx: DealerTx) => Announce;

/** The door to the database. Opens transactions in a scope; nothing else touches the pool. */
export class Database {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly #react: React;

  constructor(parts: { pool: pg.Pool; clock: Clock; react: React }) {
    this.pool = parts.pool;
    this.clock = parts.clock;
    this.notifier = new Notifier(parts.pool);
    this.#react = parts.react;
  }

  /**
   * Runs one deed in one transaction of one dealer and commits when it returns; rolls back when it throws. A deadlock
   * with another transaction runs the deed again, at most three times, so a deed has no effects but its writes.
   */
  async inDealer<T>(scope: DealerScope, deed: (tx: DealerTx) => Promise<T>): Promise<T> {
    const now = scope.now ?? this.clock.now();
    return this.#transact(beginInDealer(scope.dealerId), async (client, unfinished) => {
      const tx = this.dealerTx(client, { ...scope, now }, unfinished);
      const result = await deed(tx);
      await tx.completed();
      return result;
    });
  }

  /** The same outside any dealer. With `userId` the memberships of this user are seen. */
  async inInstallation<T>(
    deed: (tx: InstallationTx) => Promise<T>,
    scope: { userId?: string; now?: Temporal.Instant } = {},
  ): Promise<T> {
    const now = scope.now ?? this.clock.now();
    return this.#transact(beginInInstallation(scope.userId), (client, { notify }) =>
      deed({ now, db: kyselyOn(client), notify }),
    );
  }

  /**
   * A dealer's transaction on a connection whose transaction and scope are already entered (the worker's). What it leaves
   * unfinished is the caller's: writes to wait for with the commit, listeners to call after it.
   */
  dealerTx(
    client: pg.ClientBase,
    scope: DealerScope & { now: Temporal.Instant },
    unfinished: Unfinished,
  ): DealerTx {
    const prepare = scope.prepare ?? false;
    const db = kyselyOn(client, { prepare });
    const writes = new Writes(db, (query) => submit(client, query, prepare));
    unfinished.writes = writes;
    const left = new Map<EndDeed<never>, unknown[]>();
    let announce: Announce | undefined;
    const tx: DealerTx = {
      dealerId: scope.dealerId,
      now: scope.now,
      actor: scope.actor,
      db,
      write: (statement) => writes.send(statement),
      settled: () => writes.settled(),
      atEnd: (deed, item) => {
        left.set(deed, [...(left.get(deed) ?? []), item]);
      },
      completed: async () => {
        for (const [deed, items] of left) {
          left.delete(deed);
          await deed(tx, items as never[]);
        }
        await writes.settled();
      },
      notify: unfinished.notify,
      at: (dealerId, deed) => this.#elsewhere(client, { ...scope, dealerId, actor: system }, tx, deed),
      announce: (name, fact) => {
        announce ??= this.#react(tx);
        return announce(name, fact);
      },
    };
    return tx;
  }

  async #elsewhere<T>(
    client: pg.ClientBase,
    there: DealerScope & { now: Temporal.Instant },
    { dealerId, settled, notify }: DealerTx,
    deed: (tx: DealerTx) => Promise<T>,
  ): Promise<T> {
    await settled();
    const unfinished = new Unfinished();
    try {
      await client.query(enterDealer(there.dealerId));
      const txThere = this.dealerTx(client, there, unfinished);
      const result = await deed(txThere);
      await txThere.completed();
      await client.query(enterDealer(dealerId));
      for (const call of unfinished.calls) notify(...call);
      return result;
    } catch (thrown) {
      const error = (await unfinished.writes?.causeOf(thrown)) ?? thrown;
      // After a failed statement the transaction is over, unless a savepoint brings it back, and then the scope too.
      await client.query(enterDealer(dealerId)).catch(() => {});
      throw error;
    }
  }

  async #transact<T>(
    begin: string,
    deed: (client: pg.PoolClient, unfinished: Unfinished) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const client = await this.pool.connect();
      const unfinished = new Unfinished();
      let broken: Error | undefined;
      try {
        await client.query(begin);
        const result = await deed(client, unfinished);
        await finish(client, unfinished);
        for (const call of unfinished.calls) this.notifier.send(...call);
        return result;
      } catch (thrown) {
        const error = (await unfinished.writes?.causeOf(thrown)) ?? thrown;
        await client.query('rollback').catch((cause: Error) => {
          broken = cause;
        });
        if (!isDeadlock(error) || attempt === 3) throw error;
      } finally {
        client.release(broken);
      }
    }
  }
}

/** Commits, in one round trip with what was written last. After a write that failed the commit keeps nothing. */
export async function finish(
  client: pg.ClientBase,
  { writes }: Unfinished,
  last: readonly pg.QueryConfig[] = [],
): Promise<void> {
  await Promise.all([
    writes?.settled(),
    ...last.map((statement) => client.query(statement)),
    client.query('commit'),
  ]);
}

/** The statements that enter a dealer's scope; for a transaction that has begun. The id is checked: it stands in SQL. */
export function enterDealer(dealerId: string): string {
  if (!isId(dealerId)) throw new Error(`Not a dealer's id: ${dealerId}`);
  return `set local citus.propagate_set_commands = 'local'; set local role forecourt_app; set local app.dealer = '${dealerId}'`;
}

function beginInDealer(dealerId: string): string {
  return `begin; ${enterDealer(dealerId)}`;
}

function beginInInstallation(userId: string | undefined): string {
  if (userId !== undefined && !isId(userId)) throw new Error(`Not a user's id: ${userId}`);
  const user = userId === undefined ? '' : `; set local app."user" = '${userId}'`;
  return `begin; set local citus.propagate_set_commands = 'local'; set local role forecourt_app${user}`;
}

/** Whether an error is a deadlock or a conflict between transactions: the same again is likely to work. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
}
