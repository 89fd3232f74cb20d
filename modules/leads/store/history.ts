import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** The kinds the web has words for. */
export type HistoryKind =
  | 'arrived'
  | 'assigned'
  | 'handedOver'
  | 'dueSet'
  | 'answered'
  | 'automaticReply'
  | 'customerReplied'
  | 'noted'
  | 'called'
  | 'closed'
  | 'reopened'
  | 'maturitySet'
  | 'opened'
  | 'deliveryFailed';

export interface NewHistoryEntry {
  readonly kind: HistoryKind;
  readonly text?: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes down what the transaction's actor did with the lead. */
export async function addHistory(tx: DealerTx, leadId: string, entry: NewHistoryEntry): Promise<void> {
  await insertEntry(tx, leadId, entry).execute(tx.db);
}

/** The same as a part of another statement (`with … as (…)`). */
export function insertEntry(tx: DealerTx, leadId: string, entry: NewHistoryEntry) {
  return sql`
    insert into lead_history (dealer_id, lead_id, entry_id, at, kind, actor_id, actor_name, text, details)
    values (${tx.dealerId}, ${leadId}, ${newId(tx.now)}, ${tx.now}, ${entry.kind}, ${tx.actor.userId},
      ${tx.actor.name}, ${entry.text ?? null}, ${JSON.stringify(entry.details ?? {})})`;
}

/** Whether the contact got an automatic reply on any lead since the moment. */
export async function hadAutomaticReply(
  tx: DealerTx,
  contactId: string,
  since: Temporal.Instant,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('lead')
    .innerJoin('lead_history', (join) =>
      join
        .onRef('lead_history.dealer_id', '=', 'lead.dealer_id')
        .onRef('lead_history.lead_id', '=', 'lead.lead_id'),
    )
    .select('lead.lead_id')
    .where('lead.dealer_id', '=', tx.dealerId)
    .where('lead.contact_id', '=', contactId)
    .where('lead_history.kind', '=', 'automaticReply')
    .where('lead_history.at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
