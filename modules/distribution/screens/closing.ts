import type { DealerTx } from '../../../platform/sql/index.ts';

/** Whether the lead is closed for a reason that says it was none. */
export async function isInvalid(tx: DealerTx, leadId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('lead_closing as closing')
    .innerJoin('closing_reason as reason', (join) =>
      join
        .onRef('reason.dealer_id', '=', 'closing.dealer_id')
        .onRef('reason.reason_id', '=', 'closing.reason_id'),
    )
    .select('reason.outcome')
    .where('closing.dealer_id', '=', tx.dealerId)
    .where('closing.lead_id', '=', leadId)
    .where('closing.reopened_at', 'is', null)
    .executeTakeFirst();
  return row?.outcome === 'invalid';
}
