import type { PostOutside } from '../../../platform/outside/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { outcomeOf } from '../rules/retry.ts';
import { signatureOf } from '../rules/signature.ts';
import { forgetOldMessages, type Message, noteAttempt, waitingMessage } from '../store/deliveries.ts';
import { findWebhook, pauseWebhook, type Webhook } from '../store/webhooks.ts';

/**
 * Sends one message, and answers when to try again; null when it is over. While the webhook is off nothing is sent, and the
 * message is looked at again after an hour. A message may arrive twice when the process ends right after it was taken: its id is
 * the same then.
 */
export async function sendMessage(
  tx: DealerTx,
  deliveryId: string,
  post: PostOutside,
): Promise<Temporal.Instant | null> {
  const message = await waitingMessage(tx, deliveryId);
  if (!message) return null;
  // not locked: an answer may take its time, and people may change the webhook meanwhile
  const webhook = await findWebhook(tx, message.webhookId);
  if (!webhook) return null;
  if (!webhook.active) return tx.now.add({ hours: 1 });
  const answer = await post(webhook.url, requestOf(webhook, message, tx.now));
  const status = 'status' in answer ? answer.status : null;
  const outcome = outcomeOf({
    status,
    retryAfterSeconds: 'status' in answer ? answer.retryAfterSeconds : null,
    attempts: message.attempts + 1,
    now: tx.now,
  });
  const trouble = 'trouble' in answer ? answer.trouble : null;
  noteAttempt(tx, deliveryId, { state: outcome.state, status, trouble });
  forgetOldMessages(tx, webhook.webhookId);
  if (outcome.state === 'waiting') return outcome.againAt;
  if (outcome.state === 'failed' && outcome.pause !== null) {
    pauseWebhook(tx, webhook.webhookId, outcome.pause);
  }
  return null;
}

function requestOf({ secret }: Webhook, { eventId, event, body }: Message, now: Temporal.Instant) {
  return {
    headers: {
      'content-type': 'application/json',
      'forecourt-event': event,
      'forecourt-id': eventId,
      'forecourt-signature': signatureOf(secret, body, now),
    },
    body,
  };
}
