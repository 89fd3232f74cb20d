import { randomBytes } from 'node:crypto';
import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { TRIAL_EVENT, type WebhookEvent } from '../rules/events.ts';
import { findMessage, insertMessages } from '../store/deliveries.ts';
import {
  insertWebhook,
  listWebhooks,
  lockWebhook,
  removeWebhook,
  updateWebhook,
  type Webhook,
} from '../store/webhooks.ts';

const mostWebhooks = 20;

interface Given {
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}

/** Answers the secret, which is told this once. Refuses `webhooks.badUrl`, `webhooks.tooMany`. */
export async function addWebhook(
  tx: DealerTx,
  given: Given,
): Promise<{ readonly webhookId: string; readonly secret: string }> {
  if ((await listWebhooks(tx)).length >= mostWebhooks) {
    refuse('conflict', 'webhooks.tooMany', { details: { most: mostWebhooks } });
  }
  const webhook = { ...checked(given), webhookId: newId(tx.now), secret: newSecret() };
  await insertWebhook(tx, webhook);
  return { webhookId: webhook.webhookId, secret: webhook.secret };
}

/** Changes what is given; switching on ends a pause. Refuses `webhooks.notFound`, `webhooks.badUrl`. */
export async function changeWebhook(
  tx: DealerTx,
  webhookId: string,
  change: Partial<Given> & { readonly active?: boolean },
): Promise<void> {
  const webhook = await existing(tx, webhookId);
  const changed = { ...webhook, ...change };
  await updateWebhook(tx, {
    ...changed,
    ...checked(changed),
    pausedBecause: change.active === true ? null : webhook.pausedBecause,
  });
}

/** The old secret signs nothing any more, from this moment. Refuses `webhooks.notFound`. */
export async function renewSecret(tx: DealerTx, webhookId: string): Promise<string> {
  const secret = newSecret();
  await updateWebhook(tx, { ...(await existing(tx, webhookId)), secret });
  return secret;
}

/** Refuses `webhooks.notFound`. */
export async function dropWebhook(tx: DealerTx, webhookId: string): Promise<void> {
  await existing(tx, webhookId);
  removeWebhook(tx, webhookId);
}

/** Sends something to see whether it arrives. Refuses `webhooks.notFound`, `webhooks.off`. */
export async function tryWebhook(tx: DealerTx, webhookId: string): Promise<string> {
  await sending(tx, webhookId);
  const eventId = newId(tx.now);
  const { key } = await getDealer(tx);
  const body = JSON.stringify({
    id: eventId,
    event: TRIAL_EVENT,
    at: tx.now.toString(),
    dealer: key,
    by: tx.actor.name,
    data: {},
  });
  return only(insertMessages(tx, [{ webhookId, eventId, event: TRIAL_EVENT, body }]));
}

/** Sends a message of the log again, as it was. Refuses `webhooks.notFound`, `webhooks.noMessage`, `webhooks.off`. */
export async function replayMessage(
  tx: DealerTx,
  { webhookId, deliveryId }: { readonly webhookId: string; readonly deliveryId: string },
): Promise<string> {
  await sending(tx, webhookId);
  const message = await findMessage(tx, deliveryId);
  if (message?.webhookId !== webhookId) refuse('notFound', 'webhooks.noMessage');
  const { eventId, event, body } = message;
  return only(insertMessages(tx, [{ webhookId, eventId, event, body, replayedBy: tx.actor.name ?? '' }]));
}

async function existing(tx: DealerTx, webhookId: string): Promise<Webhook> {
  return (await lockWebhook(tx, webhookId)) ?? refuse('notFound', 'webhooks.notFound');
}

async function sending(tx: DealerTx, webhookId: string): Promise<void> {
  const { active } = await existing(tx, webhookId);
  if (!active) refuse('conflict', 'webhooks.off');
}

function checked({ name, url, events }: Given): Given {
  const address = URL.parse(url);
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '') {
    refuse('invalid', 'webhooks.badUrl', { field: 'url' });
  }
  return { name: name.trim(), url: address.href, events };
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}

function only(ids: readonly string[]): string {
  const [id] = ids;
  if (id === undefined) throw new Error('One message was written');
  return id;
}
