import type { Roster } from './availability.ts';
import type { RuleName, Step } from './decision.ts';
import type { Decided, Tried } from './outcome.ts';
import { groupOfRotation, poolUserOf } from './rotation-key.ts';
import type { DistributionRequest, DistributionRules, DistributionState } from './types.ts';

/**
 * A reply and a request for the same vehicle join the open lead, whoever has it and wherever that person is. Another
 * vehicle, or none, is a new lead of the same assignee.
 */
export function openLead(request: DistributionRequest, state: DistributionState, roster: Roster): Tried {
  const { openLeads, repliesToLeadId, vehicle } = request;
  const replied = openLeads.find(({ leadId }) => leadId === repliesToLeadId);
  const same = vehicle?.vehicleId
    ? openLeads.find(({ vehicleId }) => vehicleId === vehicle.vehicleId)
    : undefined;
  const joined = replied ?? same;
  if (joined) {
    return {
      step: decided('openLead', replied ? 'reply' : 'sameVehicle', { leadId: joined.leadId }),
      decided: { outcome: 'assigned', userId: joined.assigneeId, joinsLeadId: joined.leadId },
    };
  }
  const [latest] = openLeads;
  if (!latest) return { step: passed('openLead', 'noOpenLead') };
  const { leadId, assigneeId, poolKey = null } = latest;
  if (assigneeId === null) return { step: passed('openLead', 'leadWithoutAssignee', { leadId }) };
  if (isPoolUser(assigneeId, state) && roster.users.get(assigneeId)?.active) {
    if (request.again) return { step: passed('openLead', 'leadStaysInPool', { leadId }) };
    return {
      step: decided('openLead', 'leadInPool', { leadId, ...inGroup(poolKey) }),
      decided: { outcome: 'pool', userId: assigneeId },
    };
  }
  return person('openLead', 'sameAssignee', assigneeId, roster, { leadId });
}

function inGroup(poolKey: string | null): Partial<Step> {
  const groupId = poolKey === null ? null : groupOfRotation(poolKey);
  return groupId === null ? {} : { groupId };
}

function isPoolUser(userId: string, { settings, groups }: DistributionState): boolean {
  return [settings, ...(groups ?? [])].some((way) => poolUserOf(way) === userId);
}

/** The user who looks after a known contact. */
export function existingContact(
  request: DistributionRequest,
  settings: DistributionRules,
  roster: Roster,
): Tried {
  if (request.contactUserId === null) return { step: passed('existingContact', 'nobodyNamed') };
  if (settings.distributeExistingContacts) return { step: passed('existingContact', 'switchedOff') };
  return person('existingContact', 'named', request.contactUserId, roster);
}

/** The person named on the vehicle. */
export function vehiclePerson(request: DistributionRequest, roster: Roster): Tried {
  const named = request.vehicle?.contactPersonId ?? null;
  if (named === null) return { step: passed('vehiclePerson', 'nobodyNamed') };
  return person('vehiclePerson', 'named', named, roster);
}

/** Gives the lead to one person, or to who stands in; passes when neither can take it. */
export function person(
  rule: RuleName,
  reason: Step['reason'],
  userId: string,
  roster: Roster,
  more: Partial<Step> = {},
  outcome: Decided['outcome'] = 'assigned',
): Tried {
  const { takerId, candidate } = roster.available(userId);
  const step = { ...more, candidates: [candidate] };
  if (takerId === null) return { step: passed(rule, 'unavailable', step) };
  return { step: decided(rule, reason, step), decided: { outcome, userId: takerId } };
}

export function decided(rule: RuleName, reason: Step['reason'], more: Partial<Step> = {}): Step {
  return { rule, verdict: 'decided', reason, ...more };
}

export function passed(rule: RuleName, reason: Step['reason'], more: Partial<Step> = {}): Step {
  return { rule, verdict: 'passed', reason, ...more };
}
