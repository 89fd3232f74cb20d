import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** Records who closed the lead, when and why. The state of the lead is `setState`'s. */
export async function insertClosing(
  tx: DealerTx,
  leadId: string,
  closing: { readonly reasonId: string; readonly note: string | null },
): Promise<void> {
  await tx.db
    .insertInto('lead_closing')
    .values({
      dealer_id: tx.dealerId,
      lead_id: leadId,
      closing_id: newId(tx.now),
      reason_id: closing.reasonId,
      note: closing.note,
      closed_at: tx.now,
      closed_by: tx.actor.userId,
    })
    .execute();
}

/** The closing that holds ends: the lead was reopened. */
export async function endClosing(tx: DealerTx, leadId: string): Promise<void> {
  await tx.db
    .updateTable('lead_closing')
    .set({ reopened_at: tx.now, reopened_by: tx.actor.userId })
    .where('dealer_id', '=', tx.dealerId)
    .where('lead_id', '=', leadId)
    .where('reopened_at', 'is', null)
    .execute();
}
