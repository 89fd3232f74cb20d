import { fold } from './fold.ts';

/** A number as given and, when it can be one, in E.164. */
export interface Phone {
  readonly asGiven: string;
  readonly e164: string | null;
  readonly kind?: 'mobile' | 'home' | 'work' | 'fax' | null;
}

export interface Email {
  /** Lower case. */
  readonly email: string;
  /** Belongs to a portal and stands for one buyer's conversation there. */
  readonly relay: boolean;
  readonly kind?: 'private' | 'work' | null;
}

/** Everything by which somebody can be recognised. */
export interface Identity {
  readonly emails: readonly string[];
  readonly phones: readonly Phone[];
  readonly name: string | null;
  readonly postcode: string | null;
}

/** Lower case and trimmed; null when it cannot be an address. */
export function normaliseEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  return /^[^\s@<>()",;:\\]{1,64}@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]{2,}$/.test(email) &&
    email.length <= 254
    ? email
    : null;
}

/** As the database compares postcodes: without blanks and hyphens, in capitals; null for nothing. */
export function postcodeKey(postcode: string | null): string | null {
  const key = (postcode ?? '').replace(/[\s-]/g, '').toUpperCase();
  return key === '' ? null : key;
}

/** The words of a name for comparing, sorted, so that "Weber, Anna" and "Anna Weber" are equal. */
export function nameKey(name: string): string {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

/**
 * One text per thing by which two enquiries could be of the same person, sorted and each once. Whoever holds the locks
 * of these texts is the only one to look for, or to create, that person.
 */
export function identityKeys(identity: Identity): readonly string[] {
  const keys = new Set<string>();
  for (const email of identity.emails) keys.add(`email:${email}`);
  for (const { e164 } of identity.phones) if (e164 !== null) keys.add(`phone:${e164}`);
  const postcode = postcodeKey(identity.postcode);
  // The threshold lets names differ a little; their initials are the same then, but for a mistyped first letter.
  if (postcode !== null && identity.name !== null) {
    const initials = nameKey(identity.name)
      .split(' ')
      .map((word) => word.slice(0, 1));
    keys.add(`postcode:${postcode} ${initials.join('')}`);
  }
  return [...keys].sort();
}
