import type pg from 'pg';
import type { Config } from '../platform/config/index.ts';
import { startEmbeddedDatabase } from '../platform/embedded-database/index.ts';

export interface OpenDatabase {
  readonly connection: pg.ClientConfig;
  readonly close: () => Promise<void>;
}

/**
 * The server that `DATABASE_URL` names, or the embedded one. `claim`: this process owns the data folder; without it a
 * command works beside a running Forecourt, or starts the server for as long as it needs it.
 */
export async function openDatabase(
  config: Config,
  { say, claim }: { say: (line: string) => void; claim: boolean },
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    return { connection: { connectionString: config.databaseUrl }, close: async () => {} };
  }
  const embedded = await startEmbeddedDatabase({ dataFolder: config.dataFolder, say, claim });
  return { connection: embedded.connection, close: () => embedded.stop() };
}
