import { DEALER_ROTATION, groupOfRotation, groupRotation, poolUserOf } from './rotation-key.ts';
import type { DecidingSetup } from './setup.ts';

/**
 * Who may claim from a pool (`dealer`, `group:<id>`), in the fixed order: who is active and can be assigned requests, but
 * the pool user. From a group's pool its members; everybody where it names none. The pool of a group that is gone is
 * the dealer's.
 */
export function claimersOf(setup: DecidingSetup, poolKey: string): readonly string[] {
  const { distribution, people } = setup;
  const able = people.filter(({ active, canBeAssigned, receivesRequests }) => {
    return active && (canBeAssigned || receivesRequests);
  });
  const group = distribution.groups.find(({ groupId }) => groupId === groupOfRotation(poolKey));
  const poolUserId = poolUserOf(group ?? distribution);
  const members =
    group && group.members.length > 0 ? new Set(group.members.map(({ userId }) => userId)) : undefined;
  return able
    .map(({ userId }) => userId)
    .filter((userId) => userId !== poolUserId && (members === undefined || members.has(userId)));
}

/** The pool that a decision put the lead into. */
export function poolKeyOf({ trace }: { readonly trace: readonly { readonly groupId?: string }[] }): string {
  const groupId = trace.at(-1)?.groupId;
  return groupId === undefined ? DEALER_ROTATION : groupRotation(groupId);
}
