import type { DealerTx } from '../../../../platform/sql/index.ts';
import { addHistory } from '../../store/index.ts';
import { chosenMoment, type LeadRights, lockFor, needOpen } from './permitted.ts';

/**
 * Chooses another moment at which the lead is due; why stands in the history. It answers nobody.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`, `leads.closed`, `leads.followUpInPast`.
 */
export async function moveDue(
  tx: DealerTx,
  rights: LeadRights,
  { leadId, at, reason }: { readonly leadId: string; readonly at: string; readonly reason: string },
): Promise<void> {
  const lead = await lockFor(tx, rights, leadId, 'moveDue');
  needOpen(lead);
  const dueAt = chosenMoment(tx, at, 'at');
  if (!dueAt) return;
  await addHistory(tx, leadId, {
    kind: 'dueSet',
    text: reason,
    details: { from: lead.due?.at.toString() ?? null, to: dueAt.toString() },
  });
  await tx.announce('leads.dueMoved', { leadId, dueAt, reason });
  await tx.announce('leads.changed', { leadId });
}
