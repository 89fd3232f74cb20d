import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { newId } from '../../kernel/ids.ts';
import { type Answered, type Ask, type Desk, openDesk } from '../../test/world/desk.ts';
import { writeSettings } from '../dealers/index.ts';
import type { LeadDetail } from './contract.ts';
import { routes } from './routes/index.ts';

let desk: Desk;
let dealerId: string;
let other: string;
const ids = { anna: '', ben: '', sue: '', eve: '' };
const sessions = { anna: '', ben: '', sue: '', eve: '' };
type Name = keyof typeof ids;
let key: string;

beforeAll(async () => {
  desk = await openDesk({ routes, react });
  dealerId = await desk.dealer('north');
  other = await desk.dealer('south');
  for (const dealer of [dealerId, other]) await desk.in(dealer, seedDealer);
  for (const [name, role, dealer] of [
    ['anna', 'salesperson', dealerId],
    ['ben', 'salesperson', dealerId],
    ['sue', 'supervisor', dealerId],
    ['eve', 'administrator', other],
  ] as const) {
    ids[name] = await desk.member(dealer, name, role);
    sessions[name] = await desk.signedIn(ids[name]);
  }
  key = await desk.apiKey(dealerId);
});
afterAll(() => desk.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
function as(
  name: Name,
  method: Method,
  path: string,
  body?: unknown,
  more: Partial<Ask> = {},
): Promise<Answered> {
  const dealer = name === 'eve' ? 'south' : 'north';
  // No two deeds are of one moment.
  if (method !== 'GET') desk.clock.moveTo(desk.clock.now().add({ seconds: 1 }));
  return desk.ask(method, `/dealers/${dealer}${path}`, { as: sessions[name], body, ...more });
}

let customers = 0;
/** A new lead of a new customer, made by anna for herself. */
async function newLead(lead: Record<string, unknown> = {}, by: Name = 'anna'): Promise<string> {
  const customer = { name: `Kunde ${++customers}`, email: `kunde${customers}@post.example` };
  const made = await as(by, 'POST', '/leads', { customer, channel: 'webForm', assignToMe: true, ...lead });
  expect(made.status, made.text).toBe(201);
  return made.json.leadIds[0];
}
async function read(leadId: string, by: Name = 'anna'): Promise<LeadDetail> {
  const answer = await as(by, 'GET', `/leads/${leadId}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}
const kinds = (lead: LeadDetail) => lead.history.map(({ kind }) => kind);
const inHours = (hours: number) => desk.clock.now().add({ hours }).toString();
const now = () => desk.clock.now().toString();
async function reason(of = 'bought'): Promise<string> {
  const { json } = await as('anna', 'GET', '/leads/filters');
  return json.closingReasons.find((one: { key: string }) => one.key === of).reasonId;
}
/** The invariant of the whole house. */
async function dues(): Promise<{ state: string; due: boolean }[]> {
  return desk.in(dealerId, async ({ db }) => {
    const rows = await db.selectFrom('lead').select(['state', 'due_at']).execute();
    return rows.map((row) => ({ state: row.state, due: row.due_at !== null }));
  });
}

describe('creating', () => {
  it('makes a lead with assignee, due and history', async () => {
    const lead = await read(await newLead({ subject: 'Frage zum Golf', comment: 'Noch da?' }));
    expect(lead.lead).toMatchObject({
      subject: 'Frage zum Golf',
      state: 'open',
      assignee: { userId: ids.anna, name: 'anna' },
      unread: true,
      answered: false,
      source: { name: 'webForm' },
      due: { kind: 'response' },
    });
    expect(lead.comment).toBe('Noch da?');
    expect(lead.may).toEqual({
      answer: true,
      note: true,
      handOver: true,
      moveDue: true,
      close: true,
      reopen: false,
    });
    expect(kinds(lead)).toContain('arrived');
  });

  it('is done once for one idempotency key', async () => {
    const body = { customer: { name: 'Einmal Nur' }, channel: 'phone' };
    const headers = { 'idempotency-key': 'once-1' };
    const [first, second] = [
      await as('anna', 'POST', '/leads', body, { headers }),
      await as('anna', 'POST', '/leads', body, { headers }),
    ];
    expect(second.json).toEqual(first.json);
    const other = await as('anna', 'POST', '/leads', { ...body, subject: 'x' }, { headers });
    expect(other.status).toBe(409);
  });

  it('takes ADF from a system', async () => {
    const adf = `<?xml version="1.0"?><?adf version="1.0"?><adf><prospect><requestdate>2026-03-10T10:00:00+01:00</requestdate>
      <vehicle><year>2021</year><make>Skoda</make><model>Fabia</model></vehicle><customer><contact><name part="full">Petra Lind</name>
      <email>petra.lind@post.example</email></contact></customer></prospect></adf>`;
    const post = () =>
      desk.app.fastify.inject({
        method: 'POST',
        url: '/api/v1/dealers/north/leads',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/xml' },
        payload: adf,
      });
    const made = (await post()).json();
    expect(made).toMatchObject({ outcome: 'created', leadIds: [expect.any(String)] });
    expect((await post()).json().leadIds).toEqual(made.leadIds);
    const lead = await read(made.leadIds[0]);
    expect(lead.lead).toMatchObject({ customer: 'Petra Lind', vehicle: { title: 'Skoda Fabia' } });
  });

  it('says what is missing', async () => {
    const answer = await as('anna', 'POST', '/leads', { customer: {} });
    expect(answer).toMatchObject({ status: 422, json: { code: 'leads.noCustomer', field: 'customer' } });
  });
});

describe('answering', () => {
  it('sends a letter, ends the waiting and sets the follow-up', async () => {
    const leadId = await newLead({ subject: 'Frage zum Polo' });
    const answer = await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Ja, er ist da.' });
    expect(answer.status, answer.text).toBe(201);
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: false, answered: true, due: { kind: 'followUp' } });
    expect(lead.lead.due && lead.lead.due.at > now()).toBe(true);
    expect(lead.responseFigures).toEqual({ firstTouchAt: now(), firstMessageAt: now(), firstTwoWayAt: null });
    const letter = lead.letters.find(({ letterId }) => letterId === answer.json.letterId);
    expect(letter).toMatchObject({
      direction: 'out',
      kind: 'answer',
      subject: 'Re: Frage zum Polo',
      text: 'Ja, er ist da.',
      to: lead.answerTo,
      author: 'anna',
      delivery: { state: 'waiting' },
    });
    expect(letter?.from).toContain('anna · Autohaus north');
    expect(kinds(lead)[0]).toBe('answered');
  });

  it('takes the chosen follow-up, subject and attachments', async () => {
    const leadId = await newLead();
    const uploadId = await upload('preis.pdf');
    const followUpAt = inHours(30);
    await as('anna', 'POST', `/leads/${leadId}/answers`, {
      text: 'Anbei.',
      subject: 'Ihr Angebot',
      attachments: [uploadId],
      followUpAt,
    });
    const lead = await read(leadId);
    expect(lead.lead.due).toMatchObject({ kind: 'followUp', at: followUpAt });
    expect(lead.letters.at(-1)).toMatchObject({
      subject: 'Ihr Angebot',
      attachments: [{ name: 'preis.pdf', size: 3 }],
    });
  });

  it.each([
    ['a follow-up in the past', () => ({ text: 'x', followUpAt: now() }), 422, 'leads.followUpInPast'],
    [
      'an upload that is not there',
      () => ({ text: 'x', attachments: [newId(desk.clock.now())] }),
      422,
      'mail.uploadMissing',
    ],
    ['nothing', () => ({ text: '' }), 422, 'http.invalid'],
  ])('refuses %s and keeps nothing', async (_, body, status, code) => {
    const leadId = await newLead();
    const before = await read(leadId);
    const answer = await as('anna', 'POST', `/leads/${leadId}/answers`, body());
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(await read(leadId)).toEqual({ ...before, now: now() });
  });

  it('needs an address', async () => {
    const leadId = await newLead({ customer: { name: 'Ohne Post', phone: '0171 5550199' } });
    const answer = await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Hallo' });
    expect([answer.status, answer.json.code]).toEqual([409, 'leads.noAddress']);
  });

  it('sends once for one idempotency key', async () => {
    const leadId = await newLead();
    const more = { headers: { 'idempotency-key': 'answer-1' } };
    const first = await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Hallo' }, more);
    const second = await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Hallo' }, more);
    expect(second.json).toEqual(first.json);
    const { letters } = await read(leadId);
    expect(letters.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('counts a held letter as an answer, and not as a message', async () => {
    const change = (sendEmails: boolean, version: number) =>
      desk.in(dealerId, (tx) =>
        writeSettings(tx, 'mail', {
          version,
          value: { sendEmails, automaticReply: false, fromName: null, footer: '', unassignedNoticeTo: null },
        }),
      );
    const version = await change(false, 0);
    const leadId = await newLead();
    await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Hallo' });
    const lead = await read(leadId);
    expect(lead.letters.at(-1)?.delivery?.state).toBe('held');
    expect(lead.responseFigures).toEqual({ firstTouchAt: now(), firstMessageAt: null, firstTwoWayAt: null });
    expect(lead.lead).toMatchObject({ unread: false, due: { kind: 'followUp' } });
    await change(true, version);
  });
});

describe('notes and calls', () => {
  it('a note touches, answers nobody and leaves the due', async () => {
    const leadId = await newLead();
    const before = await read(leadId);
    await as('anna', 'POST', `/leads/${leadId}/notes`, { text: 'Ruft Freitag zurück' });
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: true, answered: false, due: before.lead.due });
    expect(lead.responseFigures).toEqual({ firstTouchAt: now(), firstMessageAt: null, firstTwoWayAt: null });
    expect(lead.history[0]).toMatchObject({ kind: 'noted', text: 'Ruft Freitag zurück', actor: 'anna' });
  });

  it('a note with a moment moves the due', async () => {
    const leadId = await newLead();
    const followUpAt = inHours(50);
    await as('anna', 'POST', `/leads/${leadId}/notes`, { text: 'Später', followUpAt });
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: true, due: { at: followUpAt, kind: 'response' } });
  });

  it('a call that reached answers', async () => {
    const leadId = await newLead();
    await as('anna', 'POST', `/leads/${leadId}/calls`, { reached: true, text: 'Will Probe fahren' });
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: false, due: { kind: 'followUp' } });
    expect(lead.responseFigures).toEqual({ firstTouchAt: now(), firstMessageAt: null, firstTwoWayAt: now() });
    expect(lead.history[0]).toMatchObject({ kind: 'called', details: { reached: true } });
  });

  it('an attempt answers only where the settings say so', async () => {
    const leadId = await newLead();
    await as('anna', 'POST', `/leads/${leadId}/calls`, { reached: false });
    expect((await read(leadId)).lead).toMatchObject({ unread: true, due: { kind: 'response' } });
    const value = { responseMinutes: 120, reminderMinutes: 30, followUpDays: 2, attemptedCallCounts: true };
    const version = await desk.in(dealerId, (tx) => writeSettings(tx, 'escalation', { version: 0, value }));
    await as('anna', 'POST', `/leads/${leadId}/calls`, { reached: false });
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: false, due: { kind: 'followUp' } });
    expect(lead.responseFigures.firstTwoWayAt).toBeNull();
    await desk.in(dealerId, (tx) =>
      writeSettings(tx, 'escalation', { version, value: { ...value, attemptedCallCounts: false } }),
    );
  });
});

describe('handing over', () => {
  it('changes the person and no clock', async () => {
    const leadId = await newLead();
    const before = await read(leadId);
    const answer = await as('anna', 'PUT', `/leads/${leadId}/assignee`, {
      userId: ids.ben,
      reason: 'Urlaub',
    });
    expect(answer.status, answer.text).toBe(204);
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ assignee: { name: 'ben' }, due: before.lead.due });
    expect(lead.history[0]).toMatchObject({
      kind: 'handedOver',
      text: 'Urlaub',
      details: { from: 'anna', to: 'ben' },
    });
    // it is ben's now
    expect((await as('anna', 'PUT', `/leads/${leadId}/assignee`, { userId: ids.anna })).status).toBe(403);
    expect((await as('sue', 'PUT', `/leads/${leadId}/assignee`, { userId: ids.anna })).status).toBe(204);
  });

  it('goes only to people who can have leads here', async () => {
    const leadId = await newLead();
    for (const userId of [ids.eve, newId(desk.clock.now())]) {
      const answer = await as('anna', 'PUT', `/leads/${leadId}/assignee`, { userId });
      expect([answer.status, answer.json.code]).toEqual([422, 'leads.cannotBeAssigned']);
    }
  });
});

describe('due and maturity', () => {
  it('moves with a reason, into the future only', async () => {
    const leadId = await newLead();
    const at = inHours(20);
    expect((await as('anna', 'PUT', `/leads/${leadId}/due`, { at, reason: 'Ist verreist' })).status).toBe(
      204,
    );
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: true, due: { at } });
    expect(lead.history[0]).toMatchObject({ kind: 'dueSet', text: 'Ist verreist', details: { to: at } });
    const past = await as('anna', 'PUT', `/leads/${leadId}/due`, { at: inHours(-1), reason: 'x' });
    expect([past.status, past.json.code, past.json.field]).toEqual([422, 'leads.followUpInPast', 'at']);
    expect((await as('anna', 'PUT', `/leads/${leadId}/due`, { at: inHours(1), reason: '' })).status).toBe(
      422,
    );
  });

  it('sets and clears the maturity', async () => {
    const leadId = await newLead();
    await as('anna', 'PUT', `/leads/${leadId}/maturity`, { maturity: 'hot' });
    await as('anna', 'PUT', `/leads/${leadId}/maturity`, { maturity: 'hot' });
    const lead = await read(leadId);
    expect(lead.lead.maturity).toBe('hot');
    expect(kinds(lead).filter((kind) => kind === 'maturitySet')).toHaveLength(1);
    await as('anna', 'PUT', `/leads/${leadId}/maturity`, { maturity: null });
    expect((await read(leadId)).lead.maturity).toBeNull();
  });
});

describe('closing and reopening', () => {
  it('closes with a reason, and opens again with a follow-up', async () => {
    const leadId = await newLead();
    const closed = await as('anna', 'POST', `/leads/${leadId}/closing`, {
      reasonId: await reason(),
      note: 'Bar',
    });
    expect(closed.status, closed.text).toBe(204);
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({
      state: 'closed',
      due: null,
      unread: false,
      closing: { reason: 'bought', outcome: 'won' },
    });
    expect(lead.history[0]).toMatchObject({
      kind: 'closed',
      text: 'Bar',
      details: { reason: 'bought', outcome: 'won' },
    });
    expect(lead.may).toEqual({
      answer: false,
      note: true,
      handOver: false,
      moveDue: false,
      close: false,
      reopen: true,
    });

    expect((await as('anna', 'DELETE', `/leads/${leadId}/closing`)).status).toBe(204);
    const open = await read(leadId);
    expect(open.lead).toMatchObject({ state: 'open', closing: null, due: { kind: 'followUp' } });
    expect(kinds(open)[0]).toBe('reopened');
    const again = await as('anna', 'DELETE', `/leads/${leadId}/closing`);
    expect([again.status, again.json.code]).toEqual([409, 'leads.notClosed']);
    await as('anna', 'POST', `/leads/${leadId}/closing`, { reasonId: await reason('noInterest') });
    expect((await read(leadId)).lead.closing).toEqual({ reason: 'noInterest', outcome: 'lost' });
  });

  it('is one closing when two close at once', async () => {
    const leadId = await newLead();
    const body = { reasonId: await reason() };
    const answers = await Promise.all([
      as('anna', 'POST', `/leads/${leadId}/closing`, body),
      as('sue', 'POST', `/leads/${leadId}/closing`, body),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe('leads.alreadyClosed');
    expect(kinds(await read(leadId)).filter((kind) => kind === 'closed')).toHaveLength(1);
  });

  it('takes reasons of this dealer that are shown', async () => {
    const leadId = await newLead();
    const hidden = await reason('test');
    await desk.in(dealerId, ({ db }) =>
      db.updateTable('closing_reason').set({ hidden: true }).where('reason_id', '=', hidden).execute(),
    );
    const foreign = (await as('eve', 'GET', '/leads/filters')).json.closingReasons[0].reasonId;
    for (const reasonId of [hidden, foreign]) {
      const answer = await as('anna', 'POST', `/leads/${leadId}/closing`, { reasonId });
      expect([answer.status, answer.json.code]).toEqual([422, 'leads.unknownReason']);
    }
    const { json } = await as('anna', 'GET', '/leads/filters');
    expect(json.closingReasons.map((one: { reasonId: string }) => one.reasonId)).not.toContain(hidden);
  });

  it('lets a closed lead be noted, and nothing else', async () => {
    const leadId = await newLead();
    await as('anna', 'POST', `/leads/${leadId}/closing`, { reasonId: await reason() });
    const deeds: [Method, string, unknown][] = [
      ['POST', 'answers', { text: 'Hallo' }],
      ['POST', 'calls', { reached: true }],
      ['POST', 'notes', { text: 'x', followUpAt: inHours(5) }],
      ['PUT', 'assignee', { userId: ids.ben }],
      ['PUT', 'due', { at: inHours(5), reason: 'x' }],
      ['PUT', 'maturity', { maturity: 'hot' }],
    ];
    for (const [method, path, body] of deeds) {
      const answer = await as('anna', method, `/leads/${leadId}/${path}`, body);
      expect([path, answer.status, answer.json.code]).toEqual([path, 409, 'leads.closed']);
    }
    expect((await as('anna', 'POST', `/leads/${leadId}/notes`, { text: 'Meldet sich im Mai' })).status).toBe(
      204,
    );
    expect((await read(leadId)).lead).toMatchObject({ state: 'closed', due: null });
  });
});

describe('who may', () => {
  const deeds: [Method, string, () => unknown][] = [
    ['POST', 'answers', () => ({ text: 'Hallo' })],
    ['POST', 'calls', () => ({ reached: true })],
    ['POST', 'notes', () => ({ text: 'x', followUpAt: inHours(5) })],
    ['PUT', 'assignee', () => ({ userId: ids.ben })],
    ['PUT', 'due', () => ({ at: inHours(5), reason: 'x' })],
    ['PUT', 'maturity', () => ({ maturity: 'hot' })],
    ['POST', 'closing', () => ({ reasonId: ids.ben })],
    ['DELETE', 'closing', () => undefined],
  ];

  it.each(deeds)("%s %s: not on a colleague's lead", async (method, path, body) => {
    const leadId = await newLead();
    const before = await read(leadId);
    const answer = await as('ben', method, `/leads/${leadId}/${path}`, body());
    expect([answer.status, answer.json.code]).toEqual([403, 'leads.notAllowed']);
    expect(await read(leadId)).toEqual({ ...before, now: now() });
  });

  it.each(deeds)('%s %s: not at all on a lead of another dealer', async (method, path, body) => {
    const leadId = await newLead();
    const answer = await as('eve', method, `/leads/${leadId}/${path}`, body());
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('Kunde');
    expect((await as('eve', 'GET', `/leads/${leadId}`)).status).toBe(404);
  });

  it('lets colleagues read and note, and says so with the lead', async () => {
    const leadId = await newLead();
    const { may } = await read(leadId, 'ben');
    expect(may).toEqual({
      answer: false,
      note: true,
      handOver: false,
      moveDue: false,
      close: false,
      reopen: false,
    });
    expect((await as('ben', 'POST', `/leads/${leadId}/notes`, { text: 'War heute hier' })).status).toBe(204);
  });

  it('lets everybody take a lead that nobody has', async () => {
    const leadId = await newLead();
    await desk.in(dealerId, ({ db }) =>
      db.updateTable('lead').set({ assignee_id: null }).where('lead_id', '=', leadId).execute(),
    );
    expect((await as('ben', 'PUT', `/leads/${leadId}/assignee`, { userId: ids.ben })).status).toBe(204);
    expect((await read(leadId)).lead.assignee?.name).toBe('ben');
  });

  it('lets a supervisor and a key work on every lead', async () => {
    const leadId = await newLead();
    expect((await as('sue', 'POST', `/leads/${leadId}/calls`, { reached: true })).status).toBe(204);
    const body = { reasonId: await reason() };
    const closed = await desk.ask('POST', `/dealers/north/leads/${leadId}/closing`, { key, body });
    expect(closed.status, closed.text).toBe(204);
    expect((await read(leadId)).history[0]?.actor).toBe('Portal');
  });
});

describe('reading', () => {
  it('is no touch', async () => {
    const leadId = await newLead();
    const first = await read(leadId);
    expect(await read(leadId)).toEqual(first);
    expect(first.responseFigures.firstTouchAt).toBeNull();
  });

  it('tells contact, vehicle and the other leads of the customer', async () => {
    const customer = { name: 'Jörg Doppel', email: 'doppel@post.example', phone: '0171 5550142' };
    const first = await newLead({ customer, vehicle: { title: 'VW Golf', offerNumber: 'GW-1' } });
    const second = await newLead({ customer, vehicle: { title: 'VW Polo', offerNumber: 'GW-2' } });
    const lead = await read(second);
    expect(lead.contact).toMatchObject({
      name: 'Jörg Doppel',
      emails: ['doppel@post.example'],
      phones: [{ asGiven: '0171 5550142', e164: '+491715550142', shown: '0171 5550142' }],
      otherLeads: [{ leadId: first, state: 'open' }],
    });
    expect(lead.vehicle).toMatchObject({ title: 'VW Polo', offerNumber: 'GW-2', inStock: false });
    expect(lead.answerTo).toBe('doppel@post.example');
  });

  it('knows no lead that is not there', async () => {
    for (const leadId of [newId(desk.clock.now()), 'nonsense']) {
      expect((await as('anna', 'GET', `/leads/${leadId}`)).status).toBe(404);
    }
  });
});

it('leaves every open lead with a due and every closed one without', async () => {
  const all = await dues();
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(({ state, due }) => (state === 'open') !== due)).toEqual([]);
});

/** A file that waits to be attached. */
async function upload(name: string): Promise<string> {
  const uploadId = newId(desk.clock.now());
  const bytes = Buffer.from('pdf');
  const sha256 = createHash('sha256').update(bytes).digest();
  await desk.in(dealerId, async ({ db, now: at }) => {
    await db.insertInto('file').values({ dealer_id: dealerId, sha256, size: bytes.length, bytes }).execute();
    await db
      .insertInto('upload')
      .values({
        dealer_id: dealerId,
        upload_id: uploadId,
        sha256,
        name,
        content_type: 'application/pdf',
        uploaded_by: ids.anna,
        uploaded_at: at,
      })
      .execute();
  });
  return uploadId;
}
