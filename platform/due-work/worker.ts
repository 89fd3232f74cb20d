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

/** The channel on which workers hear that something is due at once. */
export const dueChannel = 'forecourt_due';

/**
 * Does what fell due for one subject, inside the transaction that takes the row away. Answers the next moment for the
 * same kind and subject, or null when there is none. Runs again after a crash, so it has no effects but its writes.
 */
export type DueHandler = (tx: DealerTx, subjectId: string) => Promise<Temporal.Instant | null>;

export interface DueWorkerOptions {
  readonly database: Database;
  readonly handlers: Readonly<Record<string, DueHandler>>;
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

interface DueRow {
  dealer_id: string;
  kind: string;
  subject_id: string;
  attempts: number;
}

/** A failing row is tried again after 5 s, 10 s, 20 s … at most an hour, and never stands in another's way. */
function backoff(attempts: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds: Math.min(3600, 5 * 2 ** Math.min(attempts, 10)) });
}

/**
 * Takes due rows with `for update skip locked`, one transaction each: claim, enter the dealer's scope, handle, move or
 * delete the row, commit. Several workers share the work; a killed one loses nothing. What it costs depends on what
 * is due, not on what is open.
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
      once: async () => ((await this.#takeOne()) ? 1 : 0),
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
    for (let count = 0; ; count++) if (!(await this.#takeOne())) return count;
  }

  /** The moment at which the next row falls due, or null. */
  async nextAt(): Promise<Temporal.Instant | null> {
    const { rows } = await this.#options.database.pool.query<{ at: Temporal.Instant | null }>(
      'select min(due_at) as at from due where kind = any($1)',
      [this.#kinds],
    );
    return rows[0]?.at ?? null;
  }

  /** Takes one due row; false when nothing is due. A failure rolls back and moves the row in its own transaction. */
  async #takeOne(): Promise<boolean> {
    const { database } = this.#options;
    const now = database.clock.now();
    const client = await database.pool.connect();
    let row: DueRow | undefined;
    const unfinished = new Unfinished();
    let broken: Error | undefined;
    try {
      // sent together: one round trip
      const [, claimed] = await Promise.all([
        client.query('begin'),
        client.query<DueRow>({ name: 'due_claim', text: claim, values: [now.toString(), this.#kinds] }),
      ]);
      row = claimed.rows[0];
      const done = row && (await this.#handle(client, row, now, unfinished));
      await finish(client, unfinished, done);
      for (const call of unfinished.calls) database.notifier.send(...call);
      return row !== undefined;
    } catch (thrown) {
      const error = (await unfinished.writes?.causeOf(thrown)) ?? thrown;
      await client.query('rollback').catch((cause: Error) => {
        broken = cause;
      });
      if (!row || broken) throw error;
      // two lanes that waited for each other: the same again is likely to work
      if (isDeadlock(error)) return true;
      await postpone(client, row, now, error);
      this.#options.onFailure({ kind: row.kind, dealerId: row.dealer_id, subjectId: row.subject_id, error });
      return true;
    } finally {
      client.release(broken);
    }
  }

  /** Does the deed; answers the statement that takes the row away or moves it. */
  async #handle(
    client: pg.PoolClient,
    row: DueRow,
    now: Temporal.Instant,
    unfinished: Unfinished,
  ): Promise<pg.QueryConfig> {
    const { database, handlers } = this.#options;
    const handler = handlers[row.kind];
    if (!handler) throw new Error(`Nobody handles what falls due as ${row.kind}`);
    await client.query(enterDealer(row.dealer_id));
    const scope = { dealerId: row.dealer_id, actor: system, now, prepare: true };
    const tx = database.dealerTx(client, scope, unfinished);
    const next = await handler(tx, row.subject_id);
    const key = [row.dealer_id, row.kind, row.subject_id];
    if (next === null) return { name: 'due_remove', text: remove, values: key };
    return { name: 'due_move', text: move, values: [...key, next.toString()] };
  }
}

const claim = `
  select dealer_id, kind, subject_id, attempts from due
  where due_at <= $1 and kind = any($2)
  order by due_at limit 1
  for update skip locked`;

const remove = 'delete from due where dealer_id = $1 and kind = $2 and subject_id = $3';
const move = `
  update due set due_at = $4, attempts = 0, last_problem = null
  where dealer_id = $1 and kind = $2 and subject_id = $3`;

async function postpone(
  client: pg.PoolClient,
  row: DueRow,
  now: Temporal.Instant,
  error: unknown,
): Promise<void> {
  await client.query(
    'update due set due_at = $4, attempts = attempts + 1, last_problem = $5 where dealer_id = $1 and kind = $2 and subject_id = $3',
    [
      row.dealer_id,
      row.kind,
      row.subject_id,
      now.add(backoff(row.attempts)).toString(),
      String(error).slice(0, 2000),
    ],
  );
}
