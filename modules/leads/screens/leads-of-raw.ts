import type { DealerTx } from '../../../platform/sql/index.ts';

export interface LeadOfRaw {
  readonly leadId: string;
  /** The lead was made of this message; else the message joined it. */
  readonly created: boolean;
}

/** The leads in whose conversations a raw message stands, in the order of its prospects. */
export async function leadsOfRaw(tx: DealerTx, rawId: string): Promise<readonly LeadOfRaw[]> {
  const rows = await tx.db
    .selectFrom('letter')
    .innerJoin('raw_message', (join) =>
      join
        .onRef('raw_message.dealer_id', '=', 'letter.dealer_id')
        .onRef('raw_message.raw_id', '=', 'letter.raw_id'),
    )
    .innerJoin('lead', (join) =>
      join.onRef('lead.dealer_id', '=', 'letter.dealer_id').onRef('lead.thread_id', '=', 'letter.thread_id'),
    )
    .select(['lead.lead_id', 'lead.received_at', 'raw_message.received_at as message_at'])
    .where('letter.dealer_id', '=', tx.dealerId)
    .where('letter.raw_id', '=', rawId)
    .orderBy('lead.lead_id')
    .execute();
  return rows.map((row) => ({ leadId: row.lead_id, created: row.received_at.equals(row.message_at) }));
}
