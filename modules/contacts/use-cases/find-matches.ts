import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Contact } from '../rules/contact.ts';
import { type Comparable, type MatchScore, scoreMatch } from '../rules/match-score.ts';
import { candidatePairs, contactsById, likelyTwins } from '../store/index.ts';

export interface FoundMatch extends MatchScore {
  readonly contact: Contact;
}

/** The known contacts that may be the given one, the best first, at most `limit`; `except`: not this one. */
export async function findMatches(
  tx: DealerTx,
  given: Comparable,
  { except = null, limit = 5 }: { readonly except?: string | null; readonly limit?: number } = {},
): Promise<readonly FoundMatch[]> {
  const contacts = await contactsById(tx, await likelyTwins(tx, given));
  return contacts
    .filter(({ contactId }) => contactId !== except)
    .map((contact) => ({ contact, ...scoreMatch(given, contact) }))
    .filter(({ strength }) => strength !== 'no')
    .sort((a, b) => b.score - a.score || (a.contact.contactId < b.contact.contactId ? -1 : 1))
    .slice(0, limit);
}

export interface Twins extends MatchScore {
  /** The older one. */
  readonly one: Contact;
  readonly other: Contact;
}

/**
 * The pairs in which one of these contacts may be the same as any other, the surest first. Three statements, however many
 * contacts; for intake (one new contact) and for a worklist (everybody, in chunks of some hundred).
 */
export async function findTwins(tx: DealerTx, contactIds: readonly string[]): Promise<readonly Twins[]> {
  const pairs = await candidatePairs(tx, contactIds);
  const ids = new Set(pairs.flatMap(({ one, other }) => [one, other]));
  const byId = new Map((await contactsById(tx, [...ids])).map((contact) => [contact.contactId, contact]));
  return pairs
    .flatMap((pair) => {
      const [one, other] = [byId.get(pair.one), byId.get(pair.other)];
      return one && other ? [{ one, other, ...scoreMatch(one, other) }] : [];
    })
    .filter(({ strength }) => strength !== 'no')
    .sort((a, b) => b.score - a.score);
}
