import type { Static } from 'typebox';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { readSettings } from '../../../dealers/index.ts';
import type { NewCall } from '../../contract.ts';
import { noteActivity } from '../../store/index.ts';
import { chosenMoment, type LeadRights, lockFor, needOpen } from './permitted.ts';

/**
 * Notes a call to the customer. One that reached answers the lead, and both sides have spoken; an attempt answers only
 * where the dealer's settings say so, and otherwise just moves the due when a moment was chosen.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`, `leads.closed`, `leads.followUpInPast`.
 */
export async function logCall(
  tx: DealerTx,
  rights: LeadRights,
  { leadId, reached, text, ...call }: Static<typeof NewCall> & { readonly leadId: string },
): Promise<void> {
  const lead = await lockFor(tx, rights, leadId, 'answer');
  needOpen(lead);
  const followUpAt = chosenMoment(tx, call.followUpAt, 'followUpAt');
  const answered = reached || (await readSettings(tx, 'escalation')).value.attemptedCallCounts;
  await noteActivity(
    tx,
    leadId,
    { at: tx.now, touched: true, answered, twoWay: reached },
    { kind: 'called', text: text ?? null, details: { reached, followUpAt: followUpAt?.toString() ?? null } },
  );
  if (answered) await tx.announce('leads.answered', { leadId, followUpAt });
  else if (followUpAt) await tx.announce('leads.dueMoved', { leadId, dueAt: followUpAt, reason: null });
  await tx.announce('leads.changed', { leadId });
}
