import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import { type Email, type Identity, identityKeys, type Phone, postcodeKey } from './rules/identity.ts';

export interface Contact {
  readonly contactId: string;
  readonly kind: 'person' | 'company';
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly assignedUserId: string | null;
  /** In the order in which they became known. */
  readonly emails: readonly Email[];
  readonly phones: readonly Phone[];
}

export type NewContact = Omit<Contact, 'contactId' | 'assignedUserId'>;

interface ContactRow {
  readonly contact_id: string;
  readonly kind: string;
  readonly name: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly assigned_user_id: string | null;
  readonly emails: Email[];
  readonly phones: Phone[];
}

/** At most so many contacts are compared with an enquiry. */
const mostCandidates = 100;

/**
 * Waits until no other transaction looks for one of these people, and keeps others waiting until this one ends. Comes
 * before the search, in a statement of its own, so that the search sees what the others wrote.
 */
export async function lockIdentities(tx: DealerTx, identities: readonly Identity[]): Promise<void> {
  const texts = new Set(identities.flatMap((identity) => [...identityKeys(identity)]));
  if (texts.size === 0) return;
  // Sorted, so that two transactions never wait for each other.
  const keys = [...texts]
    .map((text) => lockKey(tx.dealerId, text))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const list = keys.map(String);
  await sql`select pg_advisory_xact_lock(key) from unnest(${list}::bigint[]) as key`.execute(tx.db);
}

function lockKey(dealerId: string, text: string): bigint {
  return createHash('sha256').update(`contact ${dealerId} ${text}`).digest().readBigInt64BE(0);
}

/** The contacts that have an address, a number or the postcode in common with the identity, the oldest first. */
export async function candidatesFor(tx: DealerTx, identity: Identity): Promise<readonly Contact[]> {
  const numbers = identity.phones.flatMap(({ e164 }) => (e164 === null ? [] : [e164]));
  const postcode = identity.name === null ? null : postcodeKey(identity.postcode);
  if (identity.emails.length === 0 && numbers.length === 0 && postcode === null) return [];
  const { rows } = await sql<ContactRow>`
    with found as (
      select contact_id from contact_email
        where dealer_id = ${tx.dealerId} and email = any(${[...identity.emails]}::text[])
      union
      select contact_id from contact_phone where dealer_id = ${tx.dealerId} and e164 = any(${numbers}::text[])
      union
      (select contact_id from contact where dealer_id = ${tx.dealerId} and postcode_key = ${postcode}::text
        limit ${mostCandidates})
    )
    ${selectContacts(tx)} and c.contact_id in (select contact_id from found)
    order by c.created_at, c.contact_id limit ${mostCandidates}`.execute(tx.db);
  return rows.map(toContact);
}

export async function contactsById(tx: DealerTx, contactIds: readonly string[]): Promise<readonly Contact[]> {
  const { rows } = await sql<ContactRow>`
    ${selectContacts(tx)} and c.contact_id = any(${[...contactIds]}::uuid[])`.execute(tx.db);
  return rows.map(toContact);
}

function selectContacts(tx: DealerTx) {
  return sql`
    select c.contact_id, c.kind, c.name, c.first_name, c.last_name, c.company, c.street, c.postcode, c.city, c.country,
      c.language, c.assigned_user_id,
      coalesce((select jsonb_agg(jsonb_build_object('email', e.email, 'relay', e.relay) order by e.position)
        from contact_email e where e.dealer_id = c.dealer_id and e.contact_id = c.contact_id), '[]') as emails,
      coalesce((select jsonb_agg(jsonb_build_object('asGiven', p.as_given, 'e164', p.e164) order by p.position)
        from contact_phone p where p.dealer_id = c.dealer_id and p.contact_id = c.contact_id), '[]') as phones
    from contact c where c.dealer_id = ${tx.dealerId}`;
}

/** Writes a contact with its addresses and numbers; answers its id. */
export async function insertContact(tx: DealerTx, contact: NewContact): Promise<string> {
  const contactId = newId(tx.now);
  tx.write(sql`
    with emails as (${insertEmails(tx, contactId, contact.emails, 0)}), phones as (${insertPhones(tx, contactId, contact.phones, 0)})
    insert into contact (dealer_id, contact_id, kind, name, first_name, last_name, company, street, postcode, city,
      country, language, created_at)
    values (${tx.dealerId}, ${contactId}, ${contact.kind}, ${contact.name}, ${contact.firstName}, ${contact.lastName},
      ${contact.company}, ${contact.street}, ${contact.postcode}, ${contact.city}, ${contact.country},
      ${contact.language}, ${tx.now})`);
  return contactId;
}

/** Writes further addresses and numbers behind those that are there. */
export async function insertAddresses(
  tx: DealerTx,
  contact: Contact,
  more: { readonly emails: readonly Email[]; readonly phones: readonly Phone[] },
): Promise<void> {
  await sql`
    with emails as (${insertEmails(tx, contact.contactId, more.emails, contact.emails.length)})
    ${insertPhones(tx, contact.contactId, more.phones, contact.phones.length)}`.execute(tx.db);
}

function insertEmails(tx: DealerTx, contactId: string, emails: readonly Email[], known: number) {
  return sql`
    insert into contact_email (dealer_id, contact_id, email, relay, position)
    select ${tx.dealerId}::uuid, ${contactId}::uuid, email, relay, ${known}::int + row_number() over () - 1
    from unnest(${emails.map(({ email }) => email)}::text[], ${emails.map(({ relay }) => relay)}::boolean[])
      as given (email, relay)
    on conflict do nothing`;
}

function insertPhones(tx: DealerTx, contactId: string, phones: readonly Phone[], known: number) {
  return sql`
    insert into contact_phone (dealer_id, contact_id, as_given, e164, position)
    select ${tx.dealerId}::uuid, ${contactId}::uuid, as_given, e164, ${known}::int + row_number() over () - 1
    from unnest(${phones.map(({ asGiven }) => asGiven)}::text[], ${phones.map(({ e164 }) => e164)}::text[])
      as given (as_given, e164)`;
}

/** Names the user who looks after the contact. */
export async function setAssignedUser(tx: DealerTx, contactId: string, userId: string | null): Promise<void> {
  await tx.db
    .updateTable('contact')
    .set({ assigned_user_id: userId })
    .where('dealer_id', '=', tx.dealerId)
    .where('contact_id', '=', contactId)
    .execute();
}

/** Names the user who looks after the contact, where nobody does. */
export async function setAssignedUserIfNone(tx: DealerTx, contactId: string, userId: string): Promise<void> {
  tx.write(
    tx.db
      .updateTable('contact')
      .set({ assigned_user_id: userId })
      .where('dealer_id', '=', tx.dealerId)
      .where('contact_id', '=', contactId)
      .where('assigned_user_id', 'is', null),
  );
}

/** The contacts somebody looked after go to another, or to nobody. */
export async function moveAssignedUser(tx: DealerTx, from: string, to: string | null): Promise<void> {
  await tx.db
    .updateTable('contact')
    .set({ assigned_user_id: to })
    .where('dealer_id', '=', tx.dealerId)
    .where('assigned_user_id', '=', from)
    .execute();
}

function toContact(row: ContactRow): Contact {
  return {
    contactId: row.contact_id,
    kind: row.kind === 'company' ? 'company' : 'person',
    name: row.name,
    firstName: row.first_name,
    lastName: row.last_name,
    company: row.company,
    street: row.street,
    postcode: row.postcode,
    city: row.city,
    country: row.country,
    language: row.language,
    assignedUserId: row.assigned_user_id,
    emails: row.emails,
    phones: row.phones,
  };
}
