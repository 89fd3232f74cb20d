import type { DistributionMode, DistributionSettings, User } from '../../api/types.ts';

export const modes = ['rotation', 'pool', 'mixed'] as const satisfies readonly DistributionMode[];

type People = readonly Pick<User, 'active' | 'receivesRequests'>[];

/** Whether any lead can wait in a pool, so that the pool's options mean something. */
export function usesPool({ mode, groups }: Pick<DistributionSettings, 'mode' | 'groups'>): boolean {
  return mode !== 'rotation' || groups.some((group) => group.mode !== 'rotation');
}

/** Rotations that one absence empties: the dealer's (null) and groups by name, when `deputiesReceive` is off. */
export function soloRotations(
  { mode, groups }: Pick<DistributionSettings, 'mode' | 'groups'>,
  people: People,
): readonly (string | null)[] {
  const receiving = people.filter((person) => person.active && person.receivesRequests).length;
  return [
    ...(mode === 'rotation' && receiving === 1 ? [null] : []),
    ...groups
      .filter((group) => group.mode === 'rotation' && group.members.length === 1)
      .map(({ name }) => name),
  ];
}

/** The list with the entry at `from` put to `to`; unchanged for places outside it. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  const [entry] = rest.splice(from, 1);
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  rest.splice(to, 0, entry);
  return rest;
}
