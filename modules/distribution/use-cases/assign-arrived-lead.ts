import type { DealerTx } from '../../../platform/sql/index.ts';
import { setAssignedUserIfNone } from '../../contacts/index.ts';
import { setAssignee } from '../../leads/index.ts';
import { requestOf } from '../rules/index.ts';
import { decidingSetup } from '../screens/dealer-setup.ts';
import { type Situation, situationOf } from '../screens/situation.ts';
import { insertManual } from '../store/index.ts';
import { decideInTurn } from './decide-in-turn.ts';
import { putDecided } from './put-decided.ts';

/**
 * Gives a new lead to somebody: to the one it was made for by hand, else to whom the rules say, or into a pool. The
 * decision is stored with all it was made from.
 */
export async function assignArrivedLead(
  tx: DealerTx,
  arrived: { readonly leadId: string; readonly assignTo: string | null },
): Promise<void> {
  const { leadId, assignTo } = arrived;
  const situation = await situationOf(tx, leadId);
  if (!situation) throw new Error(`The lead ${leadId} arrived and is not there`);
  if (assignTo !== null) return assignByHand(tx, leadId, assignTo, situation);
  const setup = await decidingSetup(tx, situation);
  const turn = await decideInTurn(tx, requestOf(situation, tx.now.epochMilliseconds), setup);
  await putDecided(tx, leadId, turn, { situation, setup, fromUserId: null });
}

async function assignByHand(
  tx: DealerTx,
  leadId: string,
  userId: string,
  situation: Situation,
): Promise<void> {
  const to = situation.people.find((person) => person.userId === userId)?.name ?? null;
  await Promise.all([
    insertManual(tx, { leadId, userId, rule: 'byHand', reason: null }),
    setAssignee(tx, leadId, userId, {
      kind: 'assigned',
      details: { to, rule: 'byHand', automatic: false },
    }),
    situation.contactUserId === null
      ? setAssignedUserIfNone(tx, situation.lead.contactId, userId)
      : undefined,
  ]);
}
