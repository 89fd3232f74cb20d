import { rosterOf } from './availability.ts';
import { byDealerMode, byGroup } from './by-mode.ts';
import type { Decision, Step } from './decision.ts';
import { administrator, fallback } from './last-resort.ts';
import { vehicleLocation } from './location.ts';
import { existingContact, openLead, passed, vehiclePerson } from './named-person.ts';
import type { Tried } from './outcome.ts';
import type { DistributionRequest, DistributionState } from './types.ts';

/**
 * Who gets the lead, and why: each rule in its order until one decides. The answer depends on nothing but the two
 * arguments, also after a round trip through JSON, and there always is one: at worst an alarm with nobody.
 *
 * A decision with a `ledgerChange` must be made while the rotation is locked and stored together with the change;
 * otherwise two of the same moment give both leads to one person.
 */
export function decide(request: DistributionRequest, state: DistributionState): Decision {
  const trace: Step[] = [];
  let last: Tried | null = null;
  for (const tried of attempts(request, state)) {
    last = tried;
    trace.push(tried.step);
    if (tried.decided) break;
  }
  const { outcome, userId, joinsLeadId = null, dealerId, ledgerChange = null } = last?.decided ?? NOBODY;
  return {
    outcome,
    userId,
    rule: last?.step.rule ?? 'administrator',
    joinsLeadId,
    ...(dealerId !== undefined && { dealerId }),
    trace,
    ledgerChange,
    settingsVersion: state.settingsVersion,
  };
}

const NOBODY: NonNullable<Tried['decided']> = { outcome: 'alarm', userId: null };

/** The rules in their order, each tried only when asked for. */
function* attempts(request: DistributionRequest, state: DistributionState): Generator<Tried> {
  const { settings } = state;
  const { again } = request;
  const roster = rosterOf(state, request.at, again?.exceptUserId);
  if (again) yield { step: passed('again', again.because, again.groupId ? { groupId: again.groupId } : {}) };
  if (again?.because === 'returned') {
    yield* byGroup(request, state, roster).tried;
    yield byDealerMode(request, state, roster);
    return;
  }
  const moved = again ? null : vehicleLocation(request, settings);
  if (moved) yield moved;
  yield openLead(request, state, roster);
  if (settings.vehiclePersonFirst) yield vehiclePerson(request, roster);
  yield existingContact(request, settings, roster);
  if (!settings.vehiclePersonFirst) yield vehiclePerson(request, roster);
  const groups = byGroup(request, state, roster);
  yield* groups.tried;
  if (!groups.matched) yield byDealerMode(request, state, roster);
  yield fallback(settings, roster);
  yield administrator(settings, roster);
}
