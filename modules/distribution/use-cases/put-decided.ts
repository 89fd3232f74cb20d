import type { DealerTx } from '../../../platform/sql/index.ts';
import { setAssignedUserIfNone } from '../../contacts/index.ts';
import { setAssignee } from '../../leads/index.ts';
import { calendarOf } from '../../working-hours/index.ts';
import { type DecidingSetup, handOverAt, poolKeyOf } from '../rules/index.ts';
import type { Situation } from '../screens/situation.ts';
import { insertDecided, putIntoPool } from '../store/index.ts';
import { announceAssigned } from './announce-assigned.ts';
import type { Turn } from './decide-in-turn.ts';

/**
 * Carries a decision out: writes it down with all it was made from, gives the lead to whom it names or puts it into the
 * pool, and announces it.
 */
export async function putDecided(
  tx: DealerTx,
  leadId: string,
  { decision, decided, rotation }: Turn,
  around: {
    readonly situation: Situation;
    readonly setup: DecidingSetup;
    readonly fromUserId: string | null;
  },
): Promise<void> {
  const { situation, setup, fromUserId } = around;
  const { userId, outcome, rule } = decision;
  const { because } = decided.request.again ?? {};
  await Promise.all([
    insertDecided(tx, { leadId, ...decided }, rotation),
    setAssignee(tx, leadId, userId, {
      kind: 'assigned',
      details: {
        to: situation.people.find((person) => person.userId === userId)?.name ?? null,
        rule,
        automatic: true,
        alarm: outcome === 'alarm',
        ...(outcome === 'pool' && { pool: true }),
        ...(because && { because }),
      },
    }),
    // Whom the rules gave the first lead of a contact, that one looks after the contact; an emergency is no such choice.
    userId !== null && outcome === 'assigned' && situation.contactUserId === null
      ? setAssignedUserIfNone(tx, situation.lead.contactId, userId)
      : undefined,
  ]);
  if (outcome === 'pool' && userId !== null) {
    const { handOverMinutes } = setup.distribution.pool;
    const at = handOverMinutes === null ? null : handOverAt(await calendarOf(tx), tx.now, handOverMinutes);
    await putIntoPool(tx, { leadId, poolKey: poolKeyOf(decision), poolUserId: userId, handOverAt: at });
  }
  await announceAssigned(tx, { leadId, decision, setup, fromUserId });
}
