import type { DistributionGroup, DistributionMode, DistributionSettings, User } from '../../api/types.ts';

export const modes = ['rotation', 'pool', 'mixed'] as const satisfies readonly DistributionMode[];

/** Why a way cannot be chosen as things are; the web words the reason. Null: it can. */
export type WayObstacle =
  | { readonly reason: 'rotationGroups'; readonly names: readonly string[] }
  | { readonly reason: 'nobodyReceives' }
  | { readonly reason: 'dealerPool' }
  | { readonly reason: 'noMembers' };

type People = readonly Pick<User, 'active' | 'receivesRequests'>[];

/** The dealer's own way. A pool over everybody contradicts groups that give their leads to people in turn. */
export function dealerWayObstacle(
  mode: DistributionMode,
  { groups }: Pick<DistributionSettings, 'groups'>,
  people: People,
): WayObstacle | null {
  if (mode === 'pool') {
    const rotating = groups.filter((group) => group.mode !== 'pool');
    return rotating.length === 0
      ? null
      : { reason: 'rotationGroups', names: rotating.map(({ name }) => name) };
  }
  if (mode === 'mixed' && !people.some((person) => person.active && person.receivesRequests)) {
    return { reason: 'nobodyReceives' };
  }
  return null;
}

/** A group's way, under the way of its dealer. */
export function groupWayObstacle(
  mode: DistributionMode,
  group: Pick<DistributionGroup, 'members'>,
  dealerMode: DistributionMode,
): WayObstacle | null {
  if (mode === 'pool') return null;
  if (dealerMode === 'pool') return { reason: 'dealerPool' };
  return mode === 'mixed' && group.members.length === 0 ? { reason: 'noMembers' } : null;
}

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

/** A new group's id. Not `crypto.randomUUID`, which browsers keep from pages without TLS. */
export function newGroupId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 13, 18, 23].reduce((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, hex);
}

/** The list with the entry at `from` put to `to`; unchanged for places outside it. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  const [entry] = rest.splice(from, 1);
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  rest.splice(to, 0, entry);
  return rest;
}
