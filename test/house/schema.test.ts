import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../world/database.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Tables that belong to no single dealer, or that stay on one node; everything else is closed by dealer. */
const open = [
  'caught_letter',
  'dealer',
  'dealer_group',
  'dealer_group_member',
  'due',
  'failed_sign_in',
  'installation',
  'migration',
  'outbox',
  'passkey',
  'push_key',
  'recovery_code',
  'session',
  'sign_in_step',
  'sso_identity',
  'user_account',
  'user_token',
  'user_totp',
];

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.connection);
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe('the schema', () => {
  it("starts every dealer table's primary key with dealer_id and closes it by row-level security, the owner included", async () => {
    const { rows } = await client.query<{
      name: string;
      first_key: string | null;
      closed: boolean;
      policies: number;
    }>(`
      select c.relname as name,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as first_key,
        c.relrowsecurity and c.relforcerowsecurity as closed,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`);
    const wrong = rows.filter(
      ({ name, first_key, closed, policies }) =>
        !open.includes(name) && !(first_key === 'dealer_id' && closed && policies > 0),
    );
    expect(wrong).toEqual([]);
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(open));
  });

  it('refers from a dealer table only together with the dealer', async () => {
    const { rows } = await client.query<{ constraint: string }>(
      `
      select c.conname as constraint from pg_constraint c
      join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
      where c.contype = 'f' and not t.relname = any($1) and not f.relname = any($1)
        and not exists (select 1 from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k where a.attname = 'dealer_id')`,
      [open],
    );
    expect(rows).toEqual([]);
  });

  it('is what the generated types say', () => {
    const { host, port, user, database: name } = database.connection;
    const result = spawnSync(process.execPath, [`${root}app/generate.ts`, '--verify'], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host ?? '')}`,
      },
    });
    expect(result.status, result.stdout + result.stderr).toBe(0);
  }, 60_000);
});
