import pg from 'pg';
import { idOf, sqlId } from '../list/seed.ts';

/** The dealer whose leads are open. */
export const dealerId = idOf(1, 1);

/** Eight people, one supervisor of all; open around the clock, so that the day of the bench makes no difference. */
const dealership = `
  insert into dealer (dealer_id, key, name, language, country, time_zone, created_at)
    values ('${dealerId}', 'bench', 'Bench', 'de', 'DE', 'Europe/Berlin', '2020-01-01Z');
  insert into user_account (user_id, email, name, language, created_at)
    select ${sqlId(2, 'i')}, 'user' || i || '@bench.example', 'User ' || i, 'de', '2020-01-01Z' from generate_series(1, 8) i;
  insert into membership (dealer_id, user_id, role, receives_requests, position, created_at)
    select '${dealerId}', ${sqlId(2, 'i')}, case i when 1 then 'administrator' else 'salesperson' end, true, i, '2020-01-01Z'
    from generate_series(1, 8) i;
  insert into supervision (dealer_id, user_id, supervisor_id, position)
    select '${dealerId}', ${sqlId(2, 'i')}, ${sqlId(2, '1')}, 1 from generate_series(2, 8) i;
  insert into source (dealer_id, source_id, key, name, channel, position)
    values ('${dealerId}', ${sqlId(3, '1')}, 'source', 'Source', 'email', 1);
  insert into contact (dealer_id, contact_id, kind, name, created_at)
    values ('${dealerId}', ${sqlId(5, '1')}, 'person', 'Contact', '2020-01-01Z');
  insert into thread (dealer_id, thread_id, token, created_at)
    values ('${dealerId}', ${sqlId(7, '1')}, 'bench', '2020-01-01Z');`;

const aroundTheClock = JSON.stringify({
  weekly: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
  ),
  holidays: null,
  ownDaysOff: [],
  specialOpenings: [],
});

/**
 * Fills a migrated, empty database with one dealer's open leads, due one after the other between two moments, each with
 * its row of due work and no reminder, by SQL and past every deed. Answers a connection; the caller ends it.
 */
export async function seedOpenLeads(
  connection: pg.ClientConfig,
  leads: number,
  { from, until }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<pg.Client> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query("set session_replication_role = 'replica'; set synchronous_commit = off");
  await client.query(dealership);
  await client.query(
    `insert into dealer_setting (dealer_id, area, version, value, changed_at) values ($1, 'hours', 1, $2, $3)`,
    [dealerId, aroundTheClock, from.toString()],
  );
  const span = `'${until.toString()}'::timestamptz - '${from.toString()}'::timestamptz`;
  const due = `'${from.toString()}'::timestamptz + (${span}) * (i::float8 / ${leads})`;
  await client.query(`
    insert into lead (dealer_id, lead_id, contact_id, thread_id, source_id, type, language, subject, assignee_id, state,
      received_at, last_activity_at, waiting_since, due_kind, due_at, due_started_at, due_set_at, yellow_from, due_origin,
      due_number, customer_name, search)
    select '${dealerId}', ${sqlId(6, 'i')}, ${sqlId(5, '1')}, ${sqlId(7, '1')}, ${sqlId(3, '1')}, 'vehicle', 'de', 'Anfrage',
      ${sqlId(2, '1 + i % 8')}, 'open', at - interval '10 minutes', at, at, 'response', at, at - interval '10 minutes',
      at - interval '10 minutes', at, 'dealer', 1, 'Anna Weber', ''
    from generate_series(1, ${leads}) i cross join lateral (select ${due} as at) due`);
  await client.query(`
    insert into due (dealer_id, kind, subject_id, due_at)
    select dealer_id, 'escalation', lead_id, due_at from lead`);
  await client.query('vacuum analyze');
  await client.query("set session_replication_role = 'origin'");
  return client;
}
