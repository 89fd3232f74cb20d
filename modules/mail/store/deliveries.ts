import type { LetterBook } from '../../../platform/outbox/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { loadFiles } from './files.ts';

type DeliveryState = 'waiting' | 'sending' | 'sent' | 'bounced' | 'failed';

/** Moves outgoing letters to a new state. */
export async function setDelivery(
  tx: DealerTx,
  letterIds: readonly string[],
  state: DeliveryState,
  problem: string | null = null,
): Promise<void> {
  if (letterIds.length === 0) return;
  await tx.db
    .updateTable('delivery')
    .set({ state, problem, changed_at: tx.now })
    .where('dealer_id', '=', tx.dealerId)
    .where('letter_id', 'in', [...letterIds])
    .execute();
}

/** A letter that will not arrive: marks it, and tells whoever has to act. */
export async function giveUpDelivery(
  tx: DealerTx,
  letter: { readonly letterId: string; readonly threadId?: string },
  state: 'bounced' | 'failed',
  problem: string,
): Promise<void> {
  await setDelivery(tx, [letter.letterId], state, problem);
  const threadId = letter.threadId ?? (await threadOf(tx, letter.letterId));
  await tx.announce('mail.deliveryFailed', { threadId, letterId: letter.letterId, problem });
}

async function threadOf(tx: DealerTx, letterId: string): Promise<string> {
  const row = await tx.db
    .selectFrom('letter')
    .select('thread_id')
    .where('dealer_id', '=', tx.dealerId)
    .where('letter_id', '=', letterId)
    .executeTakeFirstOrThrow();
  return row.thread_id;
}

/** Letters have left. Those that a person wrote are told: they may be the first that reached the customer. */
async function markSent(tx: DealerTx, letterIds: readonly string[]): Promise<void> {
  await setDelivery(tx, letterIds, 'sent');
  const rows = await tx.db
    .selectFrom('letter')
    .select('thread_id')
    .distinct()
    .where('dealer_id', '=', tx.dealerId)
    .where('letter_id', 'in', [...letterIds])
    .where('kind', '=', 'answer')
    .execute();
  if (rows.length === 0) return;
  await tx.announce('mail.answersSent', { threadIds: rows.map((row) => row.thread_id) });
}

/** When the first answer of each conversation left and did not come back; conversations without one are left out. */
export async function firstReached(
  tx: DealerTx,
  threadIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await tx.db
    .selectFrom('letter')
    .innerJoin('delivery', (join) =>
      join
        .onRef('delivery.dealer_id', '=', 'letter.dealer_id')
        .onRef('delivery.letter_id', '=', 'letter.letter_id'),
    )
    .select(['letter.thread_id', (build) => build.fn.min('delivery.changed_at').as('at')])
    .where('letter.dealer_id', '=', tx.dealerId)
    .where('letter.thread_id', 'in', [...threadIds])
    .where('letter.kind', '=', 'answer')
    // the last change of what was sent is its leaving
    .where('delivery.state', '=', 'sent')
    .groupBy('letter.thread_id')
    .execute();
  return new Map(rows.map((row) => [row.thread_id, row.at]));
}

/** What the senders of the outbox do to letters. */
export const letterBook: LetterBook = {
  files: loadFiles,
  sending: (tx, letterIds) => setDelivery(tx, letterIds, 'sending'),
  sent: markSent,
  postponed: (tx, letterId, problem) => setDelivery(tx, [letterId], 'waiting', problem),
  failed: (tx, letterId, problem) => giveUpDelivery(tx, { letterId }, 'failed', problem),
};
