import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { schedule } from './schedule.ts';

/** A device that takes push messages of a user. */
export interface Device {
  readonly subscriptionId: string;
  readonly device: string | null;
  readonly endpoint: string;
  readonly createdAt: Temporal.Instant;
  readonly lastSentAt: Temporal.Instant | null;
}

/** The user's devices, the newest first. */
export function listDevices(tx: DealerTx, userId: string): Promise<Device[]> {
  return tx.db
    .selectFrom('push_subscription')
    .select([
      'subscription_id as subscriptionId',
      'device',
      'endpoint',
      'created_at as createdAt',
      'last_sent_at as lastSentAt',
    ])
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('subscription_id')
    .execute();
}

/** Writes a device down; one that is known already, of whomever, is this user's now. Answers its id. */
export async function saveDevice(
  tx: DealerTx,
  device: {
    readonly userId: string;
    readonly endpoint: string;
    readonly p256dh: string;
    readonly auth: string;
    readonly device: string | null;
  },
): Promise<string> {
  const { userId, ...told } = device;
  const row = { ...told, user_id: userId, created_at: tx.now };
  const saved = await tx.db
    .insertInto('push_subscription')
    .values({ dealer_id: tx.dealerId, subscription_id: newId(tx.now), ...row })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'endpoint']).doUpdateSet(row))
    .returning('subscription_id')
    .executeTakeFirstOrThrow();
  return saved.subscription_id;
}

/** Forgets all devices of a user but the newest so many. */
export async function removeOldDevices(tx: DealerTx, userId: string, keep: number): Promise<void> {
  const old = (await listDevices(tx, userId)).slice(keep);
  for (const { subscriptionId } of old) await removeDevice(tx, { subscriptionId });
}

/** False when there is none, or none of this user where one is named. */
export async function removeDevice(
  tx: DealerTx,
  device: { readonly subscriptionId: string; readonly userId?: string },
): Promise<boolean> {
  let query = tx.db
    .deleteFrom('push_subscription')
    .where('dealer_id', '=', tx.dealerId)
    .where('subscription_id', '=', device.subscriptionId);
  if (device.userId !== undefined) query = query.where('user_id', '=', device.userId);
  return (await query.executeTakeFirst()).numDeletedRows === 1n;
}

/** The tag of a message that somebody asked for to see whether it comes. */
export const TRIAL_TAG = 'trial';

/** What the service worker shows. */
export interface PushPayload {
  readonly title: string;
  readonly body: string;
  /** Replaces an older one of the same tag on the device, so that one that was sent twice is seen once. */
  readonly tag: string;
  /** The address of the page that it opens, from the root. */
  readonly path: string;
  readonly language: string;
}

/** Puts one message on its way to each of the devices. */
export async function insertMessages(
  tx: DealerTx,
  subscriptionIds: readonly string[],
  message: { readonly noticeId: string | null; readonly payload: PushPayload },
): Promise<void> {
  if (subscriptionIds.length === 0) return;
  const rows = subscriptionIds.map((subscription_id) => ({
    dealer_id: tx.dealerId,
    message_id: newId(tx.now),
    subscription_id,
    notice_id: message.noticeId,
    payload: JSON.stringify(message.payload),
    queued_at: tx.now,
  }));
  await tx.db.insertInto('push_message').values(rows).execute();
  schedule(
    tx,
    rows.map(({ message_id }) => ({ kind: 'pushMessage', subjectId: message_id, at: tx.now })),
  );
}

/** A message on its way, with the device it goes to. `pointless`: its notice was read or settled meanwhile. */
export async function findMessage(tx: DealerTx, messageId: string) {
  const row = await tx.db
    .selectFrom('push_message as message')
    .innerJoin('push_subscription as device', (join) =>
      join
        .onRef('device.dealer_id', '=', 'message.dealer_id')
        .onRef('device.subscription_id', '=', 'message.subscription_id'),
    )
    .leftJoin('notice', (join) =>
      join
        .onRef('notice.dealer_id', '=', 'message.dealer_id')
        .onRef('notice.notice_id', '=', 'message.notice_id'),
    )
    .select(['device.subscription_id', 'device.user_id', 'device.endpoint', 'device.p256dh', 'device.auth'])
    .select(['message.payload', 'message.queued_at', 'notice.read_at', 'notice.settled_at'])
    .where('message.dealer_id', '=', tx.dealerId)
    .where('message.message_id', '=', messageId)
    .executeTakeFirst();
  if (!row) return null;
  const payload = row.payload as unknown as PushPayload;
  return {
    target: { endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth },
    subscriptionId: row.subscription_id,
    userId: row.user_id,
    payload,
    queuedAt: row.queued_at,
    isTrial: payload.tag === TRIAL_TAG,
    pointless: row.read_at !== null || row.settled_at !== null,
  };
}

export async function removeMessage(tx: DealerTx, messageId: string): Promise<void> {
  await tx.db
    .deleteFrom('push_message')
    .where('dealer_id', '=', tx.dealerId)
    .where('message_id', '=', messageId)
    .execute();
}

export async function noteSent(tx: DealerTx, subscriptionId: string): Promise<void> {
  await tx.db
    .updateTable('push_subscription')
    .set({ last_sent_at: tx.now })
    .where('dealer_id', '=', tx.dealerId)
    .where('subscription_id', '=', subscriptionId)
    .execute();
}
