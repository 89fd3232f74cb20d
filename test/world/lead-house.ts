import { react } from '../../app/reactions.ts';
import { type LeadFacts, leadFacts } from '../../modules/leads/index.ts';
import { letterBook } from '../../modules/mail/index.ts';
import { OutboxSender, type Transport } from '../../platform/outbox/index.ts';
import type { TestDatabase } from './database.ts';
import { type Dealership, openDealership } from './dealership.ts';

export const anna = { name: 'Anna Weber', email: 'anna@post.example' };

/** A dealership with the questions that tests of leads ask. */
export interface LeadHouse extends Dealership {
  /** All leads, the oldest first. */
  leads(): Promise<LeadFacts[]>;
  /** The lead, of which there must be just one. */
  onlyLead(): Promise<LeadFacts>;
  /** The kinds of what happened, each moment's in alphabetical order. */
  history(leadId: string): Promise<string[]>;
  /** Everything in the outbox goes; this is what the other side says to each message. */
  send(answer?: 'sent' | 'tryAgain' | 'addressDead'): Promise<void>;
  /** What was put into the outbox; it knows no scope. */
  outgoing(): Promise<{ envelope_to: string; content: { text: string } }[]>;
}

export async function openLeadHouse(shared: TestDatabase): Promise<LeadHouse> {
  const house = await openDealership({ react, in: shared });
  async function leads(): Promise<LeadFacts[]> {
    const ids = await house.rows<{ lead_id: string }>(
      'select lead_id from lead order by received_at, lead_id',
    );
    return house.as(null, (tx) => Promise.all(ids.map(({ lead_id }) => leadFacts(tx, lead_id))));
  }
  return {
    ...house,
    leads,
    onlyLead: async () => {
      const [lead, ...others] = await leads();
      if (!lead || others.length > 0) throw new Error(`There are ${others.length + (lead ? 1 : 0)} leads`);
      return lead;
    },
    history: async (leadId) => {
      const entries = await house.rows<{ kind: string }>(
        'select kind from lead_history where lead_id = $1 order by at, kind',
        [leadId],
      );
      return entries.map(({ kind }) => kind);
    },
    send: async (answer = 'sent') => {
      const transport: Transport = {
        kind: 'network',
        send: async () => (answer === 'sent' ? { kind: answer } : { kind: answer, problem: 'no such user' }),
        close: () => {},
      };
      const { database } = house;
      await new OutboxSender({ database, transport, letters: letterBook, onTrouble: () => {} }).drain();
    },
    outgoing: () => house.rows('select * from outbox where dealer_id = $1', [house.dealerId]),
  };
}

/** Wall time of the dealership. */
export function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant();
}

let count = 0;

/** The lines of a mail in plain words. */
export function enquiry(customer: { name: string; email: string; phone?: string }): string[] {
  return [
    `From: ${customer.name} <${customer.email}>`,
    'To: autohaus@leads.example',
    'Subject: Frage zum Golf',
    `Message-ID: <${++count}@post.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Guten Tag, ist der Wagen noch zu haben? Ich habe großes Interesse und möchte ihn gern ansehen.',
    ...(customer.phone ? [`Telefon: ${customer.phone}`] : []),
    'Mit freundlichen Grüßen',
    customer.name,
    '',
  ];
}

/** Anna's request for a vehicle, as portals send it. */
export function adf(vehicle: string, email = anna.email, provider = 'AutoScout24'): string {
  return `<?xml version="1.0"?><?adf version="1.0"?><adf><prospect><requestdate>2026-03-10T10:00:00+01:00</requestdate>
    <vehicle interest="buy" status="used"><year>2019</year><make>Volkswagen</make><model>Golf</model><stock>${vehicle}</stock></vehicle>
    <customer><contact><name part="full">Anna Weber</name><email>${email}</email></contact><comments>Bitte um Rückruf</comments></customer>
    <vendor><vendorname>Autohaus</vendorname></vendor><provider><name>${provider}</name></provider></prospect></adf>`;
}

/** The lines of a mail with a document in it. */
export function adfMail(body: string): string[] {
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

/** The lines of Anna's answer to a letter. */
export function reply(messageId: string, text: string): string[] {
  return [
    `From: ${anna.name} <${anna.email}>`,
    'To: autohaus@leads.example',
    'Subject: Re: Frage',
    `In-Reply-To: ${messageId.startsWith('<') ? messageId : `<${messageId}>`}`,
    `Message-ID: <${++count}@post.example>`,
    '',
    text,
    '',
  ];
}
