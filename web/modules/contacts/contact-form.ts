import type { UseFormReturnType } from '@mantine/form';
import type { ContactDetail, MatchQuestion, NewContact } from '../../../modules/contacts/contract.ts';

/** The fields of the form: empty texts where nothing is known. */
export type Values = {
  kind: 'person' | 'company';
  salutation: string;
  title: string;
  firstName: string;
  lastName: string;
  company: string;
  companyId: string;
  jobTitle: string;
  birthday: string;
  language: string;
  tags: string[];
  emails: { email: string; kind: string }[];
  phones: { number: string; kind: string }[];
  addresses: { kind: string; street: string; postcode: string; city: string; country: string }[];
};

export type ContactForm = UseFormReturnType<Values>;

export const noEmail = { email: '', kind: '' };
export const noPhone = { number: '', kind: '' };
export const noAddress = { kind: '', street: '', postcode: '', city: '', country: '' };

export function valuesOf(contact: ContactDetail | undefined): Values {
  const text = (value: string | null | undefined) => value ?? '';
  const orOne = <T>(rows: T[], blank: T) => (rows.length === 0 ? [blank] : rows);
  return {
    kind: contact?.kind ?? 'person',
    salutation: text(contact?.salutation),
    title: text(contact?.title),
    firstName: text(contact?.firstName),
    lastName: text(contact?.lastName),
    company: text(contact?.company),
    companyId: text(contact?.worksFor?.contactId),
    jobTitle: text(contact?.jobTitle),
    birthday: text(contact?.birthday),
    language: text(contact?.language),
    tags: contact?.tags ?? [],
    emails: orOne(contact?.emails.map(({ email, kind }) => ({ email, kind: text(kind) })) ?? [], noEmail),
    phones: orOne(contact?.phones.map(({ number, kind }) => ({ number, kind: text(kind) })) ?? [], noPhone),
    addresses: orOne(
      contact?.addresses.map((one) => ({
        kind: text(one.kind),
        street: text(one.street),
        postcode: text(one.postcode),
        city: text(one.city),
        country: text(one.country),
      })) ?? [],
      noAddress,
    ),
  };
}

/** As the route takes it: null for what is empty; lines without content are left out. */
export function requestOf(values: Values): NewContact {
  const filled = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    kind: values.kind,
    salutation: filled(values.salutation) as 'mr' | 'mrs' | 'neutral' | null,
    title: filled(values.title),
    firstName: filled(values.firstName),
    lastName: filled(values.lastName),
    company: filled(values.company),
    companyId: filled(values.companyId),
    jobTitle: filled(values.jobTitle),
    birthday: filled(values.birthday),
    language: filled(values.language) as 'de' | 'nl' | 'en' | null,
    tags: values.tags,
    emails: values.emails
      .filter(({ email }) => email.trim() !== '')
      .map(({ email, kind }) => ({ email: email.trim(), kind: filled(kind) as 'work' | null })),
    phones: values.phones
      .filter(({ number }) => number.trim() !== '')
      .map(({ number, kind }) => ({ number: number.trim(), kind: filled(kind) as 'work' | null })),
    addresses: values.addresses
      .filter(({ street, postcode, city }) => `${street}${postcode}${city}`.trim() !== '')
      .map((one) => ({
        kind: filled(one.kind) as 'work' | null,
        street: filled(one.street),
        postcode: filled(one.postcode),
        city: filled(one.city),
        country: filled(one.country),
      })),
  };
}

/** What is asked about twins while one types; null: too little to go by. */
export function questionOf(values: Values, except: string | undefined): MatchQuestion | null {
  const { kind, firstName, lastName, company, emails, phones, addresses } = requestOf(values);
  const name = kind === 'company' ? company : lastName;
  const reach = [...(emails ?? []).map(({ email }) => email), ...(phones ?? []).map(({ number }) => number)];
  if ((name ?? '').length < 3 && !reach.some((text) => text.length >= 6)) return null;
  return {
    kind,
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    company: company ?? null,
    emails: emails ?? [],
    phones: phones ?? [],
    addresses: addresses ?? [],
    ...(except === undefined ? {} : { except }),
  };
}
