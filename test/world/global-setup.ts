import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { migrate } from '../../platform/sql/index.ts';

export interface ServerConnection {
  host: string;
  port: number;
  user: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: ServerConnection;
  }
}

/**
 * One real PostgreSQL for the whole run, in a temporary folder and without fsync, with a migrated template that each
 * test file copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-test-'));
  const database = await startEmbeddedDatabase({
    dataFolder: folder,
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' },
  });
  const { host, port, user } = database.connection;
  const server = new pg.Client({ host, port, user, database: 'postgres' });
  await server.connect();
  await server.query('create database forecourt_template');
  await server.end();
  await migrate({ host, port, user, database: 'forecourt_template' });
  project.provide('postgres', { host, port, user });
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
