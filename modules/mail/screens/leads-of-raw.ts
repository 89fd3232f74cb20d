import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { InboxOutcome } from '../contract.ts';

/** What a message came to: the leads in whose threads it stands. */
export async function outcomeOf(tx: DealerTx, rawId: string): Promise<Static<typeof InboxOutcome>> {
  const rows = await tx.db
    .selectFrom('letter')
    .innerJoin('thread', (join) =>
      join
        .onRef('thread.dealer_id', '=', 'letter.dealer_id')
        .onRef('thread.thread_id', '=', 'letter.thread_id'),
    )
    .innerJoin('lead', (join) =>
      join.onRef('lead.dealer_id', '=', 'letter.dealer_id').onRef('lead.thread_id', '=', 'letter.thread_id'),
    )
    .select(['lead.lead_id', 'thread.created_at'])
    .where('letter.dealer_id', '=', tx.dealerId)
    .where('letter.raw_id', '=', rawId)
    .orderBy('lead.lead_id')
    .execute();
  const leadIds = [...new Set(rows.map((row) => row.lead_id))];
  if (leadIds.length === 0) return { outcome: 'unassigned', leadIds };
  return { outcome: rows.some((row) => row.created_at.equals(tx.now)) ? 'created' : 'joined', leadIds };
}
