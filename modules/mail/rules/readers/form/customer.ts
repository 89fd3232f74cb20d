import { filled, meant, splitName } from '../../names.ts';
import type { LeadAddress, LeadCustomer, LeadPhone } from '../understood.ts';
import type { Field } from './labels.ts';
import type { Entry } from './lines.ts';
import { cityLineIn, emailIn, personIn } from './values.ts';

/** The customer of a form. `splitNames` splits a full name into first and last where the form did not. */
export function customerOf(entries: readonly Entry[], options: { splitNames: boolean }): LeadCustomer {
  const all = (field: Field): string[] =>
    entries
      .filter((entry) => entry.field === field && !entry.own)
      .map((entry) => filled(entry.value) ?? '')
      .filter((value) => value !== '');
  const persons = all('person').map(personIn);
  const mails = all('email').map(emailIn);
  const emails = unique([...mails.map((one) => one.email), ...persons.map((one) => one.email)]);
  const invalidEmails = unique(mails.map((one) => one.invalid));
  const names = namesOf(
    all,
    persons.find((one) => one.name !== null && (one.email !== null || looksLikeName(one.name)))?.name ?? null,
    options.splitNames,
  );
  return {
    ...names,
    emails,
    invalidEmails,
    emailIsRelay: false,
    phones: phonesOf(all('phone')),
    address: addressOf(all),
  };
}

function looksLikeName(text: string): boolean {
  return text.length <= 50 && /^\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){0,3}$/u.test(text);
}

type All = (field: Field) => string[];

function namesOf(
  all: All,
  person: string | null,
  split: boolean,
): Pick<LeadCustomer, 'first' | 'last' | 'full'> {
  const first = meant(all('first')[0]);
  const last = meant(all('last')[0]);
  const turned = meant(all('lastFirst')[0]);
  const name =
    meant(all('name').find((value) => !value.includes('@'))) ??
    (turned ? turnName(turned) : null) ??
    meant(person);
  if (first === null && last === null) {
    if (name === null || !split || !/\s/.test(name)) return { first: null, last: null, full: name };
    return { ...splitName(name), full: name };
  }
  // "Name" beside "Vorname" (or "Nom" beside "Prénom") is the last name.
  if (last === null && name !== null && first !== null && !name.toLowerCase().includes(first.toLowerCase())) {
    return { first, last: name, full: `${first} ${name}` };
  }
  const joined = [first, last].filter((part) => part !== null).join(' ');
  return { first, last, full: name !== null && name.length >= joined.length ? name : joined };
}

function turnName(name: string): string {
  const comma = name.indexOf(',');
  return comma < 0 ? name : `${name.slice(comma + 1).trim()} ${name.slice(0, comma).trim()}`;
}

function phonesOf(values: string[]): LeadPhone[] {
  const phones: LeadPhone[] = [];
  for (const value of values) {
    const number = value
      .replace(/\s*<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (number.replace(/\D/g, '').length < 3 || number.length > 60) continue;
    if (!phones.some((phone) => phone.number === number)) phones.push({ number });
  }
  return phones;
}

function addressOf(all: All): LeadAddress | null {
  const line = all('cityLine').map(cityLineIn)[0] ?? null;
  const house = all('houseNumber')[0];
  const street = all('street').map((value, i) =>
    i === 0 && house && !value.includes(house) ? `${value} ${house}` : value,
  );
  const address = {
    street,
    apartment: null,
    city: all('city')[0] ?? line?.city ?? null,
    region: all('region')[0] ?? null,
    postalCode: all('postalCode')[0] ?? line?.postalCode ?? null,
    country: all('country')[0] ?? null,
    type: null,
  };
  const empty =
    street.length === 0 && !address.city && !address.region && !address.postalCode && !address.country;
  return empty ? null : address;
}

function unique(list: (string | null)[]): string[] {
  return [...new Set(list.filter((one) => one !== null))];
}
