import type { DealerTx } from '../../../../platform/sql/index.ts';
import { moveAssignedUser } from '../../../contacts/index.ts';
import { personNames } from '../../../people/index.ts';
import { handOverOpenLeads } from '../../store/index.ts';

/**
 * Somebody stops working here: all open leads of theirs, and the contacts they looked after, go to the successor. No
 * clock changes. Without a successor there is nothing to hand over; people.deactivated makes sure of it.
 */
export async function handOverAllOf(
  tx: DealerTx,
  leaving: { readonly userId: string; readonly handOverTo: string | null },
): Promise<void> {
  const { userId, handOverTo } = leaving;
  await moveAssignedUser(tx, userId, handOverTo);
  if (handOverTo === null) return;
  const names = await personNames(tx, [userId, handOverTo]);
  const leadIds = await handOverOpenLeads(tx, userId, handOverTo, {
    kind: 'handedOver',
    details: {
      from: names.get(userId) ?? null,
      to: names.get(handOverTo) ?? null,
      because: 'deactivated',
    },
  });
  for (const leadId of leadIds) {
    await tx.announce('leads.handedOver', {
      leadId,
      fromUserId: userId,
      toUserId: handOverTo,
      reason: 'deactivated',
    });
    await tx.announce('leads.changed', { leadId });
  }
}
