import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** The kind of due work that reads a subscribed calendar; its subject is the subscription. */
export const readingKind = 'hours.calendar';

/** Lets a worker read the calendar as soon as this transaction is committed. */
export async function readSoon(tx: DealerTx, subscriptionId: string): Promise<void> {
  await tx.db
    .insertInto('due')
    .values({ dealer_id: tx.dealerId, kind: readingKind, subject_id: subscriptionId, due_at: tx.now })
    .onConflict((conflict) =>
      conflict.columns(['dealer_id', 'kind', 'subject_id']).doUpdateSet({ due_at: tx.now, attempts: 0 }),
    )
    .execute();
  tx.notify(dueChannel, '');
}

/** Waits for a reading that is at work. */
export async function readNoMore(tx: DealerTx, subscriptionId: string): Promise<void> {
  await tx.db
    .deleteFrom('due')
    .where('dealer_id', '=', tx.dealerId)
    .where('kind', '=', readingKind)
    .where('subject_id', '=', subscriptionId)
    .execute();
}
