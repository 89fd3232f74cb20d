import type { DealerTx } from '../../../platform/sql/index.ts';
import { type LeadFacts, lockLead } from '../../leads/index.ts';
import { type DistributionRequest, groupOfRotation, requestOf } from '../rules/index.ts';
import { decidingSetup } from '../screens/dealer-setup.ts';
import { situationOf } from '../screens/situation.ts';
import { cancelHandOver, poolPlaceOf } from '../store/index.ts';
import { decideInTurn } from './decide-in-turn.ts';
import { putDecided } from './put-decided.ts';

type Again = NonNullable<DistributionRequest['again']>;

/**
 * Takes an open lead from whoever let it lie and lets the rules give it to another; a pool is passed over. No clock
 * changes. Answers false, and changes nothing, when the lead is closed or nobody else can take it.
 */
export async function reassignLead(
  tx: DealerTx,
  leadId: string,
  { excludeUserId }: { readonly excludeUserId: string | null },
): Promise<boolean> {
  const lead = await lockLead(tx, leadId);
  if (lead.state === 'closed') return false;
  return giveAnew(tx, lead, { because: 'reassigned', exceptUserId: excludeUserId });
}

/**
 * Puts an open lead into the pool that takes such leads. No clock changes. Answers false, and changes nothing, when the
 * lead is closed, waits there already, or there is no such pool.
 */
export async function returnToPool(tx: DealerTx, leadId: string): Promise<boolean> {
  const lead = await lockLead(tx, leadId);
  if (lead.state === 'closed') return false;
  const place = await poolPlaceOf(tx, leadId);
  if (place !== null && place.poolUserId === lead.assigneeId) return false;
  return giveAnew(tx, lead, { because: 'returned', exceptUserId: null });
}

/** Hands a lead that nobody claimed over to the rotation of its group or of the dealer; the caller has locked it. */
export async function handOverFromPool(
  tx: DealerTx,
  lead: LeadFacts,
  { poolKey, poolUserId }: { readonly poolKey: string; readonly poolUserId: string },
): Promise<boolean> {
  const groupId = groupOfRotation(poolKey);
  return giveAnew(tx, lead, {
    because: 'poolHandOver',
    exceptUserId: poolUserId,
    ...(groupId !== null && { groupId }),
  });
}

async function giveAnew(tx: DealerTx, lead: LeadFacts, again: Again): Promise<boolean> {
  const { leadId, assigneeId } = lead;
  const situation = await situationOf(tx, leadId);
  if (!situation) throw new Error(`The lead ${leadId} is locked and is not there`);
  const setup = await decidingSetup(tx, situation);
  const turn = await decideInTurn(tx, requestOf(situation, tx.now.epochMilliseconds, again), setup);
  const { userId, outcome } = turn.decision;
  if (userId === null || userId === assigneeId) return false;
  if (again.because === 'returned' && outcome !== 'pool') return false;
  cancelHandOver(tx, leadId);
  await putDecided(tx, leadId, turn, { situation, setup, fromUserId: assigneeId });
  await tx.announce('leads.changed', { leadId });
  return true;
}
