import { type Searchable, searchTokens } from './search-text.ts';

/** What a contact alone is found by among leads. */
export function customerTokens(contact: {
  readonly name: string;
  readonly company: string | null;
  readonly emails: readonly { readonly email: string }[];
  readonly phones: Searchable['phones'];
}): string[] {
  return searchTokens({
    customerName: contact.name,
    company: contact.company,
    emails: contact.emails.map(({ email }) => email),
    phones: contact.phones,
    subject: null,
    vehicleTitle: null,
    offerNumber: null,
    vin: null,
  });
}
