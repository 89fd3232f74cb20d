import { Client, type ClientConfig } from 'pg';
import { superuser } from './cluster.ts';
import { hasCode } from './trouble.ts';

/** What a client of the embedded database needs: a config for `pg`. `host` is the folder of the Unix socket. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** Opens a client for the launcher's own purposes, in the database `postgres`, which always exists. */
export async function connect(socket: { socketFolder: string; port: number }, name: string): Promise<Client> {
  const config: ClientConfig = {
    host: socket.socketFolder,
    port: socket.port,
    user: superuser,
    database: 'postgres',
    application_name: name,
    connectionTimeoutMillis: 10_000,
  };
  const client = new Client(config);
  client.on('error', () => {}); // a lost connection also ends the client, and that is what is listened for
  await client.connect();
  return client;
}

/**
 * Asks the server whether it serves: `'ready'`, or what keeps it: `'starting'` (also: repairing itself), `'stopping'`,
 * or `'silent'` (nobody listens there).
 */
export async function probe(socket: {
  socketFolder: string;
  port: number;
}): Promise<'ready' | 'starting' | 'stopping' | 'silent'> {
  try {
    const client = await connect(socket, 'forecourt start');
    await client.query('select 1');
    await client.end();
    return 'ready';
  } catch (error) {
    if (hasCode(error, '53300')) return 'ready'; // too many clients: it serves
    if (hasCode(error, '57P03', '57P01')) {
      return error instanceof Error && /shutting down|terminating/.test(error.message)
        ? 'stopping'
        : 'starting';
    }
    if (hasCode(error, 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P02')) return 'silent';
    if (error instanceof Error && /terminated unexpectedly|timeout expired/.test(error.message))
      return 'silent';
    throw error;
  }
}
