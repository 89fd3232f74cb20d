import { createHash } from 'node:crypto';
import pg from 'pg';
import { chanceOf } from '../../../app/demo/random.ts';
import { searchTokens, sortNameOf, soundPlaceOf } from '../../../modules/contacts/rules/search/text.ts';
import { idOf, people, session, sessionToken, sqlId, withoutIndexes } from '../list/seed.ts';

const atOnce = 5_000;
const dealerId = idOf(1, 1);
const common =
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz'.split(
    ' ',
  );
const firstNames =
  'Anna Maria Ursula Monika Petra Elisabeth Sabine Renate Helga Karin Brigitte Ingrid Erika Andrea Gisela Claudia Susanne Gabriele Christa Christine Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Horst Frank Dieter Manfred Gerhard Hans Bernd Thorsten Jörg Björn Sören Kathrin Zoë Öznur Łukasz'.split(
    ' ',
  );
const cities =
  'Lörrach Freiburg Köln Bonn Düsseldorf Münster Würzburg Görlitz Lübeck Kiel Jena Ulm Mainz Trier Celle'.split(
    ' ',
  );
const syllables = 'ba ke lo mi nu ra se to wi zu ber den fel gor hil jan kor lin mar nor'.split(' ');

/** A contact of the bench, as far as questions need it. */
export interface Somebody {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly phone: string;
  readonly company: boolean;
}

/**
 * Fills a migrated, empty database with so many contacts past every deed, with names as uneven as in life: the sixty
 * commonest last names are in every fourth contact, half of the people have a rare one. Answers some hundred of them.
 */
export async function seedContacts(
  connection: pg.ClientConfig,
  count: number,
  now: Temporal.Instant,
): Promise<readonly Somebody[]> {
  const client = new pg.Client(connection);
  await client.connect();
  const known: Somebody[] = [];
  try {
    await client.query("set session_replication_role = 'replica'; set synchronous_commit = off");
    await client.query(people);
    await client.query(session, [createHash('sha256').update(sessionToken).digest(), now.toString()]);
    const chance = chanceOf(7);
    await withoutIndexes(client, 'contact_search', async () => {
      for (let from = 0; from < count; from += atOnce) {
        const rows = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) =>
          invent(from + i, () => chance.next()),
        );
        await write(client, rows);
        known.push(...rows.slice(0, 8).map(({ somebody }) => somebody));
      }
    });
    await client.query(openLeads(count));
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return known;
}

function invent(i: number, next: () => number) {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const rare = () => {
    const text = Array.from({ length: 3 + Math.floor(next() * 2) }, () => pick(syllables)).join('');
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  };
  const company = i % 10 === 0;
  const last = next() < 0.25 ? (common[Math.floor(next() ** 2 * common.length)] ?? '') : rare();
  const first = pick(firstNames);
  const name = company
    ? `${last} ${pick(['Bau', 'Pflege', 'Elektro', 'Logistik'])} GmbH`
    : `${first} ${last}`;
  const phone = `+49${pick(['151', '160', '171', '7621', '89'])}${1_000_000 + ((i * 7919) % 8_999_999)}`;
  const email = `kontakt${i}@mail${i % 40}.example`;
  const contact = {
    kind: company ? ('company' as const) : ('person' as const),
    name,
    firstName: company ? null : first,
    lastName: company ? null : last,
    company: company ? name : null,
    language: i % 25 === 0 ? 'nl' : 'de',
    tags: [],
    emails: [{ email, relay: false }],
    phones: [{ asGiven: phone, e164: phone }],
    addresses: [
      {
        kind: null,
        street: `Weg ${i % 90}`,
        postcode: String(79_000 + (i % 900)),
        city: pick(cities),
        country: 'DE',
      },
    ],
  };
  return { i: i + 1, contact, somebody: { name, first, last, email, phone, company } };
}

type Row = ReturnType<typeof invent>;

async function write(client: pg.Client, rows: readonly Row[]): Promise<void> {
  const given = rows.map(({ i, contact }) => ({
    i,
    ...contact,
    email: contact.emails[0]?.email,
    phone: contact.phones[0]?.e164,
    address: contact.addresses[0],
    sort: sortNameOf(contact),
    sound: soundPlaceOf(contact),
    tokens: searchTokens(dealerId, contact),
  }));
  await client.query(
    `with given as materialized (
       select ${sqlId(5, "(g->>'i')::int")} as id, g from jsonb_array_elements($1::jsonb) g),
     contacts as (
       insert into contact (dealer_id, contact_id, kind, name, first_name, last_name, company, language, created_from, created_at)
       select '${dealerId}', id, g->>'kind', g->>'name', g->>'firstName', g->>'lastName', g->>'company', g->>'language', 'import', '2024-01-01Z' from given),
     emails as (
       insert into contact_email (dealer_id, contact_id, email, position) select '${dealerId}', id, g->>'email', 0 from given),
     phones as (
       insert into contact_phone (dealer_id, contact_id, position, as_given, e164) select '${dealerId}', id, 0, g->>'phone', g->>'phone' from given),
     addresses as (
       insert into contact_address (dealer_id, contact_id, position, street, postcode, city, country)
       select '${dealerId}', id, 0, g->'address'->>'street', g->'address'->>'postcode', g->'address'->>'city', 'DE' from given)
     insert into contact_search (dealer_id, contact_id, sort_name, search, sound_place)
       select '${dealerId}', id, g->>'sort', array_to_tsvector(array(select jsonb_array_elements_text(g->'tokens'))), g->>'sound' from given`,
    [JSON.stringify(given)],
  );
}

/** Every hundredth contact has an open lead. */
function openLeads(count: number): string {
  return `
  insert into lead (dealer_id, lead_id, contact_id, thread_id, source_id, type, language, state, received_at, last_activity_at,
    due_kind, due_at, due_started_at, yellow_from, customer_name, search)
  select '${dealerId}', ${sqlId(6, 'i')}, ${sqlId(5, 'i * 100')}, ${sqlId(7, 'i')}, ${sqlId(3, '1')}, 'general', 'de', 'open',
    '2026-01-01Z', '2026-01-01Z', 'response', '2026-01-02Z', '2026-01-01Z', '2026-01-01Z', 'x', ''::tsvector
  from generate_series(1, ${Math.floor(count / 100)}) i`;
}
