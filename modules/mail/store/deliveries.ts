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

/** What the senders of the outbox do to letters. */
export const letterBook: LetterBook = {
  files: loadFiles,
  sending: (tx, letterIds) => setDelivery(tx, letterIds, 'sending'),
  sent: (tx, letterIds) => setDelivery(tx, letterIds, 'sent'),
  postponed: (tx, letterId, problem) => setDelivery(tx, [letterId], 'waiting', problem),
  failed: (tx, letterId, problem) => giveUpDelivery(tx, { letterId }, 'failed', problem),
};
