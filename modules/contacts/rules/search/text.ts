import type { Contact } from '../contact.ts';
import { fold, foldSpelledOut } from '../fold.ts';
import { postcodeKey } from '../identity.ts';
import { digitForms, longestToken, partsOf } from './forms.ts';
import { collapsed, deletionsOf, shortestForTypos } from './near.ts';
import { soundOf, tellingWord } from './sound.ts';

/** What a contact is found by. */
export type Searchable = Pick<
  Contact,
  | 'kind'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'language'
  | 'tags'
  | 'emails'
  | 'phones'
  | 'addresses'
>;

const mostTokens = 400;
const mostNearWords = 16;

/**
 * The tokens of a contact, each once and each with the tag of its dealer, so that one index serves all dealers and a
 * question of one reads nothing of another's. Three kinds: words (`w`: of names, company, city, e-mail, and numbers in all
 * their forms), near spellings of the names' words (`n`, see `deletionsOf`), and what lists are filtered by (`f`).
 */
export function searchTokens(
  dealerId: string,
  contact: Searchable,
  permissionFilters: readonly string[] = [],
): string[] {
  const names = wordsOf(contact.name, contact.firstName, contact.lastName, contact.company);
  const words = new Set([
    ...names,
    ...wordsOf(...contact.addresses.flatMap(({ city, postcode }) => [city, postcode])),
    ...wordsOf(...contact.tags),
    ...reachTokens(contact),
  ]);
  const near = new Set(
    [...names]
      .filter((word) => word.length >= shortestForTypos && !/\d/.test(word))
      .slice(0, mostNearWords)
      .flatMap((word) => [word, ...deletionsOf(word)]),
  );
  const filters = [
    `kind:${contact.kind}`,
    ...(contact.language === null ? [] : [`language:${contact.language}`]),
    ...permissionFilters,
  ];
  return tagged(dealerId, { w: [...words], n: [...near], f: filters });
}

/** The tokens of addresses and numbers alone, for those that become known later. */
export function reachTokensOf(dealerId: string, reach: Pick<Searchable, 'emails' | 'phones'>): string[] {
  return tagged(dealerId, { w: [...reachTokens(reach)] });
}

function reachTokens({ emails, phones }: Pick<Searchable, 'emails' | 'phones'>): Set<string> {
  const tokens = new Set<string>();
  for (const { email } of emails) {
    tokens.add(email);
    const [local = '', domain = ''] = email.split('@');
    tokens.add(domain);
    for (const word of wordsOf(local, domain.slice(0, domain.lastIndexOf('.')))) tokens.add(word);
  }
  for (const phone of phones) for (const digits of digitForms(phone)) tokens.add(digits);
  return tokens;
}

/** The tag that begins every token of a dealer. */
export function tagOf(dealerId: string): string {
  return dealerId.slice(-5);
}

function tagged(
  dealerId: string,
  kinds: { readonly [kind in 'w' | 'n' | 'f']?: readonly string[] },
): string[] {
  const tag = tagOf(dealerId);
  return Object.entries(kinds)
    .flatMap(([kind, tokens]) =>
      tokens.filter((token) => token !== '').map((token) => `${tag}${kind}${token.slice(0, longestToken)}`),
    )
    .slice(0, mostTokens);
}

/** Words without marks, with umlauts spelled out, and without their e; words with signs inside in parts and joined. */
function wordsOf(...texts: readonly (string | null)[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of (text ?? '').split(/\s+/)) {
      for (const folded of [fold(word), foldSpelledOut(word), collapsed(fold(word))]) {
        const parts = partsOf(folded);
        for (const part of parts) words.add(part);
        if (parts.length > 1) words.add(parts.join(''));
      }
    }
  }
  return words;
}

/** What a list of contacts is sorted by: "Weber, Anna", the company's name, else the name that is shown. */
export function sortNameOf({
  kind,
  name,
  firstName,
  lastName,
}: Pick<Contact, 'kind' | 'name' | 'firstName' | 'lastName'>): string {
  const parts = [lastName, firstName].filter((part) => part !== null && part !== '');
  return (kind === 'company' || lastName === null ? name : parts.join(', ')).slice(0, 200);
}

/** Equal for two entries that may be one person or company: how the telling word sounds, and where. Null: one is missing. */
export function soundPlaceOf(
  contact: Pick<Contact, 'kind' | 'name' | 'lastName' | 'addresses'>,
): string | null {
  const word = tellingWord(contact.kind, contact.lastName ?? contact.name);
  const sound = word === null ? '' : soundOf(word);
  const [address] = contact.addresses;
  const place = postcodeKey(address?.postcode ?? null) ?? fold(address?.city ?? '');
  return sound === '' || place === '' ? null : `${sound} ${place}`;
}
