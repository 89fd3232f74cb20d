import { refuse } from '../../../kernel/refusals.ts';
import { normalisePhone } from '../../mail/rules/index.ts';
import type { ContactChange } from '../contract.ts';
import { type Address, type Contact, isFilled } from './contact.ts';
import { type Email, normaliseEmail, type Phone } from './identity.ts';
import { shownName } from './naming.ts';

/** What of a contact somebody may write. */
export type Written = Omit<
  Contact,
  'contactId' | 'createdFrom' | 'createdAt' | 'changedAt' | 'assignedUserId'
>;

export const blank: Written = {
  kind: 'person',
  name: '',
  salutation: null,
  title: null,
  firstName: null,
  lastName: null,
  company: null,
  companyId: null,
  jobTitle: null,
  birthday: null,
  language: null,
  tags: [],
  emails: [],
  phones: [],
  addresses: [],
};

interface House {
  /** Of numbers without a country's code. */
  readonly country: string;
  readonly today: Temporal.PlainDate;
}

type Given = Omit<ContactChange, 'changedAt'>;

/**
 * What a contact is after somebody wrote something of it. Absent leaves, null clears. The name that is shown follows from
 * the parts; when no part is known it stays what an enquiry said.
 *
 * Refuses `contacts.invalidEmail`, `contacts.invalidPhone`, `contacts.birthdayAhead`, `contacts.nobody` with the field.
 */
export function written<C extends Written>(before: C, given: Given, { country, today }: House): C {
  const after = {
    ...before,
    ...plainParts(before, given),
    ...(given.emails === undefined ? {} : { emails: emailsOf(given.emails, before.emails) }),
    ...(given.phones === undefined ? {} : { phones: phonesOf(given.phones, before.phones, country) }),
    ...(given.addresses === undefined ? {} : { addresses: given.addresses.map(addressOf).filter(isFilled) }),
  };
  if (after.birthday && Temporal.PlainDate.compare(after.birthday, today) > 0) {
    refuse('invalid', 'contacts.birthdayAhead', { field: 'birthday' });
  }
  const name = nameOf(before, after) ?? refuse('invalid', 'contacts.nobody', { field: 'lastName' });
  return { ...after, name };
}

function plainParts(before: Written, given: Given) {
  const kind = given.kind ?? before.kind;
  const person = kind === 'person';
  const text = (value: string | null | undefined, old: string | null) =>
    value === undefined ? old : filled(value);
  return {
    kind,
    salutation: person ? (given.salutation === undefined ? before.salutation : given.salutation) : null,
    title: person ? text(given.title, before.title) : null,
    firstName: person ? text(given.firstName, before.firstName) : null,
    lastName: person ? text(given.lastName, before.lastName) : null,
    company: text(given.company, before.company),
    companyId: person ? (given.companyId === undefined ? before.companyId : given.companyId) : null,
    jobTitle: person ? text(given.jobTitle, before.jobTitle) : null,
    birthday: person ? birthdayOf(given.birthday, before.birthday) : null,
    language: given.language === undefined ? before.language : given.language,
    tags:
      given.tags === undefined ? before.tags : [...new Set(given.tags.flatMap((tag) => filled(tag) ?? []))],
  };
}

function birthdayOf(
  given: string | null | undefined,
  old: Temporal.PlainDate | null,
): Temporal.PlainDate | null {
  if (given === undefined) return old;
  return given === null ? null : Temporal.PlainDate.from(given);
}

function nameOf(before: Written, after: Written): string | null {
  const emails = after.emails.map(({ email }) => email);
  if (after.kind === 'company') {
    return shownName(
      { full: null, first: null, last: null, company: after.company ?? nameKept(before, after) },
      emails,
      after.phones,
    );
  }
  const nothingSaid = after.firstName === null && after.lastName === null;
  return shownName(
    {
      full: nothingSaid ? nameKept(before, after) : null,
      first: after.firstName,
      last: after.lastName,
      company: after.company,
    },
    emails,
    after.phones,
  );
}

/** The name of an enquiry that came without parts, as long as nobody took parts away. */
function nameKept(before: Written, after: Written): string | null {
  const untouched =
    before.firstName === after.firstName &&
    before.lastName === after.lastName &&
    before.company === after.company;
  return untouched && before.name !== '' ? before.name : null;
}

function emailsOf(given: NonNullable<Given['emails']>, before: readonly Email[]): Email[] {
  const emails = given.flatMap(({ email: text, kind }, i) => {
    if (text.trim() === '') return [];
    const email =
      normaliseEmail(text) ?? refuse('invalid', 'contacts.invalidEmail', { field: `emails.${i}.email` });
    const relay = before.some((one) => one.email === email && one.relay);
    return [{ email, relay, kind: kind ?? null }];
  });
  return [...new Map(emails.map((one) => [one.email, one])).values()];
}

function phonesOf(given: NonNullable<Given['phones']>, before: readonly Phone[], country: string): Phone[] {
  const phones = given.flatMap(({ number, kind }, i) => {
    if (number.trim() === '') return [];
    const known = before.find(({ asGiven }) => asGiven === number.trim());
    const phone = known ?? normalisePhone(number, country);
    if (!phone || (phone.e164 === null && !known)) {
      refuse('invalid', 'contacts.invalidPhone', { field: `phones.${i}.number` });
    }
    return [{ asGiven: phone.asGiven, e164: phone.e164, kind: kind ?? null }];
  });
  return [...new Map(phones.map((one) => [one.e164 ?? one.asGiven, one])).values()];
}

function addressOf(given: NonNullable<Given['addresses']>[number]): Address {
  return {
    kind: given.kind ?? null,
    street: filled(given.street),
    postcode: filled(given.postcode),
    city: filled(given.city),
    country: given.country ?? null,
  };
}

function filled(text: string | null | undefined): string | null {
  const value = text?.replace(/\s+/g, ' ').trim() ?? '';
  return value === '' ? null : value;
}
