import { Type } from 'typebox';
import { type DealerActor, dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import {
  DeliveryList,
  DeliveryQuery,
  NewDelivery,
  NewWebhook,
  WebhookChange,
  WebhookList,
  WebhookSecret,
} from './contract.ts';
import { deliveryList } from './screens/delivery-list.ts';
import { webhookRows } from './screens/webhook-list.ts';
import {
  addWebhook,
  changeWebhook,
  dropWebhook,
  renewSecret,
  replayMessage,
  tryWebhook,
} from './use-cases/keep-webhooks.ts';

const tag = 'Webhooks';
const ofWebhook = Type.Object({ webhookId: Id });
const ofMessage = Type.Object({ webhookId: Id, deliveryId: Id });

/** Other systems get in and are told by the same people's leave. */
const may = ({ rights }: DealerActor): boolean => rights.manageApiKeys;

export function routes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/webhooks',
    tag,
    summary: 'Which systems are told what',
    schema: { response: WebhookList },
    may,
    handler: async ({ tx }) => ({ rows: await webhookRows(tx) }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/webhooks',
    tag,
    summary: 'Tell a system what happens',
    description:
      'The secret stands in this answer and nowhere else. 422 `webhooks.badUrl`, 409 `webhooks.tooMany`.',
    schema: { body: NewWebhook, response: WebhookSecret },
    status: 201,
    may,
    handler: ({ tx, body }) => addWebhook(tx, body),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/webhooks/:webhookId',
    tag,
    summary: 'Change a webhook, switch it off or on',
    description: 'Switching on ends a pause. 404 `webhooks.notFound`, 422 `webhooks.badUrl`.',
    schema: { params: ofWebhook, body: WebhookChange },
    may,
    handler: ({ tx, params, body }) => changeWebhook(tx, params.webhookId, body),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/webhooks/:webhookId',
    tag,
    summary: 'Remove a webhook',
    description: 'What waits is not sent any more. 404 `webhooks.notFound`.',
    schema: { params: ofWebhook },
    may,
    handler: ({ tx, params }) => dropWebhook(tx, params.webhookId),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/webhooks/:webhookId/secret',
    tag,
    summary: 'Give a webhook another secret',
    description: 'The old one signs nothing any more, from this moment. 404 `webhooks.notFound`.',
    schema: { params: ofWebhook, response: WebhookSecret },
    may,
    handler: async ({ tx, params: { webhookId } }) => ({
      webhookId,
      secret: await renewSecret(tx, webhookId),
    }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/webhooks/:webhookId/trial',
    tag,
    summary: 'Send a trial message',
    description: '404 `webhooks.notFound`, 409 `webhooks.off`.',
    schema: { params: ofWebhook, response: NewDelivery },
    status: 201,
    may,
    handler: async ({ tx, params }) => ({ deliveryId: await tryWebhook(tx, params.webhookId) }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/webhooks/:webhookId/deliveries',
    tag,
    summary: 'What was told, and what came of it',
    schema: { params: ofWebhook, querystring: DeliveryQuery, response: DeliveryList },
    may,
    handler: ({ tx, params, query }) =>
      deliveryList(tx, params.webhookId, { after: query.after ?? null, limit: query.limit ?? 50 }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/webhooks/:webhookId/deliveries/:deliveryId/replay',
    tag,
    summary: 'Send a message again, as it was',
    description: '404 `webhooks.notFound`, `webhooks.noMessage`, 409 `webhooks.off`.',
    schema: { params: ofMessage, response: NewDelivery },
    status: 201,
    may,
    handler: async ({ tx, params }) => ({ deliveryId: await replayMessage(tx, params) }),
  });
}
