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
  await giveAll(tx, { fromUserId: userId, toUserId: handOverTo, because: 'deactivated' });
}

/** Somebody is away: all open leads of theirs go to who stands in, who may hand them back. Contacts stay, and no clock changes. */
export async function handOverWhileAway(
  tx: DealerTx,
  { userId, handOverTo }: { readonly userId: string; readonly handOverTo: string },
): Promise<void> {
  await giveAll(tx, { fromUserId: userId, toUserId: handOverTo, because: 'absence' });
}

async function giveAll(
  tx: DealerTx,
  {
    fromUserId,
    toUserId,
    because,
  }: { fromUserId: string; toUserId: string; because: 'deactivated' | 'absence' },
): Promise<void> {
  const names = await personNames(tx, [fromUserId, toUserId]);
  const leadIds = await handOverOpenLeads(tx, fromUserId, toUserId, {
    kind: 'handedOver',
    details: { from: names.get(fromUserId) ?? null, to: names.get(toUserId) ?? null, because },
  });
  for (const leadId of leadIds) {
    await tx.announce('leads.handedOver', {
      leadId,
      fromUserId,
      toUserId,
      reason: because,
      temporary: because === 'absence',
    });
    await tx.announce('leads.changed', { leadId });
  }
}
