import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROWS_OF_CONTACTS } from '../../app/reactions/merges.ts';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { timeline } from '../../app/timeline.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { leadRoutes } from '../../test/world/lead-routes.ts';
import type { ContactRow, TimelineEntry } from './contract.ts';
import { routes } from './routes.ts';

let desk: Desk;
let session: string;
let key: string;

beforeAll(async () => {
  desk = await openDesk({
    react,
    routes: (app) => {
      routes(app, { timeline, rowsOfContacts: ROWS_OF_CONTACTS });
      leadRoutes(app);
    },
  });
  const north = await desk.dealer('north');
  await desk.in(north, seedDealer);
  session = await desk.signedIn(await desk.member(north, 'anna', 'salesperson'));
  key = await desk.apiKey(north);
});
afterAll(() => desk.close());

const ask = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) =>
  desk.ask(method, `/dealers/north${path}`, { as: session, body });
const add = async (body: object): Promise<string> => {
  const answer = await ask('POST', '/contacts', { kind: 'person', ...body });
  expect([answer.status, answer.json]).toEqual([201, { contactId: expect.any(String) }]);
  return answer.json.contactId;
};
const names = async (query: string): Promise<string[]> =>
  (await ask('GET', `/contacts?${query}`)).json.rows.map(({ name }: ContactRow) => name);
const entries = async (contactId: string, after = ''): Promise<TimelineEntry[]> =>
  (await ask('GET', `/contacts/${contactId}/timeline${after}`)).json.entries;

describe('a contact', () => {
  it('is added, read and changed, and every change is kept', async () => {
    const company = await add({ kind: 'company', company: 'Brenner Haustechnik GmbH' });
    const contactId = await add({
      firstName: 'Jörg',
      lastName: 'Müller',
      companyId: company,
      birthday: '1980-05-01',
      language: 'de',
      emails: [{ email: 'Joerg@Post.example', kind: 'private' }],
      phones: [{ number: '0171/5550142', kind: 'mobile' }],
      addresses: [{ street: 'Hauptstr. 5', postcode: '79539', city: 'Lörrach' }],
    });
    const { json: read } = await ask('GET', `/contacts/${contactId}`);
    expect(read).toMatchObject({
      name: 'Jörg Müller',
      worksFor: { contactId: company, name: 'Brenner Haustechnik GmbH' },
      birthday: '1980-05-01',
      emails: [{ email: 'joerg@post.example', kind: 'private', relay: false }],
      phones: [{ e164: '+491715550142', shown: '0171 5550142', kind: 'mobile' }],
      createdFrom: 'hand',
      may: { edit: true },
    });
    desk.clock.moveTo(desk.clock.now().add({ minutes: 1 }));
    const change = { lastName: 'Möller', birthday: null, changedAt: read.changedAt };
    expect((await ask('PATCH', `/contacts/${contactId}`, change)).status).toBe(204);
    expect((await ask('PATCH', `/contacts/${contactId}`, change)).json.code).toBe(
      'contacts.changedMeanwhile',
    );
    const [changed, created] = await entries(contactId);
    expect(changed).toMatchObject({
      kind: 'contact.changed',
      actor: 'anna',
      changes: [
        { field: 'lastName', from: 'Müller', to: 'Möller' },
        { field: 'birthday', from: '1980-05-01', to: null },
      ],
    });
    expect(created).toMatchObject({ kind: 'contact.created', actor: 'anna' });
    expect(await names('q=moller%20jorg')).toEqual(['Jörg Möller']);
    const { json: firm } = await ask('GET', `/contacts/${company}`);
    expect(firm.people).toMatchObject([{ name: 'Jörg Möller' }]);
  });

  it.each<[object, string, string]>([
    [{}, 'contacts.nobody', 'lastName'],
    [{ lastName: 'X', emails: [{ email: 'x' }] }, 'contacts.invalidEmail', 'emails.0.email'],
    [{ lastName: 'X', phones: [{ number: 'abc' }] }, 'contacts.invalidPhone', 'phones.0.number'],
    [{ lastName: 'X', birthday: '2030-01-01' }, 'contacts.birthdayAhead', 'birthday'],
    [
      { lastName: 'X', companyId: '01900000-0000-7000-8000-000000000001' },
      'contacts.noSuchCompany',
      'companyId',
    ],
  ])('is refused: %o', async (body, code, field) => {
    const answer = await ask('POST', '/contacts', { kind: 'person', ...body });
    expect([answer.status, answer.json.code, answer.json.field]).toEqual([422, code, field]);
  });

  it('is added by a system too, and says so', async () => {
    const { json } = await desk.ask('POST', '/dealers/north/contacts', {
      key,
      body: { kind: 'person', lastName: 'Portal' },
    });
    expect((await ask('GET', `/contacts/${json.contactId}`)).json.createdFrom).toBe('api');
  });

  it('that is none is not found', async () => {
    const nobody = '01900000-0000-7000-8000-000000000002';
    for (const path of [`/contacts/${nobody}`, `/contacts/${nobody}/timeline`]) {
      expect((await ask('GET', path)).status).toBe(404);
    }
    expect((await ask('PATCH', `/contacts/${nobody}`, { lastName: 'X' })).status).toBe(404);
    expect((await ask('POST', `/contacts/${nobody}/notes`, { text: 'X' })).status).toBe(404);
  });
});

describe('the list', () => {
  beforeAll(async () => {
    await add({ firstName: 'Ute', lastName: 'Schneider', phones: [{ number: '+49 171 1234567' }] });
    await add({ firstName: 'Öznur', lastName: 'Ärztin', language: 'nl' });
    await add({ firstName: 'Zoe', lastName: 'Arndt', emails: [{ email: 'zoe.arndt@post.example' }] });
  });

  it('is sorted as a dictionary is, and paged by key', async () => {
    const all: string[] = [];
    for (let after = ''; ; ) {
      const { json } = await ask('GET', `/contacts?limit=2${after}`);
      all.push(...json.rows.map(({ sortName }: ContactRow) => sortName));
      if (json.next === null) break;
      after = `&after=${json.next}`;
    }
    expect(all).toEqual([
      'Arndt, Zoe',
      'Ärztin, Öznur',
      'Brenner Haustechnik GmbH',
      'Möller, Jörg',
      'Portal',
      'Schneider, Ute',
    ]);
    const { json } = await ask('GET', '/contacts?sort=newest&limit=2');
    expect(json.rows.map(({ name }: ContactRow) => name)).toEqual(['Zoe Arndt', 'Öznur Ärztin']);
    expect((await ask('GET', `/contacts?after=${json.next}`)).json.code).toBe('contacts.badCursor');
  });

  it.each([
    ['q=Schnieder', ['Ute Schneider']],
    ['q=ute%20shneider', ['Ute Schneider']],
    ['q=0171%2F123%2045', ['Ute Schneider']],
    ['q=%2B49%20171%20123', ['Ute Schneider']],
    ['q=ARZTIN', ['Öznur Ärztin']],
    ['q=zoe.arndt%40', ['Zoe Arndt']],
    ['q=brener', ['Brenner Haustechnik GmbH']],
    ['q=nobodyatall', []],
    ['kind=company', ['Brenner Haustechnik GmbH']],
    ['language=nl', ['Öznur Ärztin']],
    ['kind=company&q=schneider', []],
    ['openLeads=true', []],
    ['permission=email:commercial:given', []],
  ])('%s', async (query, found) => {
    expect(await names(query)).toEqual(found);
  });

  it.each(['language=fr', 'permission=email', 'permission=email:commercial:unknown'])(
    'knows no filter %s',
    async (query) => {
      expect((await ask('GET', `/contacts?${query}`)).json.code).toBe('contacts.unknownFilter');
    },
  );

  it('is counted', async () => {
    expect((await ask('GET', '/contacts/counts')).json).toEqual({ all: 6, persons: 5, companies: 1 });
  });
});

describe('what a contact allows', () => {
  it('is kept with its proof, shown with what holds, and filtered by', async () => {
    const contactId = await add({ lastName: 'Permit' });
    const note = (body: object) =>
      ask('POST', `/contacts/${contactId}/permissions`, {
        channel: 'email',
        purpose: 'commercial',
        source: 'spoken',
        ...body,
      });
    expect((await note({ decision: 'given' })).json.code).toBe('contacts.proofNeeded');
    expect((await note({ decision: 'given', proofText: 'Am Telefon' })).status).toBe(201);
    expect(await names('permission=email:commercial:given')).toEqual(['Permit']);
    desk.clock.moveTo(desk.clock.now().add({ minutes: 1 }));
    expect((await note({ channel: 'all', purpose: 'all', decision: 'withdrawn' })).status).toBe(201);
    expect((await note({ source: 'user', decision: 'given', proofText: 'doch' })).status).toBe(201);
    const { json } = await ask('GET', `/contacts/${contactId}`);
    expect(json.permissions[0]).toMatchObject({
      channel: 'email',
      purpose: 'commercial',
      decision: 'withdrawn',
    });
    expect(json.permissionRecords).toHaveLength(3);
    expect(await names('permission=email:commercial:given')).toEqual([]);
    expect((await note({ decision: 'withdrawn', at: '2030-01-01T00:00:00Z' })).json.code).toBe(
      'contacts.permissionAhead',
    );
    expect((await note({ decision: 'given', proofLetterId: contactId })).json.code).toBe(
      'contacts.noSuchLetter',
    );
  });
});

describe('a lead of a contact', () => {
  it('is made for it, stands in its timeline, and follows its name', async () => {
    const contactId = await add({ firstName: 'Petra', lastName: 'Klein' });
    const made = await ask('POST', '/leads', { customer: { contactId }, subject: 'Polo', assignToMe: true });
    expect(made.json.outcome).toBe('created');
    const [leadId] = made.json.leadIds;
    expect(await names('openLeads=true')).toEqual(['Petra Klein']);
    await ask('POST', `/contacts/${contactId}/notes`, { text: 'Ruft morgen an' });
    desk.clock.moveTo(desk.clock.now().add({ minutes: 1 }));
    await ask('PATCH', `/contacts/${contactId}`, { lastName: 'Groß' });
    const { json: lead } = await ask('GET', `/leads/${leadId}`);
    expect(lead.lead.customer).toBe('Petra Groß');
    expect((await ask('GET', '/leads?q=gross')).json.rows).toHaveLength(1);
    const kinds = (await entries(contactId)).map(({ kind }) => kind);
    expect(kinds[0]).toBe('contact.changed');
    expect(kinds.toSorted()).toEqual(['contact.changed', 'contact.created', 'contact.noted', 'lead.arrived']);
    const wrong = { customer: { contactId: leadId }, subject: 'Polo' };
    expect((await ask('POST', '/leads', wrong)).json.code).toBe('leads.noSuchContact');
  });

  it('has a timeline that is paged by key', async () => {
    const contactId = await add({ lastName: 'Viel' });
    for (let i = 0; i < 50; i++) await ask('POST', `/contacts/${contactId}/notes`, { text: `Notiz ${i}` });
    const first = (await ask('GET', `/contacts/${contactId}/timeline`)).json;
    const second = (await ask('GET', `/contacts/${contactId}/timeline?after=${first.next}`)).json;
    const ids = [...first.entries, ...second.entries].map(({ entryId }: TimelineEntry) => entryId);
    expect([first.entries.length, ids.length, new Set(ids).size, second.next]).toEqual([40, 51, 51, null]);
  });
});

describe('who it may be', () => {
  it('is told while one types, with reasons, and changes nothing', async () => {
    const contactId = await add({
      firstName: 'Katrin',
      lastName: 'Meier',
      emails: [{ email: 'katrin@post.example' }],
      addresses: [{ postcode: '50667', city: 'Köln' }],
    });
    const matches = async (body: object) => (await ask('POST', '/contacts/matches', body)).json.rows;
    expect(await matches({ emails: [{ email: 'KATRIN@post.example' }, { email: 'half@' }] })).toMatchObject([
      { contactId, name: 'Katrin Meier', reasons: ['sameEmail'] },
    ]);
    expect(
      await matches({ firstName: 'Kathrin', lastName: 'Maier', addresses: [{ postcode: '50667' }] }),
    ).toMatchObject([{ contactId, reasons: ['similarName', 'samePostcode'] }]);
    expect(await matches({ firstName: 'Katrin', lastName: 'Meier' })).toMatchObject([{ contactId }]);
    expect(await matches({ firstName: 'Katrin', lastName: 'Meier', except: contactId })).toEqual([]);
    expect(await matches({})).toEqual([]);
  });
});
