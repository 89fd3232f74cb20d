import type { Static } from 'typebox';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { NewNote } from '../../contract.ts';
import { noteActivity } from '../../store/index.ts';
import { chosenMoment, type LeadRights, lockFor, need, needOpen } from './permitted.ts';

/**
 * Writes a note, also on a closed lead and on a colleague's. It answers nobody, and an empty one does not count as a touch. With `followUpAt` it moves the due, which
 * takes the right to and an open lead.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`, `leads.closed`, `leads.followUpInPast`.
 */
export async function noteOnLead(
  tx: DealerTx,
  rights: LeadRights,
  { leadId, text, followUpAt }: Static<typeof NewNote> & { readonly leadId: string },
): Promise<void> {
  const lead = await lockFor(tx, rights, leadId, 'note');
  const dueAt = chosenMoment(tx, followUpAt, 'followUpAt');
  if (dueAt) {
    need(tx, rights, lead, 'moveDue');
    needOpen(lead);
  }
  await noteActivity(
    tx,
    leadId,
    { at: tx.now, touched: text.trim() !== '' },
    { kind: 'noted', text, details: { followUpAt: dueAt?.toString() ?? null } },
  );
  if (dueAt) await tx.announce('leads.dueMoved', { leadId, dueAt, reason: null });
  await tx.announce('leads.changed', { leadId });
}
