import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROWS_OF_CONTACTS } from '../../app/reactions/merges.ts';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { timeline } from '../../app/timeline.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { leadRoutes } from '../../test/world/lead-routes.ts';
import type { DuplicateList, MergeQuestion, NewMerge } from './contract.ts';
import { contactJobs } from './index.ts';
import { routes } from './routes.ts';
import { OWN_ROWS } from './use-cases/merge-contacts.ts';

let desk: Desk;
let dealerId: string;
let sueId: string;
let sue: string;
let annaId: string;
let anna: string;
beforeAll(async () => {
  desk = await openDesk({
    routes: (app) => {
      leadRoutes(app);
      routes(app, { timeline, rowsOfContacts: ROWS_OF_CONTACTS });
    },
    react,
  });
  dealerId = await desk.dealer('north');
  await desk.in(dealerId, seedDealer);
  sueId = await desk.member(dealerId, 'sue', 'supervisor');
  sue = await desk.signedIn(sueId);
  annaId = await desk.member(dealerId, 'anna', 'salesperson');
  anna = await desk.signedIn(annaId);
});
afterAll(() => desk?.close());

function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, as = sue) {
  desk.clock.moveTo(desk.clock.now().add({ seconds: 1 }));
  return desk.ask(method, `/dealers/north${path}`, { as, body });
}
async function contact(given: object): Promise<string> {
  const made = await ask('POST', '/contacts', { kind: 'person', ...given });
  expect(made.status, made.text).toBe(201);
  return made.json.contactId;
}
async function lead(name: string, email: string): Promise<string> {
  const made = await ask('POST', '/leads', { customer: { name, email }, channel: 'phone', assignToMe: true });
  expect(made.status, made.text).toBe(201);
  return made.json.leadIds[0];
}
async function merge(intoId: string, wish: NewMerge): Promise<string> {
  const made = await ask('POST', `/contacts/${intoId}/merges`, wish);
  expect(made.status, made.text).toBe(201);
  return made.json.mergeId;
}

/** Every row of the dealer that speaks of contacts, as text; without what counts moments and the record of deeds. */
async function everything(): Promise<Record<string, string[]>> {
  return desk.in(dealerId, async ({ db }) => {
    const { rows: tables } = await sql<{ table_name: string }>`
      select distinct c.table_name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
        and c.column_name in ('contact_id', 'one_id') and c.table_name <> 'contact_change'`.execute(db);
    const found: Record<string, string[]> = {};
    for (const { table_name } of tables) {
      const { rows } = await sql<{ row: string }>`
        select (to_jsonb(t) - 'changed_at' - 'compared_at')::text as row from ${sql.table(table_name)} t order by 1`.execute(
        db,
      );
      found[table_name] = rows.map(({ row }) => row);
    }
    return found;
  });
}

const köhler = {
  firstName: 'Sabine',
  lastName: 'Köhler',
  emails: [{ email: 'sabine@köhler.example'.replace('ö', 'oe'), kind: 'private' }],
  phones: [{ number: '0171 5550142' }],
  addresses: [{ street: 'Hauptstr. 5', postcode: '79539', city: 'Lörrach' }],
  tags: ['VIP'],
};
const koehler = {
  firstName: 'Sabine',
  lastName: 'Koehler',
  title: 'Dr.',
  language: 'de',
  birthday: '1970-02-03',
  emails: [{ email: 's.koehler@work.example', kind: 'work' }],
  phones: [{ number: '+49 171 5550142' }, { number: '07621 12345' }],
  addresses: [{ street: 'Hauptstraße 5', postcode: '79539', city: 'Lörrach' }],
};

describe('two contacts that are one person', () => {
  it('become one, with everything that belonged to the other', async () => {
    const [into, from] = [await contact(köhler), await contact(koehler)];
    const leadId = await lead('Sabine Koehler', 's.koehler@work.example');
    const question: MergeQuestion = (await ask('GET', `/contacts/${into}/merge-question?fromId=${from}`))
      .json;
    expect(question.fields.filter(({ differs }) => differs).map(({ field }) => field)).toEqual(['lastName']);
    expect(question.goesOver).toEqual([{ what: 'lead', count: 1 }]);
    await ask('POST', `/contacts/${from}/notes`, { text: 'Möchte nur nachmittags angerufen werden' });
    await merge(into, { fromId: from, choices: { title: 'into', lastName: { value: 'Köhler-Weiß' } } });

    const { json } = await ask('GET', `/contacts/${into}`);
    expect(json).toMatchObject({
      name: 'Sabine Köhler-Weiß',
      title: null,
      language: 'de',
      birthday: '1970-02-03',
    });
    expect(json.emails).toHaveLength(2);
    expect(json.phones.map((phone: { e164: string }) => phone.e164)).toEqual([
      '+491715550142',
      '+49762112345',
    ]);
    expect(json.openLeads.map((one: { leadId: string }) => one.leadId)).toEqual([leadId]);
    const told = (await ask('GET', `/contacts/${into}/timeline`)).text;
    expect(told).toContain('nur nachmittags');
    const list = (await ask('GET', '/contacts?q=koehler')).json.rows;
    expect(list.map((row: { contactId: string }) => row.contactId)).toEqual([into]);
    const leads = (await ask('GET', '/leads?q=weiss')).json.rows;
    expect(leads).toMatchObject([{ leadId, customer: 'Sabine Köhler-Weiß' }]);
  });

  it('come back exactly by an undo', async () => {
    const [into, from] = [
      await contact({ ...köhler, lastName: 'Weber', emails: [{ email: 'w@one.example' }], phones: [] }),
      await contact({ ...koehler, lastName: 'Waeber', emails: [{ email: 'w@two.example' }], phones: [] }),
    ];
    await lead('Sabine Weber', 'w@one.example');
    await lead('Sabine Waeber', 'w@two.example');
    await ask('POST', `/contacts/${from}/notes`, { text: 'Notiz' });
    await ask('POST', `/contacts/${from}/permissions`, {
      channel: 'email',
      purpose: 'all',
      decision: 'given',
      source: 'spoken',
      proofText: 'Am Telefon',
    });
    const before = await everything();
    const mergeId = await merge(into, {
      fromId: from,
      leaveOut: { emails: ['w@one.example'], tags: ['vip'] },
    });
    expect(await everything()).not.toEqual(before);
    expect((await ask('DELETE', `/contacts/${into}/merges/${mergeId}`)).status).toBe(204);
    expect(await everything()).toEqual(before);
  });

  it('keep what came since, each where it came', async () => {
    const [into, from] = [
      await contact({ lastName: 'Adler', emails: [{ email: 'a@one.example' }] }),
      await contact({ lastName: 'Adler', emails: [{ email: 'a@two.example' }] }),
    ];
    const mergeId = await merge(into, { fromId: from });
    // an enquiry from the address of the one that went up finds the one that stayed
    const leadId = await lead('Adler', 'a@two.example');
    await ask('PATCH', `/contacts/${into}`, { language: 'nl' });
    await ask('DELETE', `/contacts/${into}/merges/${mergeId}`);
    expect((await ask('GET', `/contacts/${into}`)).json).toMatchObject({
      language: 'nl',
      emails: [{ email: 'a@one.example' }],
      openLeads: [{ leadId }],
    });
    expect((await ask('GET', `/contacts/${from}`)).json).toMatchObject({
      language: null,
      emails: [{ email: 'a@two.example' }],
      openLeads: [],
    });
  });

  it('are undone one after the other, the last first, for thirty days', async () => {
    const ids = [
      await contact({ lastName: 'A1' }),
      await contact({ lastName: 'A2' }),
      await contact({ lastName: 'A3' }),
    ];
    const [a = '', b = '', c = ''] = ids;
    const first = await merge(b, { fromId: a });
    const second = await merge(c, { fromId: b });
    expect((await ask('DELETE', `/contacts/${b}/merges/${first}`)).json.code).toBe('contacts.mergedOn');
    expect((await ask('DELETE', `/contacts/${c}/merges/${second}`)).status).toBe(204);
    expect((await ask('GET', `/contacts/${b}/merges`)).json.rows).toMatchObject([
      { mergeId: first, name: 'A1' },
    ]);
    desk.clock.moveTo(desk.clock.now().add({ hours: 24 * 31 }));
    sue = await desk.signedIn(sueId);
    anna = await desk.signedIn(annaId);
    expect((await ask('DELETE', `/contacts/${b}/merges/${first}`)).json.code).toBe('contacts.undoTooLate');
    expect((await ask('GET', `/contacts/${b}/merges`)).json.rows).toEqual([]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['itself', async () => '', 'contacts.same'],
    ['one that is not there', async () => '018f0000-0000-7000-8000-0000000000aa', 'contacts.notFound'],
  ])('is not made of a contact and %s', async (_, other, code) => {
    const id = await contact({ lastName: 'Allein' });
    const answer = await ask('POST', `/contacts/${id}/merges`, { fromId: (await other()) || id });
    expect(answer.json.code).toBe(code);
  });

  it('is not made twice', async () => {
    const [a, b] = [await contact({ lastName: 'Zwei' }), await contact({ lastName: 'Zwei' })];
    await merge(a, { fromId: b });
    expect((await ask('POST', `/contacts/${a}/merges`, { fromId: b })).json.code).toBe(
      'contacts.mergedAlready',
    );
  });

  it('is not for everybody', async () => {
    expect((await ask('GET', '/contacts/duplicates', undefined, anna)).status).toBe(403);
  });
});

describe('the worklist of duplicates', () => {
  const list = async (query = ''): Promise<DuplicateList> =>
    (await ask('GET', `/contacts/duplicates${query}`)).json;
  const compare = () =>
    new DueWorker({
      database: desk.database,
      handlers: contactJobs(),
      onFailure: ({ error }) => {
        throw error;
      },
    }).drain();

  it('names pairs with their reasons, until somebody merges them or says that they are two', async () => {
    const [one, other] = [
      await contact({ firstName: 'Katrin', lastName: 'Meier', emails: [{ email: 'katrin@meier.example' }] }),
      await contact({ firstName: 'Kathrin', lastName: 'Maier', emails: [{ email: 'katrin@meier.example' }] }),
    ];
    const third = await contact({
      firstName: 'Kathrin',
      lastName: 'Maier',
      emails: [{ email: 'katrin@meier.example' }],
    });
    expect((await list()).comparing).toBe(true);
    desk.clock.moveTo(desk.clock.now().add({ minutes: 3 }));
    await compare();
    const of = ({ rows }: DuplicateList) =>
      rows
        .filter((row) => [one, other, third].includes(row.one.contactId))
        .map((row) => [row.one.contactId, row.other.contactId]);
    expect(of(await list())).toHaveLength(3);
    expect((await list()).comparing).toBe(false);
    expect((await list()).rows.find((row) => row.one.contactId === one)?.reasons).toContain('sameEmail');

    const twins = async () =>
      (await ask('GET', `/contacts/${other}/merges`)).json.twins.map(
        (twin: { contactId: string }) => twin.contactId,
      );
    expect((await twins()).sort()).toEqual([one, third].sort());

    const pair = { oneId: one, otherId: other };
    expect((await ask('POST', '/contacts/duplicates/dismissals', pair)).status).toBe(204);
    expect(of(await list())).not.toContainEqual([one, other]);
    expect(await twins()).toEqual([third]);
    expect((await list('?dismissed=true')).rows).toMatchObject([{ dismissedBy: 'sue' }]);
    await ask('DELETE', `/contacts/duplicates/dismissals/${one}/${other}`);
    expect(of(await list())).toContainEqual([one, other]);

    const mergeId = await merge(one, { fromId: third });
    expect(of(await list())).toEqual([[one, other]]);
    await ask('DELETE', `/contacts/${one}/merges/${mergeId}`);
    desk.clock.moveTo(desk.clock.now().add({ minutes: 3 }));
    await compare();
    expect(of(await list())).toHaveLength(3);
  });

  it('is paged by key and misses none', async () => {
    const all = (await list('?limit=100')).rows.map((row) => `${row.one.contactId} ${row.other.contactId}`);
    expect(all.length).toBeGreaterThan(2);
    const walked: string[] = [];
    for (let after = ''; ; ) {
      const page = await list(`?limit=1${after}`);
      walked.push(...page.rows.map((row) => `${row.one.contactId} ${row.other.contactId}`));
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(walked).toEqual(all);
  });
});

it('takes everything along that refers to a contact', async () => {
  const rows = await desk.in(dealerId, async ({ db }) => {
    const found = await sql<{ table_name: string; column_name: string }>`
      select c.conrelid::regclass::text as table_name, a.attname as column_name
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
      where c.contype = 'f' and c.confrelid = 'contact'::regclass`.execute(db);
    return found.rows;
  });
  // what a contact consists of is merged field by field, and the rest is about merging itself
  const merged = [
    'contact_email',
    'contact_phone',
    'contact_address',
    'contact_search',
    'contact_merge',
    'contact_duplicate',
  ];
  const known = [...OWN_ROWS, ...ROWS_OF_CONTACTS].map(({ table, column }) => `${table}.${column}`);
  const missing = rows
    .filter((row) => !merged.includes(row.table_name) && row.column_name !== 'merged_into_id')
    .map((row) => `${row.table_name}.${row.column_name}`)
    .filter((name) => !known.includes(name));
  expect(missing).toEqual([]);
});
