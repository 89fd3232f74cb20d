import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { type Dealership, openDealership } from '../../test/world/dealership.ts';
import { sendLetter } from '../mail/index.ts';
import { listClosingReasons } from '../sources/index.ts';
import { createVehicle } from '../vehicles/index.ts';
import { createLead, type LeadFacts, leadFacts, noteActivity, postDocument, toTsQuery } from './index.ts';
import { insertClosing, setState } from './store/index.ts';

let shared: TestDatabase;
let house: Dealership;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  house = await openDealership({ react, in: shared });
});
afterEach(() => house.close());

let count = 0;
function enquiry(customer: { name: string; email: string; phone?: string }, lines: readonly string[] = []) {
  return [
    `From: ${customer.name} <${customer.email}>`,
    'To: autohaus@leads.example',
    'Subject: Frage zum Golf',
    `Message-ID: <${++count}@post.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Guten Tag, ist der Wagen noch zu haben? Ich habe großes Interesse und möchte ihn gern ansehen.',
    ...(customer.phone ? [`Telefon: ${customer.phone}`] : []),
    ...lines,
    'Mit freundlichen Grüßen',
    customer.name,
    '',
  ];
}
const anna = { name: 'Anna Weber', email: 'anna@post.example' };

function rows<T>(statement: string, values: unknown[] = []): Promise<T[]> {
  return house.rows<T>(statement, values);
}
/** What waits to go out; the outbox knows no scope. */
function outgoing(): Promise<{ envelope_to: string; content: { text: string } }[]> {
  return rows('select * from outbox where dealer_id = $1', [house.dealerId]);
}
async function leads(): Promise<LeadFacts[]> {
  const ids = await rows<{ lead_id: string }>('select lead_id from lead order by received_at, lead_id');
  return house.as(null, (tx) => Promise.all(ids.map(({ lead_id }) => leadFacts(tx, lead_id))));
}
async function onlyLead(): Promise<LeadFacts> {
  const [lead, ...others] = await leads();
  expect(others).toEqual([]);
  if (!lead) throw new Error('There is no lead');
  return lead;
}
async function history(leadId: string): Promise<string[]> {
  const entries = await rows<{ kind: string }>(
    'select kind from lead_history where lead_id = $1 order by at, kind',
    [leadId],
  );
  return entries.map(({ kind }) => kind);
}
function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant();
}
function adf(vehicle: string, customer = 'anna@post.example', provider = 'AutoScout24'): string {
  return `<?xml version="1.0"?><?adf version="1.0"?><adf><prospect><requestdate>2026-03-10T10:00:00+01:00</requestdate>
    <vehicle interest="buy" status="used"><year>2019</year><make>Volkswagen</make><model>Golf</model><stock>${vehicle}</stock></vehicle>
    <customer><contact><name part="full">Anna Weber</name><email>${customer}</email></contact><comments>Bitte um Rückruf</comments></customer>
    <vendor><vendorname>Autohaus</vendorname></vendor><provider><name>${provider}</name></provider></prospect></adf>`;
}
function adfMail(body: string) {
  return [
    'From: leads@autoscout24.de',
    'To: autohaus@leads.example',
    'Subject: Neue Anfrage',
    `Message-ID: <${++count}@autoscout24.de>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ];
}

describe('an enquiry by mail', () => {
  it('becomes an assigned, timed lead with an automatic reply', async () => {
    await house.receive(...enquiry({ ...anna, phone: '0171 5550142' }));
    const lead = await onlyLead();
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
    expect(await history(lead.leadId)).toEqual(['arrived', 'assigned', 'automaticReply']);
    const [reply, ...more] = await outgoing();
    expect(more).toEqual([]);
    expect(reply?.envelope_to).toBe('anna@post.example');
    expect(reply?.content.text).toMatch(/Ada/);
    expect(reply?.content.text).toMatch(/12:00/);
    expect(await rows('select state, reader from reading')).toEqual([
      { state: 'letter', reader: 'free-text' },
    ]);
    expect(await rows('select assigned_user_id as id from contact')).toEqual([{ id: house.people[0] }]);
    expect(lead.firstTouchAt).toBeNull();
  });

  it('on a Sunday night is answered at once and due on Monday', async () => {
    house.clock.moveTo(at('2026-03-15T03:00'));
    await house.receive(...enquiry(anna));
    expect((await onlyLead()).due?.at).toEqual(at('2026-03-16T11:00'));
    expect(await outgoing()).toHaveLength(1);
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
      const found = await rows('select 1 from lead where search @@ $1::tsquery', [toTsQuery(text)]);
      expect(found, text).toHaveLength(1);
    }
    expect(await rows('select 1 from lead where search @@ $1::tsquery', [toTsQuery('schmidt')])).toEqual([]);
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
    const lead = await onlyLead();
    expect(lead.vehicleId).not.toBeNull();
    expect(lead.due?.at).toEqual(at('2026-03-10T12:00'));
    expect(lead.waitingSince).toEqual(at('2026-03-10T10:00'));
    expect(await rows("select 1 from letter where direction = 'in'")).toHaveLength(2);
    expect(await outgoing()).toHaveLength(1);
    expect(await history(lead.leadId)).toContain('customerReplied');

    await house.receive(...adfMail(adf('GW-9999')));
    const all = await leads();
    expect(all.map(({ assigneeId }) => assigneeId)).toEqual([house.people[0], house.people[0]]);
    expect(await rows('select 1 from contact')).toHaveLength(1);
    expect(await outgoing()).toHaveLength(1);
  });
});

describe('several prospects in one message', () => {
  it('become several leads, each with its own words', async () => {
    const both = [adf('A-1', 'one@post.example'), adf('B-2', 'two@post.example')]
      .map((one) => /<prospect>.*<\/prospect>/s.exec(one)?.[0])
      .join('');
    await house.receive(...adfMail(`<?xml version="1.0"?><adf>${both}</adf>`));
    const all = await leads();
    expect(all.map(({ answerTo }) => answerTo).sort()).toEqual(['one@post.example', 'two@post.example']);
    expect(new Set(all.map(({ threadId }) => threadId)).size).toBe(2);
  });
});

describe('the conversation', () => {
  async function answer(lead: LeadFacts): Promise<string> {
    const [ada = ''] = house.people;
    return house.as(ada, async (tx) => {
      const letterId = await sendLetter(tx, {
        threadId: lead.threadId,
        kind: 'answer',
        to: lead.answerTo ?? '',
        subject: 'Re: Frage',
        text: 'Ja, er ist noch da.',
        authorId: ada,
      });
      await noteActivity(tx, lead.leadId, { at: tx.now, answered: true, messaged: true });
      await tx.announce('leads.answered', { leadId: lead.leadId, followUpAt: null });
      return letterId;
    });
  }
  async function reply(letterId: string, text: string): Promise<void> {
    const [letter] = await rows<{ message_id: string }>(
      'select message_id from letter where letter_id = $1',
      [letterId],
    );
    await house.receive(
      'From: Anna Weber <anna@post.example>',
      'To: autohaus@leads.example',
      'Subject: Re: Frage',
      `In-Reply-To: ${letter?.message_id.startsWith('<') ? letter.message_id : `<${letter?.message_id}>`}`,
      `Message-ID: <${++count}@post.example>`,
      '',
      text,
      '',
    );
  }

  it('goes on in the same lead, and the oldest unanswered message starts the clock', async () => {
    await house.receive(...enquiry(anna));
    house.clock.moveTo(at('2026-03-10T10:30'));
    const letterId = await answer(await onlyLead());
    const answered = await onlyLead();
    expect(answered).toMatchObject({ waitingSince: null, due: { kind: 'followUp', seconds: null } });
    expect(answered.due?.at).toEqual(at('2026-03-12T09:00'));
    expect(answered.firstMessageAt).toEqual(at('2026-03-10T10:30'));
    expect(answered.firstTwoWayAt).toBeNull();

    house.clock.moveTo(at('2026-03-10T17:00'));
    await reply(letterId, 'Wann kann ich kommen?');
    house.clock.moveTo(at('2026-03-10T17:40'));
    await reply(letterId, 'Hallo?');
    const lead = await onlyLead();
    expect(lead.waitingSince).toEqual(at('2026-03-10T17:00'));
    expect(lead.due).toMatchObject({ kind: 'response' });
    expect(lead.due?.at).toEqual(at('2026-03-11T10:00'));
    expect(lead.firstTwoWayAt).toEqual(at('2026-03-10T17:00'));
    expect(await rows("select 1 from letter where direction = 'in'")).toHaveLength(3);
  });

  it('opens a closed lead again', async () => {
    await house.receive(...enquiry(anna));
    const letterId = await answer(await onlyLead());
    const { leadId, assigneeId } = await onlyLead();
    await house.as(assigneeId, async (tx) => {
      const [reason] = await listClosingReasons(tx);
      await setState(tx, leadId, 'closed', { kind: 'closed' });
      await insertClosing(tx, leadId, { reasonId: reason?.reasonId ?? '', note: null });
      await tx.announce('leads.closed', { leadId });
    });
    expect(await onlyLead()).toMatchObject({ state: 'closed', due: null });
    house.clock.moveTo(at('2026-03-11T09:30'));
    await reply(letterId, 'Ich nehme ihn doch.');
    const lead = await onlyLead();
    expect(lead).toMatchObject({ state: 'open', assigneeId, due: { kind: 'response' } });
    expect(lead.due?.at).toEqual(at('2026-03-11T11:30'));
    expect(await rows('select 1 from lead_closing where reopened_at is null')).toEqual([]);
    expect(await history(leadId)).toEqual(expect.arrayContaining(['closed', 'customerReplied', 'reopened']));
  });

  it('shows what could not be delivered', async () => {
    await house.receive(...enquiry(anna));
    const { leadId, threadId } = await onlyLead();
    await house.as(null, (tx) =>
      tx.announce('mail.deliveryFailed', { threadId, letterId: leadId, problem: '550 No such user' }),
    );
    expect(await rows("select text from lead_history where kind = 'deliveryFailed'")).toEqual([
      { text: '550 No such user' },
    ]);
  });
});

describe('twins', () => {
  it('in two processes make one contact, and one lead per vehicle', async () => {
    const databases = [house.database, house.another()];
    const lead = (i: number) => ({
      customer: { name: 'Anna Weber', email: 'anna@post.example' },
      vehicle: { offerNumber: i % 2 ? 'GW-1' : 'GW-2' },
    });
    const arrived = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        databases[i % 2]?.inDealer(
          { dealerId: house.dealerId, actor: { kind: 'apiKey', userId: null, name: 'site' } },
          (tx) => createLead(tx, lead(i)),
        ),
      ),
    );
    expect(arrived.filter((one) => one?.outcome === 'created')).toHaveLength(2);
    expect(await rows('select 1 from contact')).toHaveLength(1);
    const all = await leads();
    expect(all).toHaveLength(2);
    expect(new Set(all.map(({ assigneeId }) => assigneeId)).size).toBe(1);
    // Neither address nor process gets a second automatic reply.
    expect(await outgoing()).toHaveLength(1);
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
    const lead = await onlyLead();
    expect(lead).toMatchObject({ assigneeId: ben, type: 'call', waitingSince: null, answerTo: null });
    expect(lead.due).toMatchObject({ kind: 'followUp', origin: 'chosen', setBy: ben });
    expect(lead.due?.at).toEqual(followUpAt);
    expect(await outgoing()).toEqual([]);
    expect(await rows('select e164 from contact_phone')).toEqual([{ e164: '+492211234567' }]);
  });

  it.each([
    ['leads.noCustomer', { customer: { name: ' ' } }],
    ['leads.invalidEmail', { customer: { email: 'anna' } }],
    ['leads.invalidPhone', { customer: { name: 'A', phone: 'call me' } }],
    ['leads.followUpInPast', { customer: { name: 'A' }, followUpAt: '2026-03-10T08:59:59Z' }],
    ['sources.unknown', { customer: { name: 'A' }, sourceKey: 'nowhere' }],
  ])('is refused: %s', async (code, lead) => {
    await expect(house.as(house.people[0] ?? '', (tx) => createLead(tx, lead))).rejects.toThrow(code);
    expect(await rows('select 1 from contact')).toEqual([]);
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
    expect(first).toMatchObject({ outcome: 'created', leadIds: [(await onlyLead()).leadId] });
    expect(await post(adf('GW-2231'))).toEqual(first);
    house.clock.moveTo(at('2026-03-10T10:05'));
    expect(await post(adf('gw2231'))).toEqual({ outcome: 'joined', leadIds: first.leadIds });
    expect(await post('<nothing/>')).toEqual({ outcome: 'unassigned', leadIds: [] });
    expect(await outgoing()).toHaveLength(1);
  });
});

describe('somebody who leaves', () => {
  it('leaves open leads and contacts to the successor, whose clocks run on', async () => {
    const [ada = '', ben = ''] = house.people;
    await house.receive(...enquiry(anna));
    const before = await onlyLead();
    await house.as(null, (tx) => tx.announce('people.deactivated', { userId: ada, handOverTo: ben }));
    const after = await onlyLead();
    expect(after.assigneeId).toBe(ben);
    expect(after.due).toEqual(before.due);
    expect(await rows('select assigned_user_id as id from contact')).toEqual([{ id: ben }]);
    expect(await history(after.leadId)).toContain('handedOver');
    expect(await rows('select user_id as id, rule from assignment where not automatic')).toEqual([
      { id: ben, rule: 'handOver' },
    ]);
  });
});
