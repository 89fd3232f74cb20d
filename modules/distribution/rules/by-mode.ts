import { type Roster, rosterOf } from './availability.ts';
import type { RuleName, Step } from './decision.ts';
import { mismatchOf } from './groups.ts';
import { decided, passed } from './named-person.ts';
import type { Tried } from './outcome.ts';
import { type Member, type Turn, turnOf } from './rotation.ts';
import { DEALER_ROTATION, groupRotation, poolUserOf } from './rotation-key.ts';
import type { DistributionGroup, DistributionMode, DistributionRequest, DistributionState } from './types.ts';

/**
 * The distribution groups, one step for each that was looked at. The first that matches has the last word: when nobody in
 * it can take the lead, it is a matter for the fallback user, not for the rest of the house (`matched`).
 */
export function byGroup(
  request: DistributionRequest,
  state: DistributionState,
  roster: Roster,
): { readonly tried: readonly Tried[]; readonly matched: boolean } {
  const tried: Tried[] = [];
  for (const group of state.groups ?? []) {
    const mismatch = mismatchOf(group, request, state.settings);
    if (mismatch === null)
      return { tried: [...tried, inGroup(group, request, state, roster)], matched: true };
    tried.push({ step: passed('group', mismatch, { groupId: group.groupId }) });
  }
  return { tried, matched: false };
}

/** The mode of the dealer: rotation over all who receive requests, the pool, or both mixed. */
export function byDealerMode(request: DistributionRequest, state: DistributionState, roster: Roster): Tried {
  return byMode(dealerWay(state), request, state, roster);
}

/** Whose turn it is in the rotation of that key; null: there is none. In a pool, whom it would be handed over to. */
export function turnNow(
  state: DistributionState,
  key: string,
  at: number,
): { readonly mode: DistributionMode; readonly poolUserId: string | null; readonly turn: Turn } | null {
  const group = (state.groups ?? []).find(({ groupId }) => groupRotation(groupId) === key);
  if (!group && key !== DEALER_ROTATION) return null;
  const way = group ? groupWay(group) : dealerWay(state);
  const roster = rosterOf(state, at);
  return { mode: way.mode, poolUserId: way.poolUserId, turn: turnOfWay(way, false, state, roster, at) };
}

function dealerWay(state: DistributionState): Way {
  const { mode = 'rotation', poolWeight = 1 } = state.settings;
  const poolUserId = poolUserOf(state.settings);
  const members = state.users
    .filter(({ userId }) => userId !== poolUserId)
    .map(
      ({ userId, receivesRequests, weight = 1 }): Member => ({
        userId,
        weight,
        // What a pool hands over goes round among those who might have claimed it.
        obstacle: receivesRequests || mode === 'pool' ? null : 'doesNotReceive',
      }),
    );
  return { key: DEALER_ROTATION, mode, poolUserId, poolWeight, members, more: {} };
}

function inGroup(
  group: DistributionGroup,
  request: DistributionRequest,
  state: DistributionState,
  roster: Roster,
): Tried {
  return byMode(groupWay(group), request, state, roster);
}

function groupWay(group: DistributionGroup): Way {
  const { groupId, mode, poolWeight = 1, members } = group;
  const poolUserId = poolUserOf(group);
  return {
    key: groupRotation(groupId),
    mode,
    poolUserId,
    poolWeight,
    members: members
      .filter(({ userId }) => userId !== poolUserId)
      .map(({ userId, weight }): Member => ({ userId, weight, obstacle: null })),
    more: { groupId },
  };
}

interface Way {
  readonly key: string;
  readonly mode: DistributionMode;
  readonly poolUserId: string | null;
  readonly poolWeight: number;
  readonly members: readonly Member[];
  readonly more: Pick<Step, 'groupId'>;
}

function byMode(
  way: Way,
  { at, again }: DistributionRequest,
  state: DistributionState,
  roster: Roster,
): Tried {
  const { mode, more } = way;
  const returns = again?.because === 'returned';
  const waits = returns || (mode === 'pool' && !again);
  const rule: RuleName = more.groupId !== undefined ? 'group' : waits ? 'pool' : 'rotation';
  const poolId = activePool(way, roster);
  if (waits) {
    if (poolId === null) return { step: passed(rule, 'noPoolUser', more) };
    return { step: decided(rule, 'inPool', more), decided: { outcome: 'pool', userId: poolId } };
  }
  const turn = turnOfWay(way, again !== undefined, state, roster, at);
  const step = { ...more, candidates: turn.candidates };
  if (turn.taker === null || !turn.ledgerChange) return { step: passed(rule, 'unavailable', step) };
  const toPool = mode === 'mixed' && !again && turn.taker === poolId;
  return {
    step: decided(rule, toPool ? 'poolsTurn' : 'nextInRotation', step),
    decided: {
      outcome: toPool ? 'pool' : 'assigned',
      userId: turn.taker,
      ledgerChange: turn.ledgerChange,
    },
  };
}

/** `passOver`: without the pool's turn. */
function turnOfWay(way: Way, passOver: boolean, state: DistributionState, roster: Roster, at: number): Turn {
  const poolId = activePool(way, roster);
  const pool =
    way.mode === 'mixed' && !passOver && poolId !== null ? { userId: poolId, weight: way.poolWeight } : null;
  return turnOf({ key: way.key, members: way.members, pool }, state.ledgers[way.key] ?? [], roster, at);
}

function activePool({ poolUserId }: Way, roster: Roster): string | null {
  return poolUserId !== null && roster.users.get(poolUserId)?.active ? poolUserId : null;
}
