import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { typeParsers } from './values.ts';

const folder = new URL('../../migrations/', import.meta.url);
/** Any number; the same in every process, so that two never migrate at once. */
const lockKey = 7_310_221;

/**
 * Brings the database to the newest schema: every file of `migrations/` that has not run yet, in the order of its name,
 * each in a transaction of its own. A file that changed after it ran is an error. Answers the names that ran.
 */
export async function migrate(
  connection: pg.ClientConfig,
  say: (line: string) => void = () => {},
): Promise<string[]> {
  const client = new pg.Client({ ...connection, types: typeParsers });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null default clock_timestamp())',
    );
    return await runMissing(client, say);
  } finally {
    await client.end();
  }
}

async function runMissing(client: pg.Client, say: (line: string) => void): Promise<string[]> {
  const done = new Map(
    (await client.query<{ name: string; checksum: string }>('select name, checksum from migration')).rows.map(
      (row) => [row.name, row.checksum],
    ),
  );
  const ran: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(new URL(name, folder), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const before = done.get(name);
    if (before === checksum) continue;
    if (before !== undefined) {
      throw new Error(
        `The migration ${name} was changed after it ran here. Migrations only go forward: put the old text back and write a new file.`,
      );
    }
    await runOne(client, name, text, checksum);
    ran.push(name);
    say(`migrated ${name}`);
  }
  return ran;
}

async function runOne(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  try {
    await client.query('begin');
    await client.query(text);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`The migration ${name} failed and left nothing: ${String(error)}`, { cause: error });
  }
}
