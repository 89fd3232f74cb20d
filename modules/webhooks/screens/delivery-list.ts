import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DeliveryRow } from '../contract.ts';
import { deliveryKind } from '../store/deliveries.ts';

/** The log of a webhook, the newest message first; its last id is where the next page begins. */
export async function deliveryList(
  tx: DealerTx,
  webhookId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ rows: DeliveryRow[]; next: string | null }> {
  const { rows } = await sql<{
    delivery_id: string;
    event_id: string;
    event: string;
    state: DeliveryRow['state'];
    created_at: Temporal.Instant;
    attempts: number;
    last_at: Temporal.Instant | null;
    last_status: number | null;
    last_trouble: DeliveryRow['lastTrouble'];
    replayed_by: string | null;
    next_at: Temporal.Instant | null;
    body: string;
  }>`
    select delivery_id, event_id, event, state, created_at, d.attempts, last_at, last_status, last_trouble, replayed_by,
      due.due_at as next_at, body
    from webhook_delivery as d
    left join due on due.dealer_id = ${tx.dealerId} and due.kind = ${deliveryKind} and due.subject_id = d.delivery_id
    where d.dealer_id = ${tx.dealerId} and d.webhook_id = ${webhookId}
      and (${after}::uuid is null or d.delivery_id < ${after}::uuid)
    order by delivery_id desc limit ${limit + 1}`.execute(tx.db);
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map((row) => ({
      deliveryId: row.delivery_id,
      eventId: row.event_id,
      event: row.event,
      state: row.state,
      createdAt: row.created_at.toString(),
      attempts: row.attempts,
      lastAt: row.last_at?.toString() ?? null,
      lastStatus: row.last_status,
      lastTrouble: row.last_trouble,
      nextAt: row.state === 'waiting' ? (row.next_at?.toString() ?? null) : null,
      replayedBy: row.replayed_by,
      body: row.body,
    })),
    next: rows.length > limit ? (shown.at(-1)?.delivery_id ?? null) : null,
  };
}
