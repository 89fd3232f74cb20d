import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { anna, at, enquiry, type LeadHouse, openLeadHouse, reply } from '../../test/world/lead-house.ts';
import { writeSettings } from '../dealers/index.ts';
import { answerLead, logCall, noteOnLead } from './index.ts';

/** The three figures of a lead: what happened when, each by its first time. */
let shared: TestDatabase;
let house: LeadHouse;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  house = await openLeadHouse(shared);
  await house.receive(...enquiry(anna));
});
afterEach(() => house.close());

const rights = { handOver: true, seeAllLeads: true };
const moment = (time: string) => at(`2026-03-10T${time}`);

async function figures() {
  const { firstTouchAt, firstMessageAt, firstTwoWayAt } = await house.onlyLead();
  return [firstTouchAt, firstMessageAt, firstTwoWayAt];
}

/** Somebody answers; tells the Message-ID of the letter. */
async function answer(): Promise<string> {
  const { leadId, assigneeId } = await house.onlyLead();
  const letterId = await house.as(assigneeId, (tx) => answerLead(tx, rights, { leadId, text: 'Ja.' }));
  const [letter] = await house.rows<{ id: string }>(
    'select message_id as id from letter where letter_id = $1',
    [letterId],
  );
  return letter?.id ?? '';
}

/** The report of the other side that a letter of ours came back for good. */
function bounce(messageId: string): string[] {
  return [
    'From: MAILER-DAEMON@mx.example',
    'To: autohaus@leads.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <report-of-${messageId.replaceAll(/[<>]/g, '')}>`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; anna@post.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${messageId.replaceAll(/[<>]/g, '')}>`,
    '',
    '--b--',
    '',
  ];
}

describe('the first touch', () => {
  it('is what a person did first, and neither the automatic reply nor an empty note', async () => {
    await house.send();
    const { leadId, assigneeId } = await house.onlyLead();
    house.clock.moveTo(moment('10:10'));
    await house.as(assigneeId, (tx) => noteOnLead(tx, rights, { leadId, text: '  \n' }));
    expect(await figures()).toEqual([null, null, null]);
    house.clock.moveTo(moment('10:20'));
    await house.as(assigneeId, (tx) => logCall(tx, rights, { leadId, reached: false }));
    house.clock.moveTo(moment('10:30'));
    await house.as(assigneeId, (tx) => noteOnLead(tx, rights, { leadId, text: 'Ruft zurück' }));
    expect(await figures()).toEqual([moment('10:20'), null, null]);
  });
});

describe('the first message that reached the customer', () => {
  it('is not one that only waits, and counts from when it left', async () => {
    house.clock.moveTo(moment('10:30'));
    await answer();
    expect(await figures()).toEqual([moment('10:30'), null, null]);
    await house.send('tryAgain');
    expect(await figures()).toEqual([moment('10:30'), null, null]);
    house.clock.moveTo(moment('10:45'));
    await house.send();
    expect(await figures()).toEqual([moment('10:30'), moment('10:45'), null]);
  });

  it('is not one that cannot be delivered, nor one that comes back', async () => {
    house.clock.moveTo(moment('10:30'));
    await answer();
    await house.send('addressDead');
    expect(await figures()).toEqual([moment('10:30'), null, null]);
    const second = await answer();
    await house.send();
    expect((await figures())[1]).toEqual(moment('10:30'));
    house.clock.moveTo(moment('10:40'));
    await house.receive(...bounce(second));
    expect((await figures())[1]).toBeNull();
    house.clock.moveTo(moment('11:00'));
    await answer();
    await house.send();
    expect((await figures())[1]).toEqual(moment('11:00'));
  });

  it('stays the first when a later one comes back', async () => {
    house.clock.moveTo(moment('10:30'));
    await answer();
    await house.send();
    house.clock.moveTo(moment('10:50'));
    const second = await answer();
    await house.send();
    await house.receive(...bounce(second));
    expect((await figures())[1]).toEqual(moment('10:30'));
  });

  it('is none that the dealer holds back', async () => {
    await house.as(null, (tx) =>
      writeSettings(tx, 'mail', {
        version: 0,
        value: {
          sendEmails: false,
          automaticReply: false,
          fromName: null,
          footer: '',
          unassignedNoticeTo: null,
        },
      }),
    );
    await answer();
    await house.send();
    expect((await figures())[1]).toBeNull();
  });
});

describe('the first contact in both directions', () => {
  it('is the answer of the customer to a message that reached', async () => {
    house.clock.moveTo(moment('10:30'));
    const letter = await answer();
    await house.send();
    house.clock.moveTo(moment('11:00'));
    await house.receive(...reply(letter, 'Gern, morgen?'));
    house.clock.moveTo(moment('11:30'));
    await house.receive(...reply(letter, 'Oder übermorgen?'));
    expect(await figures()).toEqual([moment('10:30'), moment('10:30'), moment('11:00')]);
  });

  it('is not a second message of a customer whom nobody has answered', async () => {
    house.clock.moveTo(moment('11:00'));
    await house.receive(...enquiry(anna));
    expect((await house.leads()).map((lead) => lead.firstTwoWayAt)).toEqual([null, null]);
  });

  it('is a call that reached', async () => {
    const { leadId, assigneeId } = await house.onlyLead();
    house.clock.moveTo(moment('10:20'));
    await house.as(assigneeId, (tx) => logCall(tx, rights, { leadId, reached: true }));
    expect(await figures()).toEqual([moment('10:20'), null, moment('10:20')]);
  });
});
