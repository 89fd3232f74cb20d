import { DEALER_ROTATION, groupOfRotation, groupRotation } from './rotation-key.ts';
import type { DecidingSetup } from './setup.ts';

/**
 * Who may claim from a pool (`dealer`, `group:<id>`), in the fixed order: the active members of the group, or of the
 * dealer, who can be assigned requests, but the pool user. The pool of a group that is gone is the dealer's.
 */
export function claimersOf(setup: DecidingSetup, poolKey: string): readonly string[] {
  const { distribution, people } = setup;
  const able = people.filter(({ active, canBeAssigned, receivesRequests }) => {
    return active && (canBeAssigned || receivesRequests);
  });
  const group = distribution.groups.find(({ groupId }) => groupId === groupOfRotation(poolKey));
  const { poolUserId } = group ?? distribution;
  const members = group && new Set(group.members.map(({ userId }) => userId));
  return able
    .map(({ userId }) => userId)
    .filter((userId) => userId !== poolUserId && (members === undefined || members.has(userId)));
}

/** The pool that a decision put the lead into. */
export function poolKeyOf({ trace }: { readonly trace: readonly { readonly groupId?: string }[] }): string {
  const groupId = trace.at(-1)?.groupId;
  return groupId === undefined ? DEALER_ROTATION : groupRotation(groupId);
}
