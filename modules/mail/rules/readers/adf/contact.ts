import { child, childrenOf, type Element, lineOf } from '../../markup/tree.ts';
import { meant } from '../../names.ts';
import { emailIn } from '../form/values.ts';
import type { Found, LeadAddress, LeadCustomer, LeadParty, LeadPhone } from '../understood.ts';

type Finds = Record<string, Found>;

/**
 * The customer of a prospect. Only what stands under <customer> counts (or, when there is none, a <contact> right
 * under the prospect): the vendor's and the provider's addresses must never become the customer's.
 */
export function readCustomer(prospect: Element, finds: Finds): LeadCustomer {
  const customer = child(prospect, 'customer');
  const contact = primaryContact(customer) ?? customer ?? child(prospect, 'contact');
  const names = readNames(contact);
  const mails = textsOf(contact, 'email', customer);
  const emails = unique(mails.map((mail) => emailIn(mail).email).filter((mail) => mail !== null));
  const invalidEmails = unique(mails.filter((mail) => emailIn(mail).email === null));
  const phones = readPhones(contact, customer);
  const address = readAddress(
    child(contact, 'address') ?? child(customer, 'address') ?? child(prospect, 'address'),
  );
  const place = 'adf:/customer/contact';
  if (names.full !== null) finds['customer.full'] = { confidence: 0.98, place: `${place}/name` };
  if (emails.length > 0) finds['customer.emails'] = { confidence: 0.99, place: `${place}/email` };
  if (phones.length > 0) finds['customer.phones'] = { confidence: 0.97, place: `${place}/phone` };
  if (address) finds['customer.address'] = { confidence: 0.95, place: `${place}/address` };
  return { ...names, emails, invalidEmails, emailIsRelay: false, phones, address };
}

function primaryContact(party: Element | null): Element | null {
  const contacts = childrenOf(party, 'contact');
  return contacts.find((one) => one.attributes.get('primarycontact') === '1') ?? contacts[0] ?? null;
}

export interface Names {
  readonly first: string | null;
  readonly last: string | null;
  readonly full: string | null;
}

function readNames(contact: Element | null): Names {
  const parts = new Map<string, string>();
  for (const name of childrenOf(contact, 'name')) {
    const inner = childrenOf(name, 'part');
    const pieces =
      inner.length > 0 ? inner.map((one) => [one.attributes.get('type') ?? 'full', one] as const) : [];
    for (const [part, element] of pieces.length > 0
      ? pieces
      : [[name.attributes.get('part') ?? 'full', name] as const]) {
      const text = meant(lineOf(element));
      const key = part.trim().toLowerCase();
      if (text !== null && !parts.has(key)) parts.set(key === '' ? 'full' : key, text);
    }
  }
  const first = parts.get('first') ?? meant(lineOf(child(contact, 'firstname')));
  const last = parts.get('last') ?? parts.get('surname') ?? meant(lineOf(child(contact, 'lastname')));
  const joined = [first, parts.get('middle'), last, parts.get('suffix')].filter((part) => part).join(' ');
  return {
    first: first ?? null,
    last: last ?? null,
    full: parts.get('full') ?? (joined === '' ? null : joined),
  };
}

function readPhones(contact: Element | null, customer: Element | null): LeadPhone[] {
  const own = childrenOf(contact, 'phone');
  const elements = own.length > 0 || contact === customer ? own : childrenOf(customer, 'phone');
  const phones: LeadPhone[] = [];
  for (const element of elements) {
    const number = meant(lineOf(element));
    if (number === null || !/\d/.test(number) || phones.some((one) => one.number === number)) continue;
    const type = element.attributes.get('type');
    const time = element.attributes.get('time');
    const preferred = element.attributes.get('preferredcontact');
    phones.push({
      number,
      ...(type ? { type } : {}),
      ...(time ? { time } : {}),
      ...(preferred ? { preferred: preferred === '1' || preferred.toLowerCase() === 'true' } : {}),
    });
  }
  return phones;
}

function readAddress(element: Element | null): LeadAddress | null {
  if (!element) return null;
  const street = childrenOf(element, 'street')
    .map((one) => meant(lineOf(one)))
    .filter((line) => line !== null);
  const get = (...names: string[]): string | null => {
    for (const name of names) {
      const text = meant(lineOf(child(element, name)));
      if (text !== null) return text;
    }
    return null;
  };
  const address = {
    street,
    apartment: get('apartment'),
    city: get('city'),
    region: get('regioncode', 'region', 'state'),
    postalCode: get('postalcode', 'zip', 'zipcode', 'postcode'),
    country: get('country'),
  };
  const empty =
    street.length === 0 && !address.apartment && !address.city && !address.region && !address.postalCode;
  if (empty && !address.country) return null;
  return { ...address, type: element.attributes.get('type') || null };
}

/**
 * Vendor or provider. The name is the organisation's own, else its contact's; a named contact beside an own name
 * is reported as `contact`. The phone of a named contact is that person's and is left out.
 */
export function readParty(element: Element | null, nameTag: string): LeadParty | null {
  if (!element) return null;
  const contact = primaryContact(element);
  const own = readNames(element).full ?? null;
  const tagged = lineOf(child(element, nameTag)) ?? own;
  const person = readNames(contact).full;
  const name = tagged ?? person;
  const service = lineOf(child(element, 'service'));
  const url = lineOf(child(element, 'url')) ?? lineOf(child(contact, 'url'));
  const email = lineOf(child(element, 'email')) ?? lineOf(child(contact, 'email'));
  const phone = lineOf(child(element, 'phone')) ?? (person === null ? lineOf(child(contact, 'phone')) : null);
  if (name === null && !service && !url && !email && !phone) return null;
  return {
    name,
    ...(service ? { service } : {}),
    ...(url ? { url } : {}),
    ...(email ? { email: email.toLowerCase() } : {}),
    ...(phone ? { phone } : {}),
    ...(tagged !== null && person !== null ? { contact: person } : {}),
  };
}

function textsOf(contact: Element | null, tag: string, fallback: Element | null): string[] {
  const own = childrenOf(contact, tag).map((one) => meant(lineOf(one)));
  const all = own.some((one) => one !== null)
    ? own
    : childrenOf(fallback, tag).map((one) => meant(lineOf(one)));
  return all.filter((one) => one !== null);
}

function unique(list: string[]): string[] {
  return [...new Set(list)];
}
