import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { WebhookRow } from '../contract.ts';

type Row = Static<typeof WebhookRow>;

/** The webhooks of the dealer, the oldest first, each with how its messages fare. */
export async function webhookRows(tx: DealerTx): Promise<Row[]> {
  const { rows } = await sql<{
    webhook_id: string;
    name: string;
    url: string;
    events: Row['events'];
    active: boolean;
    paused_because: Row['pausedBecause'];
    created_at: Temporal.Instant;
    created_by: string | null;
    waiting: number;
    last_at: Temporal.Instant | null;
    last_state: 'waiting' | 'delivered' | 'failed' | null;
  }>`
    select webhook.webhook_id, name, url, events, active, paused_because, webhook.created_at, created_by,
      (select count(*)::int from (
        select from webhook_delivery as d
        where d.dealer_id = ${tx.dealerId} and d.webhook_id = webhook.webhook_id and d.state = 'waiting' limit 100) as few) as waiting,
      newest.at as last_at, newest.state as last_state
    from webhook left join lateral (
      select coalesce(last_at, created_at) as at, state from webhook_delivery as d
      where d.dealer_id = ${tx.dealerId} and d.webhook_id = webhook.webhook_id
      order by delivery_id desc limit 1) as newest on true
    where webhook.dealer_id = ${tx.dealerId} and removed_at is null
    order by webhook.webhook_id`.execute(tx.db);
  return rows.map((row) => ({
    webhookId: row.webhook_id,
    name: row.name,
    url: row.url,
    events: row.events,
    active: row.active,
    pausedBecause: row.paused_because,
    createdAt: row.created_at.toString(),
    createdBy: row.created_by,
    waiting: row.waiting,
    last:
      row.last_at === null || row.last_state === null
        ? null
        : { at: row.last_at.toString(), state: row.last_state },
  }));
}
