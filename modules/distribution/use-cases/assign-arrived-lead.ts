import type { DealerTx } from '../../../platform/sql/index.ts';
import { setAssignedUserIfNone } from '../../contacts/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { setAssignee } from '../../leads/index.ts';
import {
  DEALER_ROTATION,
  type Decision,
  type DistributionRequest,
  type DistributionState,
  decide,
  snapshotOf,
} from '../rules/index.ts';
import { type Situation, situationOf } from '../screens/situation.ts';
import { insertDecided, insertManual, type LockedRotation, lockRotation } from '../store.ts';

/**
 * Gives a new lead to somebody: to the one it was made for by hand, else to whom the rules say. The decision is stored
 * with all it was made from; its rotation is locked only when a rotation has to decide, as late as possible.
 */
export async function assignArrivedLead(
  tx: DealerTx,
  arrived: { readonly leadId: string; readonly contactId: string; readonly assignTo: string | null },
): Promise<void> {
  const { leadId, assignTo } = arrived;
  const [settings, situation] = await Promise.all([
    readSettings(tx, 'distribution'),
    situationOf(tx, leadId),
  ]);
  if (!situation) throw new Error(`The lead ${leadId} arrived and is not there`);
  if (assignTo !== null) return assignByHand(tx, leadId, assignTo, situation);
  const request = requestOf(situation, tx.now);
  const state = stateOf(situation, settings);
  const { decision, judgedBy, rotation } = await decideInTurn(tx, request, state);
  const stored = { leadId, request, state: snapshotOf(judgedBy, decision, request.at), decision };
  await Promise.all([
    insertDecided(tx, stored, rotation),
    setAssignee(tx, leadId, decision.userId, {
      kind: 'assigned',
      details: {
        to: nameOf(situation, decision.userId),
        rule: decision.rule,
        automatic: true,
        alarm: decision.outcome === 'alarm',
      },
    }),
    // Whom the rules gave the first lead of a contact, that one looks after the contact; an emergency is no such choice.
    decision.userId !== null && decision.outcome === 'assigned' && situation.contactUserId === null
      ? setAssignedUserIfNone(tx, arrived.contactId, decision.userId)
      : undefined,
  ]);
}

interface Turn {
  readonly decision: Decision;
  /** The state the decision was made from. */
  readonly judgedBy: DistributionState;
  readonly rotation: LockedRotation | null;
}

/** Most known contacts need no rotation, and then nobody has to wait for it. */
async function decideInTurn(
  tx: DealerTx,
  request: DistributionRequest,
  state: DistributionState,
): Promise<Turn> {
  const decision = decide(request, state);
  if (!decision.ledgerChange) return { decision, judgedBy: state, rotation: null };
  const rotation = await lockRotation(tx);
  const judgedBy = { ...state, ledgers: { [DEALER_ROTATION]: rotation.ledger } };
  return { decision: decide(request, judgedBy), judgedBy, rotation };
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

function stateOf(
  situation: Situation,
  settings: Awaited<ReturnType<typeof readSettings<'distribution'>>>,
): DistributionState {
  return {
    settingsVersion: settings.version,
    settings: settings.value,
    users: situation.users.map(({ userId, active, receivesRequests, canBeAssigned }) => ({
      userId,
      active,
      receivesRequests,
      canBeAssigned,
    })),
    absences: situation.absences,
    ledgers: {},
  };
}

function nameOf(situation: Situation, userId: string | null): string | null {
  return situation.users.find((user) => user.userId === userId)?.name ?? null;
}
