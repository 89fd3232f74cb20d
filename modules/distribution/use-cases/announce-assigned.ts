import type { DealerTx } from '../../../platform/sql/index.ts';
import { claimersOf, type DecidingSetup, type Decision, poolKeyOf } from '../rules/index.ts';

/** Tells who has the lead now, or who may claim it. */
export async function announceAssigned(
  tx: DealerTx,
  told: {
    readonly leadId: string;
    readonly decision: Decision;
    readonly setup: DecidingSetup;
    readonly fromUserId: string | null;
  },
): Promise<void> {
  const { leadId, decision, setup, fromUserId } = told;
  const { outcome, userId, trace } = decision;
  if (outcome === 'moved') throw new Error(`The lead ${leadId} is at another dealer by now`);
  const notifies = outcome === 'pool' && setup.distribution.pool.notify;
  await tx.announce('distribution.assigned', {
    leadId,
    outcome,
    userId,
    groupId: trace.at(-1)?.groupId ?? null,
    mayClaim: notifies ? claimersOf(setup, poolKeyOf(decision)) : [],
    fromUserId,
  });
}
