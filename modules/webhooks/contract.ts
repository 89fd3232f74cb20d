import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';
import { WEBHOOK_EVENTS } from './rules/events.ts';

const strict = { additionalProperties: false } as const;

export const WebhookEventName = Type.Enum([...WEBHOOK_EVENTS], { description: 'What is told' });
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Url = Type.String({ minLength: 8, maxLength: 2000, description: '`https://…`, or `http://…` inside' });
const Events = Type.Array(WebhookEventName, {
  minItems: 1,
  maxItems: WEBHOOK_EVENTS.length,
  uniqueItems: true,
});

/** `POST /webhooks`. 422 `webhooks.badUrl`, 409 `webhooks.tooMany`. */
export const NewWebhook = Type.Object({ name: Name, url: Url, events: Events }, strict);

/** `PATCH /webhooks/:webhookId`. Switching on ends a pause. */
export const WebhookChange = Type.Object(
  {
    name: Type.Optional(Name),
    url: Type.Optional(Url),
    events: Type.Optional(Events),
    active: Type.Optional(Type.Boolean()),
  },
  strict,
);

/** The secret stands in this answer and nowhere else. */
export const WebhookSecret = Type.Object({ webhookId: Id, secret: Type.String() });

const DeliveryState = Type.Enum(['waiting', 'delivered', 'failed']);
const Trouble = Type.Enum(['addressNotAllowed', 'hostUnknown', 'notReachable', 'notTrusted', 'tooSlow']);

export const WebhookRow = Type.Object({
  webhookId: Id,
  name: Type.String(),
  url: Type.String(),
  events: Type.Array(WebhookEventName),
  active: Type.Boolean(),
  pausedBecause: Nullable(Type.Enum(['gone', 'failing'])),
  createdAt: Moment,
  createdBy: Nullable(Type.String()),
  waiting: Type.Integer({ description: 'Messages that wait to be taken; at most 100 are counted' }),
  last: Nullable(Type.Object({ at: Moment, state: DeliveryState })),
});
export const WebhookList = Type.Object({ rows: Type.Array(WebhookRow) });

export const DeliveryQuery = Type.Object(
  { after: Type.Optional(Id), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
  strict,
);
export const DeliveryRow = Type.Object({
  deliveryId: Id,
  eventId: Id,
  event: Type.String({ description: 'An event, or `trial`' }),
  state: DeliveryState,
  createdAt: Moment,
  attempts: Type.Integer(),
  lastAt: Nullable(Moment),
  lastStatus: Nullable(Type.Integer()),
  lastTrouble: Nullable(Trouble),
  nextAt: Nullable(Moment),
  replayedBy: Nullable(Type.String()),
  body: Type.String({ description: 'JSON, as it was sent' }),
});
export type DeliveryRow = Static<typeof DeliveryRow>;
export const DeliveryList = Type.Object({ rows: Type.Array(DeliveryRow), next: Nullable(Id) });

/** Of a trial or a repetition: the message that waits now. */
export const NewDelivery = Type.Object({ deliveryId: Id });
