import type { DealerTx } from '../../../../platform/sql/index.ts';
import { firstReached } from '../../../mail/index.ts';
import {
  addHistory,
  endClosing,
  type LeadFacts,
  lockLeadOfThread,
  noteActivity,
  setFirstMessages,
  setState,
} from '../../store/index.ts';

/**
 * A customer message on a lead that the transaction has locked. A closed lead reopens. On an open one whoever waits
 * already waits since the older message; the reaction to `leads.customerWrote` leaves such a clock alone.
 */
export async function customerWrote(
  tx: DealerTx,
  lead: LeadFacts,
  at: Temporal.Instant,
  message: {
    readonly text: string | null;
    readonly details: Readonly<Record<string, string | boolean>>;
    /** The address it came from, where it is another way than the conversation. */
    readonly from?: string | null;
  },
): Promise<void> {
  const { leadId } = lead;
  const reopens = lead.state === 'closed';
  if (reopens) {
    await setState(tx, leadId, 'open', { kind: 'reopened', details: { by: 'customer' } });
    await endClosing(tx, leadId);
  }
  await noteActivity(
    tx,
    leadId,
    { at, customerWrote: true, twoWay: lead.firstMessageAt !== null, answerTo: message.from ?? null },
    { kind: 'customerReplied', text: message.text, details: message.details },
  );
  if (reopens) await tx.announce('leads.reopened', { leadId });
  else await tx.announce('leads.customerWrote', { leadId, at });
  await tx.announce('leads.changed', { leadId });
}

/** A customer wrote into a lead's conversation; the letter is recorded. */
export async function noteCustomerReply(
  tx: DealerTx,
  reply: { readonly threadId: string; readonly letterId: string; readonly at: Temporal.Instant },
): Promise<void> {
  const lead = await lockLeadOfThread(tx, reply.threadId);
  if (!lead) throw new Error(`The conversation ${reply.threadId} belongs to no lead`);
  await customerWrote(tx, lead, reply.at, { text: null, details: { letterId: reply.letterId } });
}

/** Answers have left: the first of a conversation is the first message that reached the customer. */
export async function noteFirstMessages(
  tx: DealerTx,
  { threadIds }: { readonly threadIds: readonly string[] },
): Promise<void> {
  setFirstMessages(tx, threadIds, await firstReached(tx, threadIds));
}

/**
 * A letter of ours could not be delivered, for good: the lead says so. It did not reach the customer; the first message
 * is another one, or none yet.
 */
export async function noteDeliveryFailure(
  tx: DealerTx,
  failure: { readonly threadId: string; readonly letterId: string; readonly problem: string },
): Promise<void> {
  const lead = await lockLeadOfThread(tx, failure.threadId);
  if (!lead) throw new Error(`The conversation ${failure.threadId} belongs to no lead`);
  await addHistory(tx, lead.leadId, {
    kind: 'deliveryFailed',
    text: failure.problem,
    details: { letterId: failure.letterId },
  });
  await noteFirstMessages(tx, { threadIds: [failure.threadId] });
  await tx.announce('leads.changed', { leadId: lead.leadId });
}
