import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** The kind of due work that sends a message; its subject is the delivery. */
export const deliveryKind = 'webhook';

export interface NewMessage {
  readonly webhookId: string;
  readonly eventId: string;
  readonly event: string;
  readonly body: string;
  /** Who asked for it again; null: it happened. */
  readonly replayedBy?: string | null;
}

export interface Message {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly event: string;
  readonly body: string;
  readonly attempts: number;
}

/** Writes messages that go at once; answers their ids. */
export function insertMessages(tx: DealerTx, messages: readonly NewMessage[]): readonly string[] {
  const ids = messages.map(() => newId(tx.now));
  const of = (pick: (message: NewMessage) => string | null) => messages.map(pick);
  tx.write(sql`
    with written as (
      insert into webhook_delivery (dealer_id, delivery_id, webhook_id, event_id, event, body, created_at, replayed_by)
      select ${tx.dealerId}::uuid, delivery_id, webhook_id, event_id, event, body, ${tx.now}, replayed_by
      from unnest(${ids}::uuid[], ${of(({ webhookId }) => webhookId)}::uuid[], ${of(({ eventId }) => eventId)}::uuid[],
        ${of(({ event }) => event)}::text[], ${of(({ body }) => body)}::text[], ${of(({ replayedBy }) => replayedBy ?? null)}::text[])
        as new (delivery_id, webhook_id, event_id, event, body, replayed_by)
      returning delivery_id
    )
    insert into due (dealer_id, kind, subject_id, due_at)
    select ${tx.dealerId}::uuid, ${deliveryKind}, delivery_id, ${tx.now} from written`);
  tx.notify(dueChannel, '');
  return ids;
}

/** Null when it was taken or given up before, or there is none. */
export async function waitingMessage(tx: DealerTx, deliveryId: string): Promise<Message | null> {
  const message = await findMessage(tx, deliveryId);
  return message?.state === 'waiting' ? message : null;
}

export async function findMessage(
  tx: DealerTx,
  deliveryId: string,
): Promise<(Message & { readonly state: string }) | null> {
  const row = await tx.db
    .selectFrom('webhook_delivery')
    .select(['webhook_id', 'event_id', 'event', 'body', 'attempts', 'state'])
    .where('dealer_id', '=', tx.dealerId)
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();
  return row
    ? {
        deliveryId,
        webhookId: row.webhook_id,
        eventId: row.event_id,
        event: row.event,
        body: row.body,
        attempts: row.attempts,
        state: row.state,
      }
    : null;
}

/** Writes down what an attempt came to. */
export function noteAttempt(
  tx: DealerTx,
  deliveryId: string,
  attempt: {
    readonly state: 'waiting' | 'delivered' | 'failed';
    readonly status: number | null;
    readonly trouble: string | null;
  },
): void {
  tx.write(sql`
    update webhook_delivery set state = ${attempt.state}, attempts = attempts + 1, last_at = ${tx.now},
      last_status = ${attempt.status}, last_trouble = ${attempt.trouble}
    where dealer_id = ${tx.dealerId} and delivery_id = ${deliveryId}`);
}

/** A log is kept for thirty days; ids ascend with time, so the oldest of a webhook stand at the end of its index. */
export function forgetOldMessages(tx: DealerTx, webhookId: string): void {
  const oldest = tx.now.subtract({ hours: 24 * 30 });
  tx.write(sql`
    delete from webhook_delivery where dealer_id = ${tx.dealerId} and delivery_id in (
      select delivery_id from webhook_delivery
      where dealer_id = ${tx.dealerId} and webhook_id = ${webhookId} and created_at < ${oldest} and state <> 'waiting'
      order by delivery_id limit 50)`);
}
