import { type Kysely, sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { DB, InstallationTx } from '../sql/index.ts';
import type { OutboxMessage, OutgoingMessage } from './message.ts';

/** The channel on which senders hear that something can go at once. */
export const outboxChannel = 'forecourt_outbox';

export interface NewOutboxMessage {
  readonly dealerId: string | null;
  readonly letterId: string | null;
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
  readonly content: OutgoingMessage;
}

/** The values of a row that may go at once. */
export function outboxRow(message: NewOutboxMessage, now: Temporal.Instant) {
  return {
    outbox_id: newId(now),
    dealer_id: message.dealerId,
    letter_id: message.letterId,
    message_id: message.messageId,
    envelope_from: message.envelopeFrom,
    envelope_to: message.envelopeTo,
    content: JSON.stringify(message.content),
    state: 'waiting',
    next_attempt_at: now,
    created_at: now,
  };
}

/** Puts a message into the outbox, in the caller's transaction, and wakes the senders after its commit. */
export async function putOutbox(
  tx: Pick<InstallationTx, 'db' | 'now' | 'notify'>,
  message: NewOutboxMessage,
): Promise<void> {
  await tx.db.insertInto('outbox').values(outboxRow(message, tx.now)).execute();
  tx.notify(outboxChannel, '');
}

/** The dealers (null: the installation) for whom something can go by `now`, a whole queue in one small answer. */
export async function dealersWithMail(db: Kysely<DB>, now: Temporal.Instant): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('dealer_id')
    .distinct()
    .where('state', 'in', ['waiting', 'sending'])
    .where('next_attempt_at', '<=', now)
    .execute();
  return rows.map((row) => row.dealer_id);
}

/**
 * Takes messages of one dealer that may go: waiting ones, and those whose sender let its lease run out (it was killed
 * between sending and writing that down). They are locked by this transaction; others skip them.
 */
export async function claimOutbox(
  db: Kysely<DB>,
  claim: { dealerId: string | null; now: Temporal.Instant; limit: number; leaseUntil: Temporal.Instant },
): Promise<OutboxMessage[]> {
  const { rows } = await sql<ClaimedRow>`
    with free as (
      select outbox_id from outbox
      where state in ('waiting', 'sending') and next_attempt_at <= ${claim.now}
        and dealer_id is not distinct from ${claim.dealerId}::uuid
      order by next_attempt_at limit ${claim.limit}
      for update skip locked
    )
    update outbox set state = 'sending', attempts = attempts + 1,
      lease_until = ${claim.leaseUntil}, next_attempt_at = ${claim.leaseUntil}
    from free where outbox.outbox_id = free.outbox_id
    returning outbox.*`.execute(db);
  return rows
    .map((row) => ({
      outboxId: row.outbox_id,
      dealerId: row.dealer_id,
      letterId: row.letter_id,
      messageId: row.message_id,
      envelopeFrom: row.envelope_from,
      envelopeTo: row.envelope_to,
      content: row.content,
      attempts: row.attempts,
      createdAt: row.created_at,
    }))
    .sort((a, b) => Temporal.Instant.compare(a.createdAt, b.createdAt));
}

interface ClaimedRow {
  outbox_id: string;
  dealer_id: string | null;
  letter_id: string | null;
  message_id: string;
  envelope_from: string;
  envelope_to: string;
  content: OutgoingMessage;
  attempts: number;
  created_at: Temporal.Instant;
}

/** Marks messages as sent. Their text is dropped: the letter has it. */
export async function markSent(
  db: Kysely<DB>,
  messages: readonly OutboxMessage[],
  now: Temporal.Instant,
): Promise<void> {
  if (messages.length === 0) return;
  await db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: now, lease_until: null, last_problem: null, content: null })
    .where(
      'outbox_id',
      'in',
      messages.map((message) => message.outboxId),
    )
    .execute();
}

/**
 * Writes what came of an attempt that did not succeed: the next moment, or null when it is given up. False when the
 * lease of this attempt has run out and another sender has the row: then nothing is written.
 */
export async function markFailed(
  db: Kysely<DB>,
  message: OutboxMessage,
  failure: { problem: string; nextAt: Temporal.Instant | null },
): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({
      state: failure.nextAt === null ? 'failed' : 'waiting',
      lease_until: null,
      last_problem: failure.problem,
      ...(failure.nextAt === null ? {} : { next_attempt_at: failure.nextAt }),
    })
    .where('outbox_id', '=', message.outboxId)
    .where('state', '=', 'sending')
    .where('attempts', '=', message.attempts)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
