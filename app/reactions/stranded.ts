import type { Facts } from '../../kernel/facts.ts';
import { reassignLead, returnToPool } from '../../modules/distribution/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';

/** Nobody answered a lead until its supervisors were told: it goes on to another person, or back to its pool. */
export function giveOn(tx: DealerTx, stranded: Facts['escalation.leadStranded']): Promise<boolean> {
  const { leadId, goesTo, assigneeId } = stranded;
  if (goesTo === 'pool') return returnToPool(tx, leadId);
  return reassignLead(tx, leadId, { excludeUserId: assigneeId });
}
