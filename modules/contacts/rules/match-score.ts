import type { Contact } from './contact.ts';
import { fold } from './fold.ts';
import { nameKey, postcodeKey } from './identity.ts';
import { likeness, NAME_THRESHOLD } from './match.ts';
import { soundOf } from './search/sound.ts';

export type MatchReason =
  | 'sameEmail'
  | 'samePhone'
  | 'sameName'
  | 'similarName'
  | 'samePostcode'
  | 'sameCity'
  | 'sameStreet'
  | 'sameBirthday'
  | 'otherFirstName'
  | 'otherBirthday';

/** What two entries are compared by; whatever is not known is empty. */
export type Comparable = Pick<
  Contact,
  'kind' | 'name' | 'firstName' | 'lastName' | 'birthday' | 'emails' | 'phones' | 'addresses'
>;

export interface MatchScore {
  /** 0 to 100. */
  readonly score: number;
  readonly strength: 'sure' | 'likely' | 'possible' | 'no';
  /** What speaks for it, the strongest first, then what speaks against. */
  readonly reasons: readonly MatchReason[];
}

/** From these scores on two entries are surely one, likely one, and worth a look. */
export const SURE = 85;
export const LIKELY = 60;
export const POSSIBLE = 35;

const weights: Readonly<Record<MatchReason, number>> = {
  sameEmail: 55,
  samePhone: 40,
  sameName: 35,
  similarName: 25,
  sameBirthday: 25,
  samePostcode: 20,
  sameStreet: 15,
  sameCity: 12,
  // A household shares number, address and last name.
  otherFirstName: -45,
  otherBirthday: -50,
};
const order = Object.keys(weights) as MatchReason[];

/**
 * Whether two entries are one person or company, and why. The weights of what they have in common are added; another first
 * name or another birthday speaks against. The same whichever comes first.
 */
export function scoreMatch(one: Comparable, other: Comparable): MatchScore {
  const held = new Set([...ofReach(one, other), ...ofName(one, other), ...ofPlace(one, other)]);
  if (one.birthday && other.birthday) {
    held.add(one.birthday.equals(other.birthday) ? 'sameBirthday' : 'otherBirthday');
  }
  const reasons = order.filter((reason) => held.has(reason));
  const sum = reasons.reduce((total, reason) => total + weights[reason], 0);
  const score = Math.max(0, Math.min(100, sum));
  return { score, strength: strengthOf(score), reasons };
}

function strengthOf(score: number): MatchScore['strength'] {
  if (score >= SURE) return 'sure';
  if (score >= LIKELY) return 'likely';
  return score >= POSSIBLE ? 'possible' : 'no';
}

function ofReach(one: Comparable, other: Comparable): MatchReason[] {
  const emails = new Set(one.emails.filter(({ relay }) => !relay).map(({ email }) => email));
  const phones = new Set(one.phones.flatMap(({ e164 }) => e164 ?? []));
  return [
    ...(other.emails.some(({ email, relay }) => !relay && emails.has(email)) ? ['sameEmail' as const] : []),
    ...(other.phones.some(({ e164 }) => e164 !== null && phones.has(e164)) ? ['samePhone' as const] : []),
  ];
}

function ofName(one: Comparable, other: Comparable): MatchReason[] {
  const [a, b] = [one, other].map((each) => nameKey(each.name));
  if (!a || !b) return [];
  const reasons: MatchReason[] = [];
  if (a === b) reasons.push('sameName');
  else if (likeness(a, b) >= NAME_THRESHOLD - 0.1 || soundsAlike(one, other)) reasons.push('similarName');
  if (one.firstName && other.firstName && !firstNamesFit(one.firstName, other.firstName)) {
    reasons.push('otherFirstName');
  }
  return reasons;
}

/** Katrin Meier and Kathrin Maier: the last names sound the same, and the first names may be one. */
function soundsAlike(one: Comparable, other: Comparable): boolean {
  if (!one.lastName || !other.lastName || !one.firstName || !other.firstName) return false;
  return soundOf(one.lastName) === soundOf(other.lastName) && firstNamesFit(one.firstName, other.firstName);
}

/** Equal, nearly so, or one the beginning or the initial of the other: Thomas, Tom and T. are one, Anna and Otto are not. */
function firstNamesFit(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map((name) => fold(name).replace(/[^\p{L}]/gu, ''));
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) || likeness(a, b) >= 0.5;
}

function ofPlace(one: Comparable, other: Comparable): MatchReason[] {
  const reasons = new Set<MatchReason>();
  for (const a of one.addresses) {
    for (const b of other.addresses) {
      const postcode = postcodeKey(a.postcode);
      const samePostcode = postcode !== null && postcode === postcodeKey(b.postcode);
      const sameCity = same(a.city, b.city);
      if (samePostcode) reasons.add('samePostcode');
      else if (sameCity) reasons.add('sameCity');
      if ((samePostcode || sameCity) && same(streetKey(a.street), streetKey(b.street)))
        reasons.add('sameStreet');
    }
  }
  if (reasons.has('samePostcode')) reasons.delete('sameCity');
  return [...reasons];
}

function same(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && fold(a).trim() !== '' && fold(a).trim() === fold(b).trim();
}

/** Hauptstr. 5, Hauptstraße 5 and Haupt-Straße 5 are one street. */
function streetKey(street: string | null): string | null {
  return street === null
    ? null
    : fold(street)
        .replace(/stra(?:ss|s)e\b|str\b\.?/g, 'str')
        .replace(/[^\p{L}\p{N}]/gu, '');
}
