import pg from 'pg';
import { GatheringSocket } from './gathering-socket.ts';
import { typeParsers } from './values.ts';

export interface PoolOptions {
  readonly connection: pg.ClientConfig;
  readonly max?: number;
  /**
   * False: a commit does not wait for the disk. Only for what can be made again from the start, such as the demo; a later
   * commit that waits makes everything before it durable too.
   */
  readonly durable?: boolean;
  /** A broken idle connection is told here; the pool opens another. */
  readonly onError: (error: Error) => void;
}

/** A pool whose connections speak UTC and `Temporal`. */
export function createPool({ connection, max = 10, durable = true, onError }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    types: typeParsers,
    application_name: 'forecourt',
    options: `-c timezone=UTC -c jit=off${durable ? '' : ' -c synchronous_commit=off'}`,
    // Statements that do not wait for each other's answers (`Promise.all`) travel together.
    pipeline: true,
    stream: () => new GatheringSocket(),
  });
  pool.on('error', onError);
  return pool;
}
