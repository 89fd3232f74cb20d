import { DEALER_ROTATION, groupRotation, poolUserOf } from '../rotation-key.ts';
import type { DealerSetup } from '../setup.ts';
import type { DistributionMode } from '../types.ts';

/** A rotation, or a pool, as the set-up has it: the dealer's, then one for each group in their order. */
export interface CheckedRotation {
  /** `dealer`, `group:<id>`. */
  readonly key: string;
  /** Null: the dealer's. */
  readonly group: { readonly groupId: string; readonly name: string; readonly index: number } | null;
  readonly mode: DistributionMode;
  /** Null where the mode has none. */
  readonly poolUserId: string | null;
  /** Who rotates, in the fixed order, whether or not they can; nobody where all leads go to the pool. */
  readonly memberIds: readonly string[];
}

export function rotationsOf({ distribution, people }: DealerSetup): readonly CheckedRotation[] {
  const receiverIds = people.flatMap(({ userId, receivesRequests }) => (receivesRequests ? [userId] : []));
  return [
    rotationOf(DEALER_ROTATION, null, distribution, receiverIds),
    ...distribution.groups.map((group, index) =>
      rotationOf(
        groupRotation(group.groupId),
        { groupId: group.groupId, name: group.name, index },
        group,
        group.members.map(({ userId }) => userId),
      ),
    ),
  ];
}

function rotationOf(
  key: string,
  group: CheckedRotation['group'],
  way: { readonly mode: DistributionMode; readonly poolUserId: string | null },
  memberIds: readonly string[],
): CheckedRotation {
  const poolUserId = poolUserOf(way);
  return {
    key,
    group,
    mode: way.mode,
    poolUserId,
    memberIds: way.mode === 'pool' ? [] : memberIds.filter((userId) => userId !== poolUserId),
  };
}
