import type { DealerSetup } from '../setup.ts';

/** Whether somebody may claim from the pool of a group, or of the dealer (null). */
export function mayClaim(
  { people, distribution }: DealerSetup,
  groupId: string | null,
  userId: string,
): boolean {
  const person = people.find((one) => one.userId === userId);
  if (!person?.active || !(person.canBeAssigned || person.receivesRequests)) return false;
  const group = distribution.groups.find((one) => one.groupId === groupId);
  const { poolUserId } = group ?? distribution;
  if (userId === poolUserId) return false;
  return group === undefined || group.members.some((member) => member.userId === userId);
}
