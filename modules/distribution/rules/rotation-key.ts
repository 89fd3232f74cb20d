import type { DistributionMode } from './types.ts';

/** The ledger of the rotation over all of a dealer's users. */
export const DEALER_ROTATION = 'dealer';

export function groupRotation(groupId: string): string {
  return `group:${groupId}`;
}

/** The group whose rotation a key names; null: the dealer's. */
export function groupOfRotation(key: string): string | null {
  return key === DEALER_ROTATION ? null : key.replace(/^group:/, '');
}

/** Whose the leads of a pool are while they wait; a rotation has no pool, also when a pool user stands in its settings. */
export function poolUserOf({
  mode = 'rotation',
  poolUserId = null,
}: {
  readonly mode?: DistributionMode;
  readonly poolUserId?: string | null;
}): string | null {
  return mode === 'rotation' ? null : poolUserId;
}
