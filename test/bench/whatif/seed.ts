import pg from 'pg';
import { idOf, sqlId } from '../list/seed.ts';

/** The dealer of `list/seed.ts`. */
export const dealerId = idOf(1, 1);

/**
 * Fills a migrated, empty database with a year of one dealer's leads up to `now`, by SQL and past every deed: eight
 * salespeople, each lead with its decision and five entries of history, the fourth of which is the answer.
 */
export async function seed(connection: pg.ClientConfig, leads: number, now: Temporal.Instant): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("set session_replication_role = 'replica'; set synchronous_commit = off");
    await client.query(house);
    await client.query(leadsSql(leads, now));
    await client.query(assignments(leads));
    await client.query(histories);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

const house = `
  insert into dealer (dealer_id, key, name, language, country, region, time_zone, created_at)
    values ('${dealerId}', 'bench', 'Bench', 'de', 'DE', 'BW', 'Europe/Berlin', '2020-01-01Z');
  insert into user_account (user_id, email, name, language, created_at)
    select ${sqlId(2, 'i')}, 'user' || i || '@bench.example', 'User ' || i, 'de', '2020-01-01Z' from generate_series(1, 8) i;
  insert into membership (dealer_id, user_id, role, receives_requests, position, created_at)
    select '${dealerId}', ${sqlId(2, 'i')}, case i when 1 then 'administrator' when 2 then 'supervisor' else 'salesperson' end,
      true, i, '2020-01-01Z' from generate_series(1, 8) i;
  insert into source (dealer_id, source_id, key, name, channel, position)
    select '${dealerId}', ${sqlId(3, 'i')}, 'source' || i, 'Source ' || i, 'email', i from generate_series(1, 12) i;`;

const leadsSql = (leads: number, now: Temporal.Instant) => `
  insert into lead (dealer_id, lead_id, contact_id, thread_id, source_id, type, language, subject, assignee_id, state,
    received_at, last_activity_at, customer_name, search)
  select '${dealerId}', ${sqlId(6, 'i')}, ${sqlId(5, 'i')}, ${sqlId(7, 'i')}, ${sqlId(3, '1 + i % 12')}, 'vehicle', 'de',
    'Anfrage', ${sqlId(2, '1 + i % 8')}, 'closed', at, at + interval '2 days', 'Kunde ' || i, ''
  from generate_series(1, ${leads}) i,
    lateral (select '${now.toString()}'::timestamptz - interval '365 days' * ((${leads} - i + 1)::float8 / (${leads} + 1)) as at) come;`;

/** With a state as large as one of eight people is, so that reading passes over it as in life. */
const assignments = (leads: number) => `
  insert into assignment (dealer_id, lead_id, assignment_id, at, user_id, rule, automatic, request, state, decision)
  select dealer_id, lead_id, ${sqlId(8, 'row_number() over ()')}, received_at, assignee_id, 'rotation', true,
    jsonb_build_object('at', 0, 'leadType', type, 'sourceId', source_id, 'language', language, 'repliesToLeadId', null,
      'contactUserId', null, 'openLeads', '[]'::jsonb, 'vehicle', null),
    jsonb_build_object('ledgers', jsonb_build_object('dealer', '[]'::jsonb), 'users', (
      select jsonb_agg(jsonb_build_object('userId', md5(lead_id || i::text), 'active', true, 'receivesRequests', true))
      from generate_series(1, 16) i)),
    '{}'
  from lead where received_at is not null limit ${leads};`;

const histories = `
  insert into lead_history (dealer_id, lead_id, entry_id, at, kind, actor_id, details)
  select dealer_id, lead_id, ('00000000-0000-7009-8000-' || right(lead_id::text, 10) || '0' || e)::uuid,
    received_at + interval '10 minutes' * e * (1 + abs(hashtext(lead_id::text)) % 12),
    (array['arrived','assigned','opened','answered','closed'])[e], assignee_id, '{}'
  from lead, generate_series(1, 5) e;`;
