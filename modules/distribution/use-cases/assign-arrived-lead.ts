import type { DealerTx } from '../../../platform/sql/index.ts';
import { setAssignedUserIfNone } from '../../contacts/index.ts';
import { setAssignee } from '../../leads/index.ts';
import { type Decision, type DistributionRequest, poolKeyOf } from '../rules/index.ts';
import { decidingSetup } from '../screens/dealer-setup.ts';
import { type Situation, situationOf } from '../screens/situation.ts';
import { insertDecided, insertManual, putIntoPool } from '../store/index.ts';
import { announceAssigned } from './announce-assigned.ts';
import { decideInTurn } from './decide-in-turn.ts';

/**
 * Gives a new lead to somebody: to the one it was made for by hand, else to whom the rules say, or into a pool. The
 * decision is stored with all it was made from.
 */
export async function assignArrivedLead(
  tx: DealerTx,
  arrived: { readonly leadId: string; readonly contactId: string; readonly assignTo: string | null },
): Promise<void> {
  const { leadId, contactId, assignTo } = arrived;
  const situation = await situationOf(tx, leadId);
  if (!situation) throw new Error(`The lead ${leadId} arrived and is not there`);
  if (assignTo !== null) return assignByHand(tx, leadId, assignTo, situation);
  const setup = await decidingSetup(tx, situation);
  const { decision, decided, rotation } = await decideInTurn(tx, requestOf(situation, tx.now), setup);
  await Promise.all([
    insertDecided(tx, { leadId, ...decided }, rotation),
    setAssignee(tx, leadId, decision.userId, assignedEntry(decision, situation)),
    // Whom the rules gave the first lead of a contact, that one looks after the contact; an emergency is no such choice.
    decision.userId !== null && decision.outcome === 'assigned' && situation.contactUserId === null
      ? setAssignedUserIfNone(tx, contactId, decision.userId)
      : undefined,
    decision.outcome === 'pool' && decision.userId !== null
      ? putIntoPool(tx, { leadId, poolKey: poolKeyOf(decision), poolUserId: decision.userId })
      : undefined,
  ]);
  await announceAssigned(tx, { leadId, decision, setup, fromUserId: null });
}

function assignedEntry(decision: Decision, situation: Situation) {
  const { userId, rule, outcome } = decision;
  const to = nameOf(situation, userId);
  return {
    kind: 'assigned',
    details: {
      to,
      rule,
      automatic: true,
      alarm: outcome === 'alarm',
      ...(outcome === 'pool' && { pool: true }),
    },
  } as const;
}

async function assignByHand(
  tx: DealerTx,
  leadId: string,
  userId: string,
  situation: Situation,
): Promise<void> {
  await Promise.all([
    insertManual(tx, { leadId, userId, rule: 'byHand', reason: null }),
    setAssignee(tx, leadId, userId, {
      kind: 'assigned',
      details: { to: nameOf(situation, userId), rule: 'byHand', automatic: false },
    }),
    situation.contactUserId === null
      ? setAssignedUserIfNone(tx, situation.lead.contactId, userId)
      : undefined,
  ]);
}

function requestOf(situation: Situation, now: Temporal.Instant): DistributionRequest {
  const { lead, contactUserId, openLeads, vehicle } = situation;
  return {
    at: now.epochMilliseconds,
    leadType: lead.type,
    sourceId: lead.sourceId,
    language: lead.language,
    repliesToLeadId: null,
    contactUserId,
    openLeads,
    vehicle,
  };
}

function nameOf({ people }: Situation, userId: string | null): string | null {
  return people.find((person) => person.userId === userId)?.name ?? null;
}
