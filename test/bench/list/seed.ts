import { createHash } from 'node:crypto';
import pg from 'pg';

/** Somebody who is signed in at the dealer `bench`, and has a fair share of the leads. */
export const sessionToken = 'bench'.repeat(9);

const dealerId = idOf(1, 1);

/** The same id for the same number, shaped like the product's own. */
export function idOf(kind: number, n: number): string {
  return `00000000-0000-7${kind.toString(16).padStart(3, '0')}-8000-${n.toString(16).padStart(12, '0')}`;
}

/** The same in SQL, of an expression. */
export function sqlId(kind: number, n: string): string {
  return `('00000000-0000-7${kind.toString(16).padStart(3, '0')}-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
}

/**
 * Fills a migrated, empty database with one dealer's leads, by SQL and past every deed: 8 assignees, 12 sources, five
 * years up to `now`, one lead in fifty open. Words are as uneven as in life: the commonest last name is in six leads of a
 * thousand, half of the people have a rare one, a car is in every tenth lead, "Anfrage" in most.
 */
export async function seed(connection: pg.ClientConfig, leads: number, now: Temporal.Instant): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(
      "set session_replication_role = 'replica'; set synchronous_commit = off; select setseed(0.42)",
    );
    await client.query(people);
    await client.query(session, [createHash('sha256').update(sessionToken).digest(), now.toString()]);
    await client.query(catalogues);
    await client.query(customers(leads));
    await withoutIndexes(client, 'lead', () => client.query(leadsSql(leads, now)));
    await withoutIndexes(client, 'lead_search', () => client.query(words));
    await withoutIndexes(client, 'lead_closing', () => client.query(closings));
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

export const people = `
  insert into dealer (dealer_id, key, name, language, country, time_zone, created_at)
    values ('${dealerId}', 'bench', 'Bench', 'de', 'DE', 'Europe/Berlin', '2020-01-01Z');
  insert into user_account (user_id, email, name, language, created_at)
    select ${sqlId(2, 'i')}, 'user' || i || '@bench.example', 'User ' || i, 'de', '2020-01-01Z' from generate_series(1, 8) i;
  insert into membership (dealer_id, user_id, role, receives_requests, position, created_at)
    select '${dealerId}', ${sqlId(2, 'i')}, case i when 1 then 'administrator' when 2 then 'supervisor' else 'salesperson' end,
      true, i, '2020-01-01Z' from generate_series(1, 8) i;`;

export const session = `
  insert into session (token_hash, user_id, created_at, seen_at, expires_at)
    values ($1, ${sqlId(2, '3')}, $2, $2, $2::timestamptz + interval '1 day')`;

const catalogues = `
  insert into source (dealer_id, source_id, key, name, channel, position)
    select '${dealerId}', ${sqlId(3, 'i')}, 'source' || i, 'Source ' || i, 'email', i from generate_series(1, 12) i;
  insert into closing_reason (dealer_id, reason_id, name, outcome, position)
    select '${dealerId}', ${sqlId(4, 'i')}, 'Reason ' || i, case when i < 3 then 'won' else 'lost' end, i from generate_series(1, 6) i;`;

function customers(leads: number): string {
  return `
  insert into contact (dealer_id, contact_id, kind, name, created_at)
    select '${dealerId}', ${sqlId(5, 'i')}, case when i % 10 = 0 then 'company' else 'person' end, 'Contact ' || i, '2020-01-01Z'
    from generate_series(1, ${Math.ceil(leads / 2)}) i;`;
}

/** By rank: the first comes about `tilt` times as often as one far behind, and most are far behind, as with names. */
const rank = (most: number, tilt: number) =>
  `ceil(${tilt} * (exp(random() * ln(${most / tilt + 1})) - 1))::int`;
const syllables = `array['ba','ke','lo','mi','nu','ra','se','to','wi','zu','ber','den','fel','gor','hil','jan','kor','lin','mar','nor']`;
const makes = `array['vw','vw','vw','audi','audi','skoda','skoda','seat','bmw','opel']`;
const models = `array['golf','polo','tiguan','a4','q5','octavia','fabia','leon','3er','corsa']`;

function leadsSql(leads: number, now: Temporal.Instant): string {
  const end = `'${now.toString()}'::timestamptz`;
  return `
  with raw as (
    select i, random() as dice, ${rank(40_000, 20)} as last_rank, ${rank(3000, 20)} as first_rank, 1 + floor(random() * 10)::int as car,
      greatest(1, ${rank(8, 4)}) as assignee, greatest(1, ${rank(12, 2)}) as source, floor(random() * 200000)::int as offer, random() as pace,
      ${end} - interval '5 years' * ((${leads} - i)::float8 / ${leads}) as received
    from generate_series(1, ${leads}) i
  ), named as (
    select *, dice < 0.004 or (i > ${leads} * 0.96 and dice < 0.4) as open,
      (${syllables})[1 + last_rank % 20] || (${syllables})[1 + (last_rank / 20) % 20] || (${syllables})[1 + (last_rank / 400) % 20] || (${syllables})[1 + last_rank / 8000] || 'er' as last_name,
      (${syllables})[1 + first_rank % 20] || (${syllables})[1 + (first_rank / 20) % 20] || (${syllables})[1 + first_rank / 400] as first_name,
      (${makes})[car] as make, (${models})[car] as model,
      (array['151','160','170','171','175','7621','7622','89'])[1 + i % 8] || (1000000 + (i::bigint * 7919) % 8999999) as phone
    from raw
  )
  insert into lead (dealer_id, lead_id, contact_id, thread_id, source_id, type, language, subject, comment, assignee_id, maturity,
    state, received_at, last_activity_at, waiting_since, due_kind, due_at, due_started_at, yellow_from, due_origin,
    first_touch_at, customer_name, vehicle_title, offer_number, search)
  select '${dealerId}', ${sqlId(6, 'i')}, ${sqlId(5, '1 + i / 2')}, ${sqlId(7, 'i')}, ${sqlId(3, 'source')},
    (array['vehicle','vehicle','vehicle','testDrive','tradeIn','financing','service'])[1 + i % 7], 'de',
    'Anfrage zu ' || make || ' ' || model, repeat('Guten Tag, ist der Wagen noch da? ', 1 + (pace * 12)::int),
    case when i % 40 = 0 then null else ${sqlId(2, 'assignee')} end,
    (array[null,null,'cold','warm','hot'])[1 + i % 5],
    case when open then 'open' else 'closed' end, received, least(received + interval '14 days' * pace, ${end}),
    case when open and pace < 0.4 then received end,
    case when open then case when pace < 0.4 then 'response' else 'followUp' end end,
    case when open then ${end} + interval '6 days' * (pace - 0.2) end, case when open then received end,
    case when open then ${end} + interval '6 days' * (pace - 0.2) - interval '1 hour' end, case when open then 'dealer' end,
    case when pace >= 0.4 then received + interval '1 hour' end,
    initcap(first_name || ' ' || last_name), initcap(make || ' ' || model), 'GW-' || offer,
    array_to_tsvector(array[first_name, last_name, first_name || last_name, first_name || '.' || last_name || '@mail' || i % 20 || '.example',
      'mail' || i % 20, 'example', '49' || phone, '0' || phone, phone, make, model, 'gw', offer::text, 'gw' || offer, 'zu']
      || case when (dice * 1000)::int % 10 < 7 then array['anfrage'] else array['probefahrt'] end)
  from named`;
}

const words = `
  insert into lead_search (dealer_id, lead_id, open, search)
    select dealer_id, lead_id, state = 'open', search from lead`;

const closings = `
  insert into lead_closing (dealer_id, lead_id, closing_id, reason_id, closed_at)
    select dealer_id, lead_id, lead_id, ${sqlId(4, '1 + extract(epoch from received_at)::int % 6')}, last_activity_at
    from lead where state = 'closed'`;

/** Indexes are quicker built at the end than kept up to date row by row. */
export async function withoutIndexes(
  client: pg.Client,
  table: string,
  fill: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = $1::regclass and not indisprimary`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await fill();
  await client.query("set maintenance_work_mem = '512MB'");
  for (const { definition } of rows) await client.query(definition);
}
