import type { Static } from 'typebox';
import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { findPerson, personNames } from '../../../people/index.ts';
import type { HandOver } from '../../contract.ts';
import { setAssignee } from '../../store/index.ts';
import { type LeadRights, lockFor, needOpen } from './permitted.ts';

/**
 * Gives the lead to a colleague, or takes one that nobody has. No clock changes. Giving it to whoever has it changes nothing.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`, `leads.closed`, `leads.cannotBeAssigned`.
 */
export async function handOverLead(
  tx: DealerTx,
  rights: LeadRights,
  { leadId, userId, reason }: Static<typeof HandOver> & { readonly leadId: string },
): Promise<void> {
  const { state, assigneeId } = await lockFor(tx, rights, leadId, 'handOver');
  needOpen({ state });
  if (assigneeId === userId) return;
  const person = await findPerson(tx, userId);
  if (!person?.active || !person.canBeAssigned) {
    refuse('invalid', 'leads.cannotBeAssigned', { field: 'userId' });
  }
  const names = await personNames(tx, assigneeId === null ? [] : [assigneeId]);
  const from = assigneeId === null ? null : (names.get(assigneeId) ?? null);
  await setAssignee(tx, leadId, userId, {
    kind: 'handedOver',
    text: reason ?? null,
    details: { from, to: person.name },
  });
  await tx.announce('leads.handedOver', {
    leadId,
    fromUserId: assigneeId,
    toUserId: userId,
    reason: reason ?? null,
  });
  await tx.announce('leads.changed', { leadId });
}
