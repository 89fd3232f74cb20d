import type { Roster } from './availability.ts';
import type { RuleName, Step } from './decision.ts';
import { mismatchOf } from './groups.ts';
import { decided, passed } from './named-person.ts';
import type { Tried } from './outcome.ts';
import { type Member, turnOf } from './rotation.ts';
import { DEALER_ROTATION, groupRotation } from './rotation-key.ts';
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
  const { mode = 'rotation', poolUserId = null, poolWeight = 1 } = state.settings;
  const members = state.users
    .filter(({ userId }) => userId !== poolUserId)
    .map(
      ({ userId, receivesRequests, weight = 1 }): Member => ({
        userId,
        weight,
        obstacle: receivesRequests ? null : 'doesNotReceive',
      }),
    );
  const rule = mode === 'pool' ? 'pool' : 'rotation';
  return byMode(
    { rule, key: DEALER_ROTATION, mode, poolUserId, poolWeight, members, more: {} },
    request,
    state,
    roster,
  );
}

function inGroup(
  { groupId, mode, poolUserId = null, poolWeight = 1, members }: DistributionGroup,
  request: DistributionRequest,
  state: DistributionState,
  roster: Roster,
): Tried {
  return byMode(
    {
      rule: 'group',
      key: groupRotation(groupId),
      mode,
      poolUserId,
      poolWeight,
      members: members.map(({ userId, weight }): Member => ({ userId, weight, obstacle: null })),
      more: { groupId },
    },
    request,
    state,
    roster,
  );
}

interface Way {
  readonly rule: RuleName;
  readonly key: string;
  readonly mode: DistributionMode;
  readonly poolUserId: string | null;
  readonly poolWeight: number;
  readonly members: readonly Member[];
  readonly more: Partial<Step>;
}

function byMode(
  { rule, key, mode, poolUserId, poolWeight, members, more }: Way,
  { at }: DistributionRequest,
  state: DistributionState,
  roster: Roster,
): Tried {
  const poolId = poolUserId !== null && roster.users.get(poolUserId)?.active ? poolUserId : null;
  if (mode === 'pool') {
    if (poolId === null) return { step: passed(rule, 'noPoolUser', more) };
    return { step: decided(rule, 'inPool', more), decided: { outcome: 'pool', userId: poolId } };
  }
  const pool = mode === 'mixed' && poolId !== null ? { userId: poolId, weight: poolWeight } : null;
  const turn = turnOf({ key, members, pool }, state.ledgers[key] ?? [], roster, at);
  const step = { ...more, candidates: turn.candidates };
  if (turn.taker === null || !turn.ledgerChange) return { step: passed(rule, 'unavailable', step) };
  const toPool = pool !== null && turn.taker === pool.userId;
  return {
    step: decided(rule, toPool ? 'poolsTurn' : 'nextInRotation', step),
    decided: {
      outcome: toPool ? 'pool' : 'assigned',
      userId: turn.taker,
      ledgerChange: turn.ledgerChange,
    },
  };
}
