/** What other systems can be told. */
export const WEBHOOK_EVENTS = [
  'lead.created',
  'lead.assigned',
  'lead.customerWrote',
  'lead.answered',
  'lead.escalated',
  'lead.closed',
  'lead.reopened',
  'contact.changed',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent on demand, to see whether it arrives. */
export const TRIAL_EVENT = 'trial';

/** What a message is about; the receiver asks the API for the rest. */
export interface Happened {
  readonly event: WebhookEvent;
  readonly subject: { readonly leadId: string } | { readonly contactId: string };
  readonly details?: Readonly<Record<string, string | null>>;
}

/** The same event about the same thing, told several times in one transaction, is one message. */
export function eachOnce(all: readonly Happened[]): readonly Happened[] {
  return [...new Map(all.map((one) => [JSON.stringify([one.event, one.subject]), one])).values()];
}
