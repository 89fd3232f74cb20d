import type pg from 'pg';

/**
 * Tells workers of every process that a queue has something to do, after the commit and outside of it: a NOTIFY inside a
 * transaction makes all such transactions of the server commit one after the other. Calls that come while one is on its
 * way share the next. A lost call costs the workers' idle time, never a row.
 */
export function createWaker(pool: pg.Pool, channel: string): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await pool.query('select pg_notify($1, $2)', [channel, '']).catch(() => {});
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}
