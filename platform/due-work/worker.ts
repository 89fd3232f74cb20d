import type pg from 'pg';
import {
  type Database,
  type DealerTx,
  enterDealer,
  finish,
  isDeadlock,
  system,
  Unfinished,
} from '../sql/index.ts';
import { WakingLoop } from '../waking-loop.ts';
import { claimNext, claimOne, type DueRow, goOn, postpone } from './rows.ts';

/** The channel on which workers hear that something is due at once. */
export const dueChannel = 'forecourt_due';

/**
 * Does what fell due for one subject, inside the transaction that takes the row away. Answers the next moment for the
 * same kind and subject, or null when there is none. Runs again after a crash, so it has no effects but its writes.
 */
export type DueHandler = (tx: DealerTx, subjectId: string) => Promise<Temporal.Instant | null>;

/**
 * The same for several subjects of one dealer at once; answers for each what a `DueHandler` does. When it fails nothing is
 * kept, and each subject is tried alone.
 */
export interface DueBatch {
  /** How many at once. */
  readonly most: number;
  readonly handle: (
    tx: DealerTx,
    subjectIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Temporal.Instant | null>>;
}

export interface DueWorkerOptions {
  readonly database: Database;
  readonly handlers: Readonly<Record<string, DueHandler | DueBatch>>;
  readonly onFailure: (failure: {
    kind: string;
    dealerId: string;
    subjectId: string;
    error: unknown;
  }) => void;
  /** Rows at work at one time in this process. */
  readonly lanes?: number;
  /** How long nothing is asked when nothing is due and nobody wakes the worker. */
  readonly idleMilliseconds?: number;
}

/**
 * Takes due rows with `for update skip locked`, one transaction for each or for a batch of them: claim, enter the dealer's
 * scope, handle, move or delete the rows, commit. Several workers share the work; a killed one loses nothing. What it costs
 * depends on what is due, not on what is open.
 */
export class DueWorker {
  readonly #options: DueWorkerOptions;
  readonly #kinds: string[];
  readonly #loop: WakingLoop;

  constructor(options: DueWorkerOptions) {
    this.#options = options;
    this.#kinds = Object.keys(options.handlers);
    this.#loop = new WakingLoop({
      channel: dueChannel,
      once: () => this.#take(),
      onError: (error) => options.onFailure({ kind: 'claim', dealerId: '', subjectId: '', error }),
      idleMilliseconds: options.idleMilliseconds ?? 1000,
      lanes: options.lanes ?? 8,
    });
  }

  /** Works until `stop`. Listens on a connection of its own, so that what is due at once starts at once. */
  start(connection: pg.ClientConfig): Promise<void> {
    return this.#loop.start(connection);
  }

  /** Ends after the rows at work are done; may start again. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Does everything that is due by the clock, then answers how many rows that were. For virtual time and tests. */
  async drain(): Promise<number> {
    for (let count = 0; ; ) {
      const taken = await this.#take();
      if (taken === 0) return count;
      count += taken;
    }
  }

  /** The moment at which the next row falls due, or null. */
  async nextAt(): Promise<Temporal.Instant | null> {
    const { rows } = await this.#options.database.pool.query<{ at: Temporal.Instant | null }>(
      'select min(due_at) as at from due where kind = any($1)',
      [this.#kinds],
    );
    return rows[0]?.at ?? null;
  }

  /** Takes what fell due first, and what can be done together with it; answers how many rows, 0 when nothing is due. */
  async #take(): Promise<number> {
    const done = await this.#transact((client, now) =>
      claimNext(client, now, this.#kinds, (kind) => mostOf(this.#options.handlers[kind])),
    );
    if (done.failed.length < 2) return done.count;
    // Which one it was that failed is seen when each is taken alone, and the others are not held up by it.
    for (const row of done.failed) await this.#transact((client, now) => claimOne(client, row, now));
    return done.failed.length;
  }

  /** One transaction; of a failed batch it answers the rows, a single row that fails it moves in a transaction of its own. */
  async #transact(
    claim: (client: pg.PoolClient, now: Temporal.Instant) => Promise<readonly DueRow[]>,
  ): Promise<{ readonly count: number; readonly failed: readonly DueRow[] }> {
    const { database } = this.#options;
    const now = database.clock.now();
    const client = await database.pool.connect();
    const unfinished = new Unfinished();
    let rows: readonly DueRow[] = [];
    let broken: Error | undefined;
    try {
      rows = await claim(client, now);
      const [first] = rows;
      const last = first ? await this.#handle(client, first, rows, now, unfinished) : [];
      await finish(client, unfinished, last);
      for (const call of unfinished.calls) database.notifier.send(...call);
      return { count: rows.length, failed: [] };
    } catch (thrown) {
      const error = (await unfinished.writes?.causeOf(thrown)) ?? thrown;
      await client.query('rollback').catch((cause: Error) => {
        broken = cause;
      });
      const [row, another] = rows;
      if (!row || broken) throw error;
      // two lanes that waited for each other: the same again is likely to work
      if (isDeadlock(error)) return { count: 1, failed: [] };
      if (another) return { count: rows.length, failed: rows };
      await postpone(client, row, now, error);
      this.#options.onFailure({ kind: row.kind, dealerId: row.dealer_id, subjectId: row.subject_id, error });
      return { count: 1, failed: [] };
    } finally {
      client.release(broken);
    }
  }

  /** Does the deed for rows of the dealer and kind of the first; answers the statements that take them away or move them. */
  async #handle(
    client: pg.PoolClient,
    { dealer_id: dealerId, kind }: DueRow,
    rows: readonly DueRow[],
    now: Temporal.Instant,
    unfinished: Unfinished,
  ): Promise<readonly pg.QueryConfig[]> {
    const { database, handlers } = this.#options;
    const handler = handlers[kind];
    if (!handler) throw new Error(`Nobody handles what falls due as ${kind}`);
    await client.query(enterDealer(dealerId));
    const tx = database.dealerTx(client, { dealerId, actor: system, now, prepare: true }, unfinished);
    const subjectIds = rows.map((row) => row.subject_id);
    const next = await handleAll(handler, tx, subjectIds);
    await tx.completed();
    return goOn({ dealerId, kind }, subjectIds, next);
  }
}

function mostOf(handler: DueHandler | DueBatch | undefined): number {
  return typeof handler === 'object' ? handler.most : 1;
}

async function handleAll(
  handler: DueHandler | DueBatch,
  tx: DealerTx,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant | null>> {
  if (typeof handler === 'object') return handler.handle(tx, subjectIds);
  const next = new Map<string, Temporal.Instant | null>();
  for (const subjectId of subjectIds) next.set(subjectId, await handler(tx, subjectId));
  return next;
}
