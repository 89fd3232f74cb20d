import { type Email, type Identity, type Naming, type Phone, shownName } from '../../contacts/index.ts';
import type { UnderstoodLead } from '../../mail/index.ts';
import { LeadType } from '../contract.ts';
import { storable } from './storable.ts';
import { type TradeInFacts, tradeInFactsOf, type VehicleFacts, vehicleFactsOf } from './vehicle-facts.ts';

export type Language = 'de' | 'nl' | 'en';

/** A request of somebody, from whatever way in, in the words of the desk. */
export interface Arrival {
  readonly naming: Naming;
  /** How the customer is called; null: nothing is known of them, and no lead can be made. */
  readonly customerName: string | null;
  readonly emails: readonly Email[];
  readonly phones: readonly Phone[];
  readonly address: {
    readonly street: string | null;
    readonly postcode: string | null;
    readonly city: string | null;
    readonly country: string | null;
  };
  readonly type: LeadType;
  /** Null: it cannot be told. */
  readonly language: Language | null;
  readonly subject: string | null;
  readonly comment: string | null;
  readonly vehicle: VehicleFacts | null;
  readonly tradeIn: TradeInFacts | null;
}

const longestName = 200;
const longestEmail = 254;
const mostAddresses = 20;

/**
 * One prospect of a message. A subject that is missing is made of the car. What is absurdly long or much is cut: it comes
 * from strangers.
 */
export function arrivalOf(understood: UnderstoodLead, subject: string | null): Arrival {
  const lead = storable(understood);
  const { customer } = lead;
  const naming: Naming = {
    full: cut(customer.full, longestName),
    first: cut(lead.person.first ?? customer.first, longestName),
    last: cut(lead.person.last ?? customer.last, longestName),
    company: null,
  };
  const emails = customer.emails.filter((email) => email.length <= longestEmail).slice(0, mostAddresses);
  const phones = lead.phones.slice(0, mostAddresses);
  const vehicle = vehicleFactsOf(lead);
  const { address } = customer;
  const street = address && [address.street.join(', '), address.apartment].filter(Boolean).join(', ');
  return {
    naming,
    customerName: shownName(naming, emails, phones),
    emails: emails.map((email, i) => ({
      email,
      relay: i === 0 && (customer.emailIsRelay || lead.relay),
    })),
    phones,
    address: {
      street: street || null,
      postcode: cut(address?.postalCode ?? null, 20),
      city: address?.city ?? null,
      country: address?.country ?? null,
    },
    type: lead.leadType,
    language: lead.language,
    subject: clean(storable(subject)) ?? vehicle?.title ?? null,
    comment: lead.comments,
    vehicle,
    tradeIn: tradeInFactsOf(lead.tradeIn),
  };
}

/** By what the customer of an arrival is recognised. */
export function identityOf({ emails, phones, naming, address }: Arrival): Identity {
  const parts = [naming.first, naming.last].filter((part) => part !== null).join(' ');
  return {
    emails: emails.map(({ email }) => email),
    phones,
    name: naming.full ?? (parts || null),
    postcode: address.postcode,
  };
}

/** The first language that is known: of the enquiry, of the contact, of the dealer. */
export function languageOf(...candidates: readonly (string | null | undefined)[]): Language {
  for (const candidate of candidates) {
    if (candidate === 'de' || candidate === 'nl' || candidate === 'en') return candidate;
  }
  return 'en';
}

function cut(text: string | null, length: number): string | null {
  return text === null ? null : text.slice(0, length).toWellFormed();
}

function clean(subject: string | null): string | null {
  const text = subject?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' ? null : text.slice(0, 250).toWellFormed();
}

/** The arrival with the usual type of its source, where it does not say itself what it is about. */
export function withUsualType(arrival: Arrival, usual: string | null): Arrival {
  const known = LeadType.anyOf.find((type) => type.const === usual);
  return arrival.type === 'general' && known !== undefined ? { ...arrival, type: known.const } : arrival;
}
