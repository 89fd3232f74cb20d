import { type Identity, nameKey, type Phone, postcodeKey } from './identity.ts';

/** From this likeness on two names at the same postcode are one person. */
export const NAME_THRESHOLD = 0.85;
/** Two people who share a phone number (a household, a company) are told apart below this likeness of their names. */
export const SHARED_PHONE_THRESHOLD = 0.3;

/** A known contact that has something in common with an enquiry. */
export interface Candidate {
  readonly contactId: string;
  readonly name: string;
  readonly addresses: readonly { readonly postcode: string | null }[];
  readonly emails: readonly { readonly email: string }[];
  readonly phones: readonly Phone[];
}

export interface Match {
  readonly contactId: string;
  readonly by: 'email' | 'phone' | 'nameAndPostcode';
}

/**
 * Who of the known contacts wrote: the one with an e-mail address of the enquiry; else with a phone number; else with a
 * name at least `NAME_THRESHOLD` alike at the same postcode. Among several the one whose name is most alike, then the first
 * of the list (the oldest). Null: nobody known.
 */
export function matchContact(identity: Identity, candidates: readonly Candidate[]): Match | null {
  const byEmail = candidates.filter(({ emails }) =>
    emails.some(({ email }) => identity.emails.includes(email)),
  );
  const mailed = mostAlike(identity, byEmail);
  if (mailed) return { contactId: mailed.contactId, by: 'email' };
  const numbers = new Set(identity.phones.flatMap(({ e164 }) => (e164 === null ? [] : [e164])));
  const byPhone = candidates.filter(
    (candidate) =>
      candidate.phones.some(({ e164 }) => e164 !== null && numbers.has(e164)) &&
      !isSomebodyElse(identity, candidate),
  );
  const called = mostAlike(identity, byPhone);
  if (called) return { contactId: called.contactId, by: 'phone' };
  const neighbours = candidates.filter((candidate) => sharesNameAndPostcode(identity, candidate));
  const neighbour = mostAlike(identity, neighbours);
  return neighbour && { contactId: neighbour.contactId, by: 'nameAndPostcode' };
}

/** 0 to 1: the share of letter pairs that two names have in common, whatever the order of their words. */
export function likeness(one: string, other: string): number {
  const a = pairsOf(nameKey(one));
  const b = pairsOf(nameKey(other));
  if (a.length === 0 || b.length === 0) return nameKey(one) === nameKey(other) ? 1 : 0;
  const left = new Map<string, number>();
  for (const pair of a) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of b) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(pair, count - 1);
  }
  return (2 * common) / (a.length + b.length);
}

function pairsOf(key: string): string[] {
  return key
    .split(' ')
    .flatMap((word) => Array.from({ length: word.length + 1 }, (_, i) => ` ${word} `.slice(i, i + 2)));
}

function mostAlike(identity: Identity, candidates: readonly Candidate[]): Candidate | null {
  let best: { candidate: Candidate; score: number } | null = null;
  for (const candidate of candidates) {
    const score = identity.name === null ? 0 : likeness(identity.name, candidate.name);
    if (!best || score > best.score) best = { candidate, score };
  }
  return best?.candidate ?? null;
}

/** A shared number is not enough when both sides give a full name and another e-mail, and the names have nothing in common. */
function isSomebodyElse(identity: Identity, candidate: Candidate): boolean {
  if (identity.name === null || identity.emails.length === 0 || candidate.emails.length === 0) return false;
  if (!isFullName(identity.name) || !isFullName(candidate.name)) return false;
  return likeness(identity.name, candidate.name) < SHARED_PHONE_THRESHOLD;
}

function sharesNameAndPostcode(identity: Identity, candidate: Candidate): boolean {
  if (identity.name === null || !isFullName(identity.name) || !isFullName(candidate.name)) return false;
  const postcode = postcodeKey(identity.postcode);
  if (postcode === null) return false;
  if (!candidate.addresses.some((address) => postcodeKey(address.postcode) === postcode)) return false;
  return likeness(identity.name, candidate.name) >= NAME_THRESHOLD;
}

function isFullName(name: string): boolean {
  return nameKey(name).includes(' ');
}
