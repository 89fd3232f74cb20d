import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { WebhookEvent } from '../rules/events.ts';

export interface Webhook {
  readonly webhookId: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly secret: string;
  readonly active: boolean;
  readonly pausedBecause: 'gone' | 'failing' | null;
}

/** Those that are not removed, the oldest first. */
export async function listWebhooks(tx: DealerTx): Promise<readonly Webhook[]> {
  const rows = await present(tx).orderBy('webhook_id').execute();
  return rows.map(toWebhook);
}

/** The webhook, kept from others until the transaction ends; null when there is none. */
export async function lockWebhook(tx: DealerTx, webhookId: string): Promise<Webhook | null> {
  const row = await present(tx).where('webhook_id', '=', webhookId).forUpdate().executeTakeFirst();
  return row ? toWebhook(row) : null;
}

/** Null when there is none, or it was removed. */
export async function findWebhook(tx: DealerTx, webhookId: string): Promise<Webhook | null> {
  const row = await present(tx).where('webhook_id', '=', webhookId).executeTakeFirst();
  return row ? toWebhook(row) : null;
}

/** Sends nothing more until somebody switches it on again. */
export function pauseWebhook(tx: DealerTx, webhookId: string, because: 'gone' | 'failing'): void {
  tx.write(sql`
    update webhook set active = false, paused_because = ${because}
    where dealer_id = ${tx.dealerId} and webhook_id = ${webhookId} and active`);
}

export async function insertWebhook(
  tx: DealerTx,
  { webhookId, name, url, events, secret }: Omit<Webhook, 'active' | 'pausedBecause'>,
): Promise<void> {
  await tx.db
    .insertInto('webhook')
    .values({
      dealer_id: tx.dealerId,
      webhook_id: webhookId,
      name,
      url,
      events: [...events],
      secret,
      created_at: tx.now,
      created_by: tx.actor.name,
    })
    .execute();
}

export async function updateWebhook(
  tx: DealerTx,
  { webhookId, name, url, events, secret, active, pausedBecause }: Webhook,
): Promise<void> {
  await tx.db
    .updateTable('webhook')
    .set({ name, url, events: [...events], secret, active, paused_because: pausedBecause })
    .where('dealer_id', '=', tx.dealerId)
    .where('webhook_id', '=', webhookId)
    .execute();
}

/** Removes a webhook; its log stays as long as logs do, and what waits is dropped. */
export function removeWebhook(tx: DealerTx, webhookId: string): void {
  tx.write(sql`
    with dropped as (
      update webhook_delivery set state = 'failed'
      where dealer_id = ${tx.dealerId} and webhook_id = ${webhookId} and state = 'waiting')
    update webhook set removed_at = ${tx.now}, active = false
    where dealer_id = ${tx.dealerId} and webhook_id = ${webhookId}`);
}

function present(tx: DealerTx) {
  return tx.db
    .selectFrom('webhook')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('removed_at', 'is', null);
}

function toWebhook(row: {
  webhook_id: string;
  name: string;
  url: string;
  events: string[];
  secret: string;
  active: boolean;
  paused_because: string | null;
}): Webhook {
  return {
    webhookId: row.webhook_id,
    name: row.name,
    url: row.url,
    events: row.events as WebhookEvent[],
    secret: row.secret,
    active: row.active,
    pausedBecause: row.paused_because as Webhook['pausedBecause'],
  };
}
