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
  | 'deliveryFailed'
  | 'forwarded';

export interface NewHistoryEntry {
  readonly kind: HistoryKind;
  readonly text?: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes down what the transaction's actor did with the lead. */
export async function addHistory(tx: DealerTx, leadId: string, entry: NewHistoryEntry): Promise<void> {
  tx.write(insertEntry(tx, leadId, entry));
}

/** The same as a part of another statement (`with … as (…)`). */
export function insertEntry(tx: DealerTx, leadId: string, entry: NewHistoryEntry) {
  return sql`
    insert into lead_history (dealer_id, lead_id, entry_id, at, kind, actor_id, actor_name, text, details)
    values (${tx.dealerId}, ${leadId}, ${newId(tx.now)}, ${tx.now}, ${entry.kind}, ${tx.actor.userId},
      ${tx.actor.name}, ${entry.text ?? null}, ${JSON.stringify(entry.details ?? {})})`;
}
