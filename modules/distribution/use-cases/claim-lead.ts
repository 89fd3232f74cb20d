import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { setAssignedUserIfNone } from '../../contacts/index.ts';
import { lockLead, setAssignee } from '../../leads/index.ts';
import { personNames } from '../../people/index.ts';
import { claimersOf, groupOfRotation } from '../rules/index.ts';
import { loadSetup } from '../screens/dealer-setup.ts';
import { cancelHandOver, insertManual, olderWaiting, poolPlaceOf } from '../store/index.ts';

/**
 * The actor takes a lead from the pool in which it waits. Of two at once one gets it, the other is told who did; taking
 * it twice is as good as once. No clock changes, and no ledger moves.
 *
 * Refuses `leads.notFound`, `leads.mayNotClaim`, `leads.closed`, `leads.notInPool`, `leads.alreadyClaimed` with the name
 * of whoever has it (`by`), and `leads.olderWaits` with the oldest lead's `customer` where only that one may be claimed.
 */
export async function claimLead(tx: DealerTx, leadId: string): Promise<void> {
  const lead = await lockLead(tx, leadId);
  const [place, setup] = await Promise.all([poolPlaceOf(tx, leadId), loadSetup(tx)]);
  if (!place) return refuse('conflict', 'leads.notInPool');
  const { poolKey, poolUserId } = place;
  const userId = claimersOf(setup, poolKey).find((id) => id === tx.actor.userId);
  if (userId === undefined) return refuse('notAllowed', 'leads.mayNotClaim');
  if (lead.state === 'closed') refuse('conflict', 'leads.closed');
  if (lead.assigneeId === userId) return;
  if (lead.assigneeId !== poolUserId) return refuseClaimed(tx, lead.assigneeId);
  const customer = setup.distribution.pool.oldestOnly ? await olderWaiting(tx, { leadId, poolKey }) : null;
  if (customer !== null) refuse('conflict', 'leads.olderWaits', { details: { customer } });
  await Promise.all([
    insertManual(tx, { leadId, userId, rule: 'claim', reason: null }),
    setAssignee(tx, leadId, userId, {
      kind: 'assigned',
      details: { to: tx.actor.name, rule: 'claim', automatic: false },
    }),
    setAssignedUserIfNone(tx, lead.contactId, userId),
  ]);
  cancelHandOver(tx, leadId);
  await tx.announce('distribution.assigned', {
    leadId,
    outcome: 'claimed',
    userId,
    groupId: groupOfRotation(poolKey),
    mayClaim: [],
    fromUserId: poolUserId,
  });
  await tx.announce('leads.changed', { leadId });
}

async function refuseClaimed(tx: DealerTx, assigneeId: string | null): Promise<never> {
  const names = await personNames(tx, assigneeId === null ? [] : [assigneeId]);
  const by = names.get(assigneeId ?? '');
  if (by === undefined) return refuse('conflict', 'leads.notInPool');
  return refuse('conflict', 'leads.alreadyClaimed', { details: { by } });
}
