import type { Facts } from '../../kernel/facts.ts';
import { noteHappened } from '../../modules/webhooks/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';

/** Which fact is told to other systems as what. */

type OfLead = { readonly leadId: string };

const tellOfLead =
  (event: 'created' | 'customerWrote' | 'answered' | 'closed' | 'reopened') =>
  async (tx: DealerTx, { leadId }: OfLead): Promise<void> =>
    noteHappened(tx, { event: `lead.${event}`, subject: { leadId } });

export const webhookLeadCreated = tellOfLead('created');
export const webhookCustomerWrote = tellOfLead('customerWrote');
export const webhookAnswered = tellOfLead('answered');
export const webhookClosed = tellOfLead('closed');
export const webhookReopened = tellOfLead('reopened');

export async function webhookAssigned(tx: DealerTx, { leadId }: OfLead): Promise<void> {
  noteHappened(tx, { event: 'lead.assigned', subject: { leadId } });
}

/** For other systems a closing that was taken back is a reopening, and a hand-over is one to whoever had the lead. */
export async function webhookTakenBack(
  tx: DealerTx,
  { leadId, deed }: Facts['leads.takenBack'],
): Promise<void> {
  if (deed === 'close') await webhookReopened(tx, { leadId });
  if (deed === 'assign') await webhookAssigned(tx, { leadId });
}

export async function webhookEscalated(
  tx: DealerTx,
  { events }: Facts['escalation.happened'],
): Promise<void> {
  for (const { leadId, kind } of events) {
    noteHappened(tx, { event: 'lead.escalated', subject: { leadId }, details: { escalation: kind } });
  }
}

export async function webhookContactChanged(
  tx: DealerTx,
  { contactId }: Facts['contacts.changed'],
): Promise<void> {
  noteHappened(tx, { event: 'contact.changed', subject: { contactId } });
}
