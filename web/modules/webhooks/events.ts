import type { Webhook } from '../../api/types.ts';

type EventName = Webhook['events'][number];

/** In the order in which they happen to a lead. */
export const webhookEvents = [
  'lead.created',
  'lead.assigned',
  'lead.customerWrote',
  'lead.answered',
  'lead.escalated',
  'lead.closed',
  'lead.reopened',
  'contact.changed',
] as const satisfies readonly EventName[];

/** Messages are nested at dots, so the event stands without one in their keys. */
export function eventKey<E extends EventName | 'trial'>(event: E) {
  return event.replace('.', '_') as E extends `${infer A}.${infer B}` ? `${A}_${B}` : E;
}
