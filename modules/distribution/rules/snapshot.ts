import type { Decision } from './decision.ts';
import { isMismatch } from './groups.ts';
import { DEALER_ROTATION, groupRotation } from './rotation-key.ts';
import type { DistributionGroup, DistributionState } from './types.ts';

/**
 * The part of the state that a decision rests on, to be stored with it: the people who were looked at, their absences at
 * that moment, and the ledger of the rotation that was asked. `decide` gives the same decision from it.
 */
export function snapshotOf(state: DistributionState, decision: Decision, at: number): DistributionState {
  const { poolUserId } = state.settings;
  const people = new Set<string>(poolUserId ? [poolUserId] : []);
  const rotations = new Set<string>();
  for (const { rule, groupId, candidates } of decision.trace) {
    if (rule === 'rotation') rotations.add(DEALER_ROTATION);
    if (groupId !== undefined) rotations.add(groupRotation(groupId));
    for (const { userId, chain } of candidates ?? []) {
      people.add(userId);
      for (const deputy of chain ?? []) people.add(deputy);
    }
  }
  if (decision.userId !== null) people.add(decision.userId);
  for (const group of state.groups ?? []) if (group.poolUserId) people.add(group.poolUserId);
  return {
    settingsVersion: state.settingsVersion,
    settings: state.settings,
    users: state.users.filter(({ userId }) => people.has(userId)),
    absences: state.absences.filter(
      ({ userId, from, until }) => people.has(userId) && from <= at && at < until,
    ),
    ledgers: Object.fromEntries(Object.entries(state.ledgers).filter(([key]) => rotations.has(key))),
    ...(state.groups && { groups: groupsOf(state.groups, decision) }),
  };
}

/** The groups that were looked at, and those with a pool, whose user says what an open lead in it is; members only where they were asked. */
function groupsOf(groups: readonly DistributionGroup[], { trace }: Decision): readonly DistributionGroup[] {
  const looked = new Set(trace.map(({ groupId }) => groupId));
  const asked = new Set(
    trace.flatMap(({ groupId, reason }) => (groupId && !isMismatch(reason) ? groupId : [])),
  );
  return groups
    .filter(({ groupId, mode }) => looked.has(groupId) || mode !== 'rotation')
    .map((group) => (asked.has(group.groupId) ? group : { ...group, members: [] }));
}
