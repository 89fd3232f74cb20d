import type { Email, Phone } from './identity.ts';

export const salutations = ['mr', 'mrs', 'neutral'] as const;
export type Salutation = (typeof salutations)[number];
export const emailKinds = ['private', 'work'] as const;
export const phoneKinds = ['mobile', 'home', 'work', 'fax'] as const;
export const addressKinds = ['home', 'work', 'billing', 'delivery'] as const;
export type CreatedFrom = 'enquiry' | 'hand' | 'import' | 'api';

/** A postal address; the first of a contact is where post goes. */
export interface Address {
  readonly kind: (typeof addressKinds)[number] | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** ISO 3166, two letters; null: not said. */
  readonly country: string | null;
}

/** A person or a company, as everything but their history and permissions says. */
export interface Contact {
  readonly contactId: string;
  readonly kind: 'person' | 'company';
  /** As lists show it: "Anna Weber", the company's name, else what is known. */
  readonly name: string;
  readonly salutation: Salutation | null;
  readonly title: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Of a company its name; of a person the company's name as they said it. */
  readonly company: string | null;
  /** The contact that is the company a person works for. */
  readonly companyId: string | null;
  readonly jobTitle: string | null;
  readonly birthday: Temporal.PlainDate | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly createdFrom: CreatedFrom;
  readonly createdAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
  readonly assignedUserId: string | null;
  /** The main one first. */
  readonly emails: readonly Email[];
  readonly phones: readonly Phone[];
  readonly addresses: readonly Address[];
}

/** What makes a contact; what is left out is not known. */
export type NewContact = Pick<Contact, 'kind' | 'name' | 'createdFrom' | 'emails' | 'phones'> &
  Partial<
    Omit<
      Contact,
      | 'contactId'
      | 'kind'
      | 'name'
      | 'createdFrom'
      | 'createdAt'
      | 'changedAt'
      | 'assignedUserId'
      | 'emails'
      | 'phones'
    >
  >;

/** Whether an address says anything that post or a navigation could use. */
export function isFilled({ street, postcode, city }: Address): boolean {
  return [street, postcode, city].some((part) => part !== null && part.trim() !== '');
}
