import type { DealerTx } from '../../../platform/sql/index.ts';

/** The contact whose lead it is; null: the dealer has no such lead. */
export async function contactOfLead(tx: DealerTx, leadId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('lead')
    .select('contact_id')
    .where('dealer_id', '=', tx.dealerId)
    .where('lead_id', '=', leadId)
    .executeTakeFirst();
  return row?.contact_id ?? null;
}
