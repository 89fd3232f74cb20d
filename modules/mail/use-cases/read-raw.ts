import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { tokensAmong } from '../envelope/recipients.ts';
import { storable } from '../envelope/storable.ts';
import { type Classification, type Understood, understand } from '../rules/index.ts';
import { findThread } from '../store/threads.ts';
import { enquiryOf, refusalOf } from './enquiry-of.ts';
import { isOutage } from './is-outage.ts';
import { type Opened, openRaw } from './opened.ts';
import { recordIncomingLetter } from './record-incoming-letter.ts';
import { settleReading } from './settle-reading.ts';
import { takeReport } from './take-report.ts';

export interface ReadParts {
  /** A message whose reading ran into a fault of ours; it is in the unassigned inbox with the reason `failed`. */
  readonly onFailed: (failure: {
    readonly rawId: string;
    readonly dealerId: string;
    readonly error: unknown;
  }) => void;
}

/**
 * Finds out what a stored message is, and sees to it: a report about a letter of ours, an answer in a thread, an enquiry
 * (announced as `mail.enquiryRead`), or nothing of these (unassigned inbox). Each message that waits ends settled, also
 * when a reader or whoever reacts is at fault; only an outage is thrown, and tried again.
 */
export async function readRaw(tx: DealerTx, rawId: string, parts: ReadParts): Promise<void> {
  const opened = await openRaw(tx, rawId);
  if (opened?.raw.state !== 'waiting') return;
  // The first fault ends the transaction, and costs nothing beforehand. The second try keeps a point to go back to.
  if (opened.raw.failures === 0) return settle(tx, opened, parts);
  await sql`savepoint reading`.execute(tx.db);
  try {
    await settle(tx, opened, parts);
    await tx.completed();
  } catch (thrown) {
    const error = await tx.settled().then(
      () => thrown,
      (cause: unknown) => cause,
    );
    if (isOutage(error)) throw error;
    await sql`rollback to savepoint reading`.execute(tx.db);
    await settleFailed(tx, rawId, parts, error);
  }
}

/** Reads a message that was settled before, whatever came of it then; the caller has it locked. */
export async function readAgain(tx: DealerTx, opened: Opened, parts: ReadParts): Promise<void> {
  await settle(tx, opened, parts);
}

async function settle(tx: DealerTx, opened: Opened, parts: ReadParts): Promise<void> {
  const { raw, found } = opened;
  if ('fault' in opened) return settleFailed(tx, raw.rawId, parts, opened.fault);
  if (opened.reject) return unassigned(tx, opened, opened.reject);
  if (!found) return takeEnquiry(tx, opened, parts);
  const dealer = await getDealer(tx);
  if (found.class === 'loop') return unassigned(tx, opened, 'loop');
  if (found.class === 'bounce' || found.class === 'complaint') {
    if (await takeReport(tx, opened, found, dealer.key)) return;
    return unassigned(tx, opened, found.class);
  }
  const threadId = await findThread(tx, {
    tokens: [
      ...tokensAmong(raw.envelopeTo, dealer.key),
      ...found.reply.tokens.map((token) => token.toLowerCase()),
    ],
    messageIds: storable(found.reply.messageIds),
  });
  if (threadId !== null) return takeReply(tx, opened, found, threadId);
  if (found.class === 'autoReply') return unassigned(tx, opened, 'automatic');
  return takeEnquiry(tx, opened, parts);
}

/** What a program wrote into a thread is noted there and answers nothing. */
async function takeReply(
  tx: DealerTx,
  { raw }: Opened,
  found: Classification,
  threadId: string,
): Promise<void> {
  const automatic = found.class === 'autoReply' || found.class === 'list';
  const kind = automatic ? 'noted' : 'reply';
  const letterId = await recordIncomingLetter(tx, { threadId, rawId: raw.rawId, kind, at: raw.receivedAt });
  await settleReading(tx, raw.rawId, { state: 'letter', reader: kind });
  if (!automatic) await tx.announce('mail.customerReplied', { threadId, letterId, at: raw.receivedAt });
}

async function takeEnquiry(tx: DealerTx, opened: Opened, parts: ReadParts): Promise<void> {
  const { country } = await getDealer(tx);
  const { raw, mail, doc } = opened;
  let understood: Understood;
  try {
    if (!doc) return unassigned(tx, opened, 'tooComplex');
    understood = understand(doc, { country });
  } catch (error) {
    return settleFailed(tx, raw.rawId, parts, error);
  }
  const enquiry = enquiryOf(opened, understood);
  if (enquiry) return tx.announce('mail.enquiryRead', enquiry);
  await settleReading(tx, raw.rawId, {
    state: 'unassigned',
    reason: refusalOf(understood, mail),
    reader: understood.reader,
    understood: storable(understood.leads),
  });
}

function unassigned(tx: DealerTx, { raw }: Opened, reason: string): Promise<void> {
  return settleReading(tx, raw.rawId, { state: 'unassigned', reason });
}

async function settleFailed(tx: DealerTx, rawId: string, parts: ReadParts, error: unknown): Promise<void> {
  parts.onFailed({ rawId, dealerId: tx.dealerId, error });
  await settleReading(tx, rawId, { state: 'unassigned', reason: 'failed' });
}
