import type { DealerSetup } from '../setup.ts';

/**
 * Whether two set-ups surely give every lead to the same person, so that one replay decides for both: they differ in hours
 * and times alone, nobody has own hours, and no pool hands over after a while.
 */
export function givesAlike(one: DealerSetup, other: DealerSetup): boolean {
  if (decidingPart(one) !== decidingPart(other)) return false;
  const partTimers = one.people.some(({ hours, active }) => active && hours !== null);
  return !partTimers && one.distribution.pool.handOverMinutes === null;
}

function decidingPart({ dealer, distribution, people, absences }: DealerSetup): string {
  return JSON.stringify([dealer, distribution, people, absences]);
}
