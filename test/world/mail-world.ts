import type { Facts } from '../../kernel/facts.ts';
import { newId } from '../../kernel/ids.ts';
import { createDealer } from '../../modules/dealers/index.ts';
import {
  letterBook,
  mailboxOf,
  mailJobs,
  openThread,
  recordIncomingLetter,
  rememberAddresses,
  settleReading,
} from '../../modules/mail/index.ts';
import { VirtualClock } from '../../platform/clock/index.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { catcherTransport, OutboxSender, type Transport } from '../../platform/outbox/index.ts';
import { createPool, Database, type DealerTx, system } from '../../platform/sql/index.ts';
import { createTestDatabase } from './database.ts';

/** A fact that was told, by its name. */
export type Told = { [K in keyof Facts]: { name: K; fact: Facts[K] } }[keyof Facts];

/** Two dealers whose mail is read and sent, with the simplest of reactions: each enquiry gets a thread. For tests. */
export interface MailWorld {
  readonly database: Database;
  readonly clock: VirtualClock;
  readonly told: Told[];
  readonly failed: unknown[];
  readonly north: string;
  readonly south: string;
  readonly mailbox: ReturnType<typeof mailboxOf>;
  as<T>(dealerId: string, deed: (tx: DealerTx) => Promise<T>): Promise<T>;
  /** Stores a message as the listener would, and answers the ids of its copies. */
  deliver(message: string | Buffer, to?: readonly string[], from?: string): Promise<void>;
  /** Reads everything that waits. */
  read(): Promise<number>;
  sender(transport?: Transport): OutboxSender;
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Makes the reactions of the next facts of this name fail, or only of those in whose text this stands. */
  breakOn(name: keyof Facts | null, about?: string): void;
  close(): Promise<void>;
}

export const leadDomain = 'leads.example';

export async function openMailWorld(): Promise<MailWorld> {
  const testDatabase = await createTestDatabase();
  const { connection } = testDatabase;
  const clock = new VirtualClock(Temporal.Instant.from('2026-03-10T09:00:00Z'));
  const pool = createPool({ connection, max: 8, onError: () => {} });
  const told: Told[] = [];
  const failed: unknown[] = [];
  let broken: keyof Facts | null = null;
  let brokenAbout = '';
  const database = new Database({
    pool,
    clock,
    react: (tx) => async (name, fact) => {
      told.push({ name, fact } as Told);
      if (name === broken && JSON.stringify(fact).includes(brokenAbout))
        throw new TypeError('a fault of whoever reacts');
      if (name === 'mail.enquiryRead') await takeSimply(tx, fact as Facts['mail.enquiryRead']);
    },
  });
  const worker = new DueWorker({
    database,
    handlers: mailJobs({ onFailed: ({ error }) => failed.push(error) }),
    onFailure: ({ error }) => failed.push(error),
  });
  await database.inInstallation((tx) =>
    rememberAddresses(tx, { leadDomain, publicUrl: 'https://desk.example' }),
  );
  const north = await makeDealer(database, clock, 'north', 'Autohaus Nord');
  const south = await makeDealer(database, clock, 'south', 'Autohaus Süd');
  const mailbox = mailboxOf({ database, leadDomain });
  return {
    database,
    clock,
    told,
    failed,
    north,
    south,
    mailbox,
    as: (dealerId, deed) => database.inDealer({ dealerId, actor: system }, deed),
    deliver: (message, to = [`north@${leadDomain}`], from = 'customer@mail.example') =>
      mailbox.deliver({
        bytes: typeof message === 'string' ? Buffer.from(message.replaceAll('\n', '\r\n')) : message,
        envelopeFrom: from,
        recipients: to,
        remoteAddress: '127.0.0.1',
      }),
    read: () => worker.drain(),
    sender: (transport = catcherTransport()) =>
      new OutboxSender({
        database,
        transport,
        letters: letterBook,
        onTrouble: ({ problem }) => failed.push(problem),
      }),
    rows: async <T>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query(sql, [...values])).rows as T[],
    breakOn: (name, about = '') => {
      broken = name;
      brokenAbout = about;
    },
    close: async () => {
      await pool.end();
      await testDatabase.drop();
    },
  };
}

async function makeDealer(
  database: Database,
  clock: VirtualClock,
  key: string,
  name: string,
): Promise<string> {
  const dealerId = newId(clock.now());
  await database.inDealer({ dealerId, actor: system }, (tx) =>
    createDealer(tx, {
      key,
      name,
      language: 'de',
      country: 'DE',
      region: null,
      timeZone: 'Europe/Berlin',
      demo: false,
    }),
  );
  return dealerId;
}

async function takeSimply(
  tx: DealerTx,
  { rawId, receivedAt, reader }: Facts['mail.enquiryRead'],
): Promise<void> {
  const { threadId } = await openThread(tx);
  await recordIncomingLetter(tx, { threadId, rawId, kind: 'enquiry', at: receivedAt });
  await settleReading(tx, rawId, { state: 'letter', reader });
  await insertLead(tx, threadId);
}

/** A lead with the fewest facts a row can have. */
async function insertLead(tx: DealerTx, threadId: string): Promise<void> {
  const own = { dealer_id: tx.dealerId };
  const [contact_id, source_id, lead_id] = [newId(tx.now), newId(tx.now), newId(tx.now)];
  await tx.db
    .insertInto('contact')
    .values({ ...own, contact_id, kind: 'person', name: 'Kunde', created_at: tx.now })
    .execute();
  await tx.db
    .insertInto('source')
    .values({ ...own, source_id, key: source_id, channel: 'email', position: 1, senders: [], providers: [] })
    .execute();
  await tx.db
    .insertInto('lead')
    .values({
      ...own,
      lead_id,
      contact_id,
      source_id,
      thread_id: threadId,
      type: 'general',
      language: 'de',
      state: 'closed',
      received_at: tx.now,
      last_activity_at: tx.now,
      customer_name: 'Kunde',
      search: '',
    })
    .execute();
}

/** A plain message; each call has its own Message-ID. Headers replace the usual ones. */
export function mailOf(
  headers: Readonly<Record<string, string>> = {},
  body = 'Guten Tag, ist der Golf noch da?',
): string {
  const all: Record<string, string> = {
    From: 'Sabine Köhler <sabine@mail.example>',
    To: `north@${leadDomain}`,
    Subject: 'Golf GW-2231',
    Date: 'Tue, 10 Mar 2026 09:59:00 +0100',
    'Message-ID': `<${newId(Temporal.Now.instant())}@mail.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\n')}\n\n${body}\n`;
}
