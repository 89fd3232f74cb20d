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
  | 'forwarded'
  | 'escalated'
  | 'recalculated'
  | 'takenBack'
  | 'task'
  | 'appointment';

export interface NewHistoryEntry {
  readonly kind: HistoryKind;
  readonly text?: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes down what the transaction's actor did with the lead. */
export async function addHistory(tx: DealerTx, leadId: string, entry: NewHistoryEntry): Promise<void> {
  tx.write(insertEntry(tx, leadId, entry));
}

/** Writes down what happened to several leads, in one statement. */
export function addHistoryOf(
  tx: DealerTx,
  entries: readonly { readonly leadId: string; readonly entry: NewHistoryEntry }[],
): void {
  if (entries.length === 0) return;
  const { userId, name } = tx.actor;
  tx.write(sql`
    insert into lead_history (dealer_id, lead_id, entry_id, at, kind, actor_id, actor_name, text, details)
    select ${tx.dealerId}, lead_id, entry_id, ${tx.now}, kind, ${userId}::uuid, ${name}, text, details
    from unnest(${entries.map(({ leadId }) => leadId)}::uuid[], ${entries.map(() => newId(tx.now))}::uuid[],
      ${entries.map(({ entry }) => entry.kind)}::text[], ${entries.map(({ entry }) => entry.text ?? null)}::text[],
      ${entries.map(({ entry }) => JSON.stringify(entry.details ?? {}))}::jsonb[])
      as entry (lead_id, entry_id, kind, text, details)`);
}

/** The same as a part of another statement (`with … as (…)`). */
export function insertEntry(tx: DealerTx, leadId: string, entry: NewHistoryEntry) {
  return sql`
    insert into lead_history (dealer_id, lead_id, entry_id, at, kind, actor_id, actor_name, text, details)
    values (${tx.dealerId}, ${leadId}, ${newId(tx.now)}, ${tx.now}, ${entry.kind}, ${tx.actor.userId},
      ${tx.actor.name}, ${entry.text ?? null}, ${JSON.stringify(entry.details ?? {})})`;
}
