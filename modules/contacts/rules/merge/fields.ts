import type { Address, Contact } from '../contact.ts';
import type { Email, Phone } from '../identity.ts';

/** What a contact has one of; a merge takes each from one of the two, or as somebody types it. */
export const SINGLE_FIELDS = [
  'kind',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'company',
  'companyId',
  'jobTitle',
  'birthday',
  'language',
  'assignedUserId',
] as const;
export type SingleField = (typeof SINGLE_FIELDS)[number];

/** What a contact has several of, with the text by which two entries are the same. */
export const LIST_FIELDS = {
  emails: ({ email }: Email) => email,
  phones: ({ e164, asGiven }: Phone) => e164 ?? asGiven.replace(/\D/g, ''),
  addresses: ({ street, postcode, city }: Address) =>
    [street, postcode, city]
      .map((part) => (part ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
      .join('|'),
  tags: (tag: string) => tag.toLowerCase(),
} as const;
export type ListField = keyof typeof LIST_FIELDS;
type EntryOf<F extends ListField> = Parameters<(typeof LIST_FIELDS)[F]>[0];

/** The text by which an entry of a list is known. */
export function entryKey<F extends ListField>(field: F, entry: EntryOf<F>): string {
  const key = LIST_FIELDS[field] as (entry: EntryOf<F>) => string;
  return key(entry);
}

/** Whether two values of single fields are the same; dates by what they say. */
export function sameValue(a: Contact[SingleField], b: Contact[SingleField]): boolean {
  return textOf(a) === textOf(b);
}

/** Whether two lists are the same, entry by entry, in their order. */
export function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a.map(wholeEntry)) === JSON.stringify(b.map(wholeEntry));
}

/** What is left out in an entry is the same as nothing. */
function wholeEntry(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(
    Object.entries({ kind: null, ...entry }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function textOf(value: Contact[SingleField]): string | null {
  return value === null ? null : value.toString();
}
