import { lstatSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { claim, join, leave } from './claim.ts';
import { superuser } from './cluster.ts';
import { type Connection, connect } from './connect.ts';
import { type Folders, makeFolders } from './folders.ts';
import { ensureServer, type Launch, type Server, stopServer } from './server.ts';
import { EmbeddedDatabaseError, hasCode } from './trouble.ts';

export type { Connection } from './connect.ts';
export { EmbeddedDatabaseError } from './trouble.ts';

export interface EmbeddedDatabaseOptions {
  /** Where everything is kept; made when missing. */
  readonly dataFolder: string;
  /** Short lines for people, about what takes longer than a moment. */
  readonly say?: (line: string) => void;
  /**
   * Whether this process owns the data folder (the usual): a second owner is refused, the server ends with this process
   * and is started again if it dies. Without: a guest beside a possible owner; the last guest stops the server.
   */
  readonly claim?: boolean;
  /** Settings of PostgreSQL that win over the cluster's own, such as `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called when the server died and could not be brought back; by default the error is thrown, and ends the process. */
  readonly onLost?: (error: Error) => void;
}

export interface EmbeddedDatabase {
  /** For `pg`: a superuser, on a database `forecourt` that exists. Stays right when the server had to be restarted. */
  readonly connection: Connection;
  /** The same as a URL, for tools. */
  readonly url: string;
  /** Whether the database was created by this start. */
  readonly created: boolean;
  /** Whether the server ran already, left over by a process that was killed or in use by another. */
  readonly adopted: boolean;
  /** Stops the server in good order (a guest: only when nobody else is there). End the pools first. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL in the data folder, or takes over the one that runs there. Comes back when it answers. Call it from
 * the main thread: the server ends with the thread that started it. Throws `EmbeddedDatabaseError` with a message for
 * the operator.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const say = options.say ?? (() => {});
  const owns = options.claim ?? true;
  const folders = makeFolders(options.dataFolder);
  let launch: Launch = { folders, overrides: options.settings ?? {}, endWithParent: owns, say };
  const enter = (server: Server) => (owns ? claim(server, options.dataFolder) : join(server));
  let stopping: Promise<void> | undefined;

  /** A server that answers, and this process's place in it. A server may be just ending: then another one is started. */
  async function open(): Promise<{ server: Server; place: Client }> {
    for (let attempt = 1; ; attempt++) {
      const server = await ensureServer(launch);
      try {
        return { server, place: await enter(server) };
      } catch (error) {
        if (error instanceof EmbeddedDatabaseError || attempt === 5) throw error;
        await pause(50);
      }
    }
  }

  let current = await open();
  const { created, adopted } = current.server;
  // Where an adopted server listens, the next one will too: the pools keep their address.
  launch = { ...launch, folders: { ...folders, socket: current.server.socketFolder } };
  const connection: Connection = {
    host: current.server.socketFolder,
    port: current.server.port,
    user: superuser,
    database: 'forecourt',
  };
  await createDatabase(current.server, connection.database);

  let lastLoss = Number.NEGATIVE_INFINITY;
  function watch(place: Client): void {
    place.on('end', () => {
      if (stopping === undefined) reopen().catch(options.onLost ?? rethrow);
    });
  }
  async function reopen(): Promise<void> {
    if (performance.now() - lastLoss < 5000) {
      throw new EmbeddedDatabaseError(
        'The database stopped twice within seconds. See its log in the data folder.',
      );
    }
    lastLoss = performance.now();
    say('The database stopped unexpectedly. Starting it again …');
    current = await open();
    if (stopping !== undefined) return;
    watch(current.place);
    say('The database is back.');
  }
  if (owns) watch(current.place);

  async function stop(): Promise<void> {
    const { server, place } = current;
    // An owner keeps its claim until the server is gone, so that nobody else starts in between.
    if (owns || (await leave(place).catch(() => false))) {
      await stopServer(server, folders.clusterName);
      removeTemporarySocket(launch.folders);
    }
    await place.end().catch(() => {});
  }

  return {
    connection,
    url: `postgres://${superuser}@localhost:${connection.port}/${connection.database}?host=${encodeURIComponent(connection.host)}`,
    created,
    adopted,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function createDatabase(server: Server, name: string): Promise<void> {
  const client = await connect(server, 'forecourt start');
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  } catch (error) {
    if (!hasCode(error, '42P04', '23505')) throw error; // another start created it
  } finally {
    await client.end();
  }
}

/** The socket's folder in the data folder stays; one in the temporary folder goes with the server. */
function removeTemporarySocket(folders: Folders): void {
  if (folders.socket.startsWith(folders.database)) return;
  if (lstatSync(folders.socket, { throwIfNoEntry: false })?.isDirectory() === true) {
    rmSync(folders.socket, { recursive: true, force: true });
  }
}

function rethrow(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
