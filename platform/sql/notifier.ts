import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** Milliseconds. */
const gather = 10;

/**
 * Calls the listeners of every process, after a commit and outside of it: a NOTIFY inside a transaction makes all such
 * transactions of the server commit one after the other. What comes while calls are on their way shares the next
 * statement, and the same call twice is one. A lost call (the process ends in between) costs the listeners their idle time,
 * never a row.
 */
export class Notifier {
  readonly #pool: pg.Pool;
  #waiting = new Map<string, { channel: string; payload: string }>();
  #running: Promise<void> | undefined;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  send(channel: string, payload: string): void {
    this.#waiting.set(`${channel} ${payload}`, { channel, payload });
    this.#running ??= this.#run();
  }

  /** Until nothing is on its way; before the pool ends. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      // What comes within a moment goes together.
      await pause(gather);
      const calls = [...this.#waiting.values()];
      this.#waiting = new Map();
      await this.#pool
        .query(
          'select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as call (channel, payload)',
          [calls.map(({ channel }) => channel), calls.map(({ payload }) => payload)],
        )
        .catch(() => {});
    }
    this.#running = undefined;
  }
}
