import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import {
  adf,
  adfMail,
  anna,
  at,
  enquiry,
  type LeadHouse,
  openLeadHouse,
} from '../../test/world/lead-house.ts';
import { createVehicle } from '../vehicles/index.ts';
import { createLead, postDocument, toTsQuery } from './index.ts';

let shared: TestDatabase;
let house: LeadHouse;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  house = await openLeadHouse(shared);
});
afterEach(() => house.close());

describe('an enquiry by mail', () => {
  it('becomes an assigned, timed lead with an automatic reply', async () => {
    await house.receive(...enquiry({ ...anna, phone: '0171 5550142' }));
    const lead = await house.onlyLead();
    expect(lead).toMatchObject({
      customerName: 'Anna Weber',
      subject: 'Frage zum Golf',
      language: 'de',
      state: 'open',
      assigneeId: house.people[0],
      answerTo: 'anna@post.example',
    });
    expect(lead.due).toMatchObject({ kind: 'response', seconds: 7200, origin: 'dealer', setBy: null });
    expect(lead.due?.at).toEqual(at('2026-03-10T12:00'));
    expect(lead.due?.yellowFrom).toEqual(at('2026-03-10T11:30'));
    expect(lead.waitingSince).toEqual(lead.receivedAt);
    expect(await house.history(lead.leadId)).toEqual(['arrived', 'assigned', 'automaticReply']);
    const [reply, ...more] = await house.outgoing();
    expect(more).toEqual([]);
    expect(reply?.envelope_to).toBe('anna@post.example');
    expect(reply?.content.text).toMatch(/Ada/);
    expect(reply?.content.text).toMatch(/12:00/);
    expect(await house.rows('select state, reader from reading')).toEqual([
      { state: 'letter', reader: 'free-text' },
    ]);
    expect(await house.rows('select assigned_user_id as id from contact')).toEqual([{ id: house.people[0] }]);
    expect(lead.firstTouchAt).toBeNull();
  });

  it('on a Sunday night is answered at once and due on Monday', async () => {
    house.clock.moveTo(at('2026-03-15T03:00'));
    await house.receive(...enquiry(anna));
    expect((await house.onlyLead()).due?.at).toEqual(at('2026-03-16T11:00'));
    expect(await house.outgoing()).toHaveLength(1);
  });

  it('is found by any of its words and numbers', async () => {
    await house.receive(
      ...enquiry({ name: 'Jörg Müller-Groß', email: 'jmg@post.example', phone: '0171 / 555 01 42' }),
    );
    for (const text of [
      'muller',
      'Mueller',
      'gross jörg',
      '0171 5550142',
      '+49 171 555',
      'jmg@post',
      'frage golf',
    ]) {
      const found = await house.rows('select 1 from lead where search @@ $1::tsquery', [toTsQuery(text)]);
      expect(found, text).toHaveLength(1);
    }
    expect(
      await house.rows('select 1 from lead where search @@ $1::tsquery', [toTsQuery('schmidt')]),
    ).toEqual([]);
  });
});

describe('a known contact', () => {
  it('who asks about the same vehicle again joins the open lead', async () => {
    await house.as(null, (tx) =>
      createVehicle(tx, {
        offerNumber: 'GW-2231',
        vin: null,
        make: 'Volkswagen',
        model: 'Golf',
        condition: 'used',
        priceCents: null,
        currency: null,
        mileageKm: null,
        firstRegistration: null,
        location: null,
        link: null,
        contactPersonId: null,
      }),
    );
    await house.receive(...adfMail(adf('GW-2231')));
    house.clock.moveTo(at('2026-03-10T11:00'));
    await house.receive(...adfMail(adf('gw 2231', 'anna@post.example', 'mobile.de')));
    const lead = await house.onlyLead();
    expect(lead.vehicleId).not.toBeNull();
    expect(lead.due?.at).toEqual(at('2026-03-10T12:00'));
    expect(lead.waitingSince).toEqual(at('2026-03-10T10:00'));
    expect(await house.rows("select 1 from letter where direction = 'in'")).toHaveLength(2);
    expect(await house.outgoing()).toHaveLength(1);
    expect(await house.history(lead.leadId)).toContain('customerReplied');

    await house.receive(...enquiry({ ...anna, phone: '0171 555 0142' }));
    const byPhone = await house.rows('select 1 from lead where search @@ $1::tsquery', [
      toTsQuery('0171 5550142'),
    ]);
    expect(byPhone).toHaveLength(2);

    await house.receive(...adfMail(adf('GW-9999')));
    const all = await house.leads();
    expect(all.map(({ assigneeId }) => assigneeId)).toEqual(Array(3).fill(house.people[0]));
    expect(await house.rows('select 1 from contact')).toHaveLength(1);
    expect(await house.outgoing()).toHaveLength(1);
  });
});

describe('several prospects in one message', () => {
  it('become several leads, each with its own words', async () => {
    const both = [adf('A-1', 'one@post.example'), adf('B-2', 'two@post.example')]
      .map((one) => /<prospect>.*<\/prospect>/s.exec(one)?.[0])
      .join('');
    await house.receive(...adfMail(`<?xml version="1.0"?><adf>${both}</adf>`));
    const all = await house.leads();
    expect(new Set(all.map(({ answerTo }) => answerTo))).toEqual(
      new Set(['one@post.example', 'two@post.example']),
    );
    expect(new Set(all.map(({ threadId }) => threadId)).size).toBe(2);
  });
});

describe('twins', () => {
  it('in two processes make one contact, and one lead per vehicle', async () => {
    const other = house.another();
    const lead = (i: number) => ({
      customer: { name: 'Anna Weber', email: 'anna@post.example' },
      vehicle: { offerNumber: i % 2 ? 'GW-1' : 'GW-2' },
    });
    const arrived = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        (i % 2 === 0 ? house.database : other).inDealer(
          { dealerId: house.dealerId, actor: { kind: 'apiKey', userId: null, name: 'site' } },
          (tx) => createLead(tx, lead(i)),
        ),
      ),
    );
    expect(arrived.filter((one) => one.outcome === 'created')).toHaveLength(2);
    expect(await house.rows('select 1 from contact')).toHaveLength(1);
    const all = await house.leads();
    expect(all).toHaveLength(2);
    expect(new Set(all.map(({ assigneeId }) => assigneeId)).size).toBe(1);
    // Neither address nor process gets a second automatic reply.
    expect(await house.outgoing()).toHaveLength(1);
  });
});

describe('a lead made by hand', () => {
  it('is of whoever made it, with the follow-up they chose, and answers nobody', async () => {
    const [, ben = ''] = house.people;
    const followUpAt = at('2026-03-13T10:00');
    await house.as(ben, (tx) =>
      createLead(tx, {
        customer: { name: 'Carl Beispiel', phone: '0221 1234567' },
        channel: 'phone',
        assignToMe: true,
        followUpAt: followUpAt.toString(),
        comment: 'Sucht einen Kombi',
      }),
    );
    const lead = await house.onlyLead();
    expect(lead).toMatchObject({ assigneeId: ben, type: 'call', waitingSince: null, answerTo: null });
    expect(lead.due).toMatchObject({ kind: 'followUp', origin: 'chosen', setBy: ben });
    expect(lead.due?.at).toEqual(followUpAt);
    expect(await house.outgoing()).toEqual([]);
    expect(await house.rows('select e164 from contact_phone')).toEqual([{ e164: '+492211234567' }]);
  });

  it.each([
    ['leads.noCustomer', { customer: { name: ' ' } }],
    ['leads.invalidEmail', { customer: { email: 'anna' } }],
    ['leads.invalidPhone', { customer: { name: 'A', phone: 'call me' } }],
    ['leads.followUpInPast', { customer: { name: 'A' }, followUpAt: '2026-03-10T08:59:59Z' }],
    ['sources.unknown', { customer: { name: 'A' }, sourceKey: 'nowhere' }],
  ])('is refused: %s', async (code, lead) => {
    await expect(house.as(house.people[0] ?? '', (tx) => createLead(tx, lead))).rejects.toThrow(code);
    expect(await house.rows('select 1 from contact')).toEqual([]);
  });
});

describe('a posted document', () => {
  it('is read at once, and posted again it changes nothing', async () => {
    const parts = {
      onFailed: ({ error }: { error: unknown }) => {
        throw error;
      },
    };
    const post = (text: string) =>
      house.as(null, (tx) => postDocument(tx, { bytes: Buffer.from(text) }, parts));
    const first = await post(adf('GW-2231'));
    expect(first).toMatchObject({ outcome: 'created', leadIds: [(await house.onlyLead()).leadId] });
    expect(await post(adf('GW-2231'))).toEqual(first);
    house.clock.moveTo(at('2026-03-10T10:05'));
    expect(await post(adf('gw2231'))).toEqual({ outcome: 'joined', leadIds: first.leadIds });
    expect(await post('<nothing/>')).toEqual({ outcome: 'unassigned', leadIds: [] });
    expect(await house.outgoing()).toHaveLength(1);
  });
});

describe('somebody who leaves', () => {
  it('leaves open leads and contacts to the successor, whose clocks run on', async () => {
    const [ada = '', ben = ''] = house.people;
    await house.receive(...enquiry(anna));
    const before = await house.onlyLead();
    await house.as(null, (tx) => tx.announce('people.deactivated', { userId: ada, handOverTo: ben }));
    const after = await house.onlyLead();
    expect(after.assigneeId).toBe(ben);
    expect(after.due).toEqual(before.due);
    expect(await house.rows('select assigned_user_id as id from contact')).toEqual([{ id: ben }]);
    expect(await house.history(after.leadId)).toContain('handedOver');
    expect(await house.rows('select user_id as id, rule from assignment where not automatic')).toEqual([
      { id: ben, rule: 'handOver' },
    ]);
  });
});
