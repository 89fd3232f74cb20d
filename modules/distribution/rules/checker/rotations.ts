import { DEALER_ROTATION, groupRotation } from '../rotation-key.ts';
import type { DealerSetup } from '../setup.ts';
import type { DistributionMode } from '../types.ts';

/** A rotation, or a pool, as the set-up has it: the dealer's, then one for each group in their order. */
export interface CheckedRotation {
  /** `dealer`, `group:<id>`. */
  readonly key: string;
  /** Null: the dealer's. */
  readonly group: { readonly groupId: string; readonly name: string; readonly index: number } | null;
  readonly mode: DistributionMode;
  readonly poolUserId: string | null;
  /** Who rotates, in the fixed order, whether or not they can; nobody where all leads go to the pool. */
  readonly memberIds: readonly string[];
}

export function rotationsOf({ distribution, people }: DealerSetup): readonly CheckedRotation[] {
  const { mode, poolUserId, groups } = distribution;
  const receivers = people.filter(
    ({ userId, receivesRequests }) => receivesRequests && userId !== poolUserId,
  );
  const all: CheckedRotation[] = [
    {
      key: DEALER_ROTATION,
      group: null,
      mode,
      poolUserId,
      memberIds: mode === 'pool' ? [] : receivers.map(({ userId }) => userId),
    },
  ];
  for (const [index, { groupId, name, mode, poolUserId, members }] of groups.entries()) {
    all.push({
      key: groupRotation(groupId),
      group: { groupId, name, index },
      mode,
      poolUserId,
      memberIds: (mode === 'pool' ? [] : members.map(({ userId }) => userId)).filter(
        (userId) => userId !== poolUserId,
      ),
    });
  }
  return all;
}
