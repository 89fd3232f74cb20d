import type { Contact } from '../contact.ts';
import { shownName } from '../naming.ts';
import {
  entryKey,
  type LIST_FIELDS,
  type ListField,
  SINGLE_FIELDS,
  type SingleField,
  sameValue,
} from './fields.ts';

/** Where a single field comes from; left out: the one that stays, or the other where it says nothing. */
export type Choice<F extends SingleField> = 'into' | 'from' | { readonly value: Contact[F] };
export type Choices = { readonly [F in SingleField]?: Choice<F> };

export interface MergeWish {
  readonly choices: Choices;
  /** Entries of lists that nobody wants, by their keys (`entryKey`). */
  readonly leaveOut: { readonly [F in ListField]?: readonly string[] };
}

/**
 * One contact made of two that are the same person: `into` stays, `from` goes up in it. Each single field is taken as
 * wished; of lists both entries stay, those of `into` first, each once, without what is left out. It stays known since the
 * older of both was. Source: docs/manual/dealer.md, Contacts.
 */
export function merged(into: Contact, from: Contact, wish: MergeWish): Contact {
  const single = Object.fromEntries(
    SINGLE_FIELDS.map((field) => [field, chosen(field, into, from, wish.choices)]),
  ) as Pick<Contact, SingleField>;
  const lists = {
    emails: both('emails', into, from, wish),
    phones: both('phones', into, from, wish),
    addresses: both('addresses', into, from, wish),
    tags: both('tags', into, from, wish),
  };
  const contact = { ...into, ...single, ...lists };
  return {
    ...contact,
    companyId: contact.companyId === from.contactId ? null : contact.companyId,
    name: nameOf(contact, into, from),
  };
}

/** The single fields in which the two say different things: those somebody has to look at. */
export function differences(into: Contact, from: Contact): readonly SingleField[] {
  return SINGLE_FIELDS.filter(
    (field) => into[field] !== null && from[field] !== null && !sameValue(into[field], from[field]),
  );
}

function chosen<F extends SingleField>(field: F, into: Contact, from: Contact, choices: Choices): Contact[F] {
  const choice = choices[field] as Choice<F> | undefined;
  if (choice === undefined) return into[field] ?? from[field];
  if (choice === 'into') return into[field];
  if (choice === 'from') return from[field];
  return choice.value;
}

function both<F extends ListField>(
  field: F,
  into: Contact,
  from: Contact,
  { leaveOut }: MergeWish,
): Contact[F] {
  type Entry = Parameters<(typeof LIST_FIELDS)[F]>[0];
  const known = new Set<string>(leaveOut[field] ?? []);
  const all = [...into[field], ...from[field]] as Entry[];
  const kept = all.filter((entry) => {
    const key = entryKey(field, entry);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  return kept as unknown as Contact[F];
}

/** The name follows the parts; where there are none it is that of the one that stays. */
function nameOf(contact: Contact, into: Contact, from: Contact): string {
  const { kind, firstName: first, lastName: last, company } = contact;
  if (kind === 'company') return company ?? (into.kind === 'company' ? into.name : from.name);
  const untouched = (one: Contact) => one.firstName === first && one.lastName === last && one.kind === kind;
  for (const one of [into, from]) if (untouched(one)) return one.name;
  return shownName({ full: null, first, last, company: null }, [], []) ?? into.name;
}
