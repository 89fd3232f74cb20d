import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../platform/clock/index.ts';
import { createPool, Database } from '../../platform/sql/index.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { ensureInstallation } from '../first-run/index.ts';
import { runDemo } from './run.ts';

const addresses = { leadDomain: 'leads.example', publicUrl: 'http://desk.example' };
/** A Sunday night: nobody works, and no deadline that follows from the hours is near. */
const until = Temporal.Instant.from('2026-11-22T02:00:00Z');

describe('the demo that is made in the middle of the night', () => {
  let place: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    place = await createTestDatabase();
    const { connection } = place;
    const pool = createPool({ connection, max: 2, durable: false, onError: () => {} });
    const database = new Database({ pool, clock: new VirtualClock(until), react: () => async () => {} });
    await ensureInstallation(database, addresses);
    await pool.end();
    const config = { ...addresses, outgoingMailUrl: undefined, insideHosts: [] };
    await runDemo({ connection, config, log: pino({ level: 'silent' }) }, until, () => {});
    client = new pg.Client(connection);
    await client.connect();
  }, 180_000);
  afterAll(async () => {
    await client?.end();
    await place?.drop();
  });

  it('shows leads of every colour at every location', async () => {
    const { rows } = await client.query<{ seen: string }>(
      `select distinct d.key || ' ' || case when due_at <= $1 then 'red' when yellow_from <= $1 then 'yellow' else 'green' end
         as seen
       from lead join dealer d using (dealer_id) where state = 'open' order by seen`,
      [until.toString()],
    );
    const expected = ['loerrach', 'schopfheim', 'venlo'].flatMap((key) =>
      ['green', 'red', 'yellow'].map((colour) => `${key} ${colour}`),
    );
    expect(rows.map(({ seen }) => seen)).toEqual(expected);
  });

  it('has contacts, absences and closed leads', async () => {
    const { rows } = await client.query<{ contacts: string; absences: string; closed: string }>(
      `select (select count(*) from contact) as contacts, (select count(*) from absence) as absences,
         (select count(*) from lead where state = 'closed') as closed`,
    );
    const [counts] = rows;
    expect(Number(counts?.contacts)).toBeGreaterThan(300);
    expect(Number(counts?.absences)).toBe(5);
    expect(Number(counts?.closed)).toBeGreaterThan(200);
  });

  it('has a group that shares its brand two to one, and somebody who gets nothing on days off', async () => {
    const { rows } = await client.query<{ name: string; leads: number; idle: number }>(
      `select u.name, count(*) filter (where a.rule = 'group')::int as leads,
         count(*) filter (where extract(isodow from a.at at time zone 'Europe/Berlin') in (5, 6)
           and (a.at at time zone 'Europe/Berlin')::time between '09:00' and '12:59' and a.rule = 'rotation')::int as idle
       from assignment a join dealer d using (dealer_id) join user_account u using (user_id)
       where d.key = 'loerrach' and a.automatic group by u.name`,
    );
    const of = (name: string) => rows.find((row) => row.name === name);
    expect(of('Anna Vogt')?.leads).toBeGreaterThan((of('Mehmet Aydın')?.leads ?? 0) * 1.3);
    expect(of('Tom Brenner')).toMatchObject({ idle: 0 });
  });
});
