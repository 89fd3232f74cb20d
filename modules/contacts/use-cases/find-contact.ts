import type { DealerTx } from '../../../platform/sql/index.ts';
import { type Contact, isFilled, type NewContact } from '../rules/contact.ts';
import type { Email, Identity, Phone } from '../rules/identity.ts';
import { matchContact } from '../rules/match.ts';
import {
  candidatesFor,
  contactsById,
  insertChange,
  insertContact,
  insertReach,
  wholeContact,
} from '../store/index.ts';

/** The known contact with this identity, or null. Whoever creates one on null has called `lockIdentities` before. */
export async function findContact(tx: DealerTx, identity: Identity): Promise<Contact | null> {
  const candidates = await candidatesFor(tx, identity);
  const match = matchContact(identity, candidates);
  return candidates.find(({ contactId }) => contactId === match?.contactId) ?? null;
}

/** Writes a new contact. Twins are the caller's question: `lockIdentities`, then `findContact`, then this. */
export async function createContact(tx: DealerTx, contact: NewContact): Promise<Contact> {
  const once = { ...contact, ...withoutKnown(contact, { emails: [], phones: [] }) };
  const whole = wholeContact(tx, { ...once, addresses: (contact.addresses ?? []).filter(isFilled) });
  insertContact(tx, whole);
  insertChange(tx, { contactId: whole.contactId, kind: 'created', changes: [] });
  return whole;
}

/** Keeps the addresses and numbers that are new on a known contact; nothing known is changed or moved. */
export async function addAddresses(
  tx: DealerTx,
  contact: Contact,
  given: { readonly emails: readonly Email[]; readonly phones: readonly Phone[] },
): Promise<Contact> {
  const more = withoutKnown(given, contact);
  if (more.emails.length === 0 && more.phones.length === 0) return contact;
  await insertReach(tx, contact, more);
  insertChange(tx, {
    contactId: contact.contactId,
    kind: 'learned',
    changes: [
      ...more.emails.map(({ email }) => ({ field: 'email', from: null, to: email })),
      ...more.phones.map(({ e164, asGiven }) => ({ field: 'phone', from: null, to: e164 ?? asGiven })),
    ],
  });
  return {
    ...contact,
    emails: [...contact.emails, ...more.emails],
    phones: [...contact.phones, ...more.phones],
  };
}

export async function getContact(tx: DealerTx, contactId: string): Promise<Contact | null> {
  return (await contactsById(tx, [contactId]))[0] ?? null;
}

interface Addresses {
  readonly emails: readonly Email[];
  readonly phones: readonly Phone[];
}

/** What `given` has and `known` has not, each once. */
function withoutKnown(given: Addresses, known: Addresses): Addresses {
  const emails = new Map(given.emails.map((one) => [one.email, one]));
  for (const { email } of known.emails) emails.delete(email);
  const phones = new Map(given.phones.map((one) => [phoneKey(one), one]));
  for (const phone of known.phones) phones.delete(phoneKey(phone));
  return { emails: [...emails.values()], phones: [...phones.values()] };
}

function phoneKey({ asGiven, e164 }: Phone): string {
  return e164 ?? asGiven.replace(/\D/g, '');
}
