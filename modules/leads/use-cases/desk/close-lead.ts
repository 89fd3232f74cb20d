import type { Static } from 'typebox';
import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getClosingReason } from '../../../sources/index.ts';
import type { NewClosing } from '../../contract.ts';
import { endClosing, insertClosing, setState } from '../../store/index.ts';
import { type LeadRights, lockFor } from './permitted.ts';

/**
 * Ends the work on a lead, with a reason of the dealer that is not hidden. It is due no more, and nobody waits.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`, `leads.alreadyClosed`, `leads.unknownReason`.
 */
export async function closeLead(
  tx: DealerTx,
  rights: LeadRights,
  { leadId, reasonId, note }: Static<typeof NewClosing> & { readonly leadId: string },
): Promise<void> {
  const lead = await lockFor(tx, rights, leadId, 'close');
  if (lead.state === 'closed') refuse('conflict', 'leads.alreadyClosed');
  const reason = await getClosingReason(tx, reasonId);
  if (!reason || reason.hidden) refuse('invalid', 'leads.unknownReason', { field: 'reasonId' });
  await setState(tx, leadId, 'closed', {
    kind: 'closed',
    text: note ?? null,
    details: { reason: reason.name ?? reason.key, outcome: reason.outcome },
  });
  await insertClosing(tx, leadId, { reasonId, note: note ?? null });
  await tx.announce('leads.closed', { leadId });
  await tx.announce('leads.changed', { leadId });
}

/**
 * Takes the work up again; the usual follow-up is its new due.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`, `leads.notClosed`.
 */
export async function reopenLead(
  tx: DealerTx,
  rights: LeadRights,
  { leadId }: { readonly leadId: string },
): Promise<void> {
  const lead = await lockFor(tx, rights, leadId, 'reopen');
  if (lead.state === 'open') refuse('conflict', 'leads.notClosed');
  await setState(tx, leadId, 'open', { kind: 'reopened' });
  await endClosing(tx, leadId);
  await tx.announce('leads.reopened', { leadId });
  await tx.announce('leads.changed', { leadId });
}
