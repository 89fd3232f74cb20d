import pg from 'pg';
import { typeParsers } from './values.ts';

export interface PoolOptions {
  readonly connection: pg.ClientConfig;
  readonly max?: number;
  /** A broken idle connection is told here; the pool opens another. */
  readonly onError: (error: Error) => void;
}

/** A pool whose connections speak UTC and `Temporal`. */
export function createPool({ connection, max = 10, onError }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    types: typeParsers,
    application_name: 'forecourt',
    options: '-c timezone=UTC -c jit=off',
    // Statements that do not wait for each other's answers (`Promise.all`) travel together.
    pipeline: true,
  });
  pool.on('error', onError);
  return pool;
}
