/** The ledger of the rotation over all of a dealer's users. */
export const DEALER_ROTATION = 'dealer';

export function groupRotation(groupId: string): string {
  return `group:${groupId}`;
}

/** The group whose rotation a key names; null: the dealer's. */
export function groupOfRotation(key: string): string | null {
  return key === DEALER_ROTATION ? null : key.replace(/^group:/, '');
}
