import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Address, Contact, NewContact } from '../rules/contact.ts';
import type { Email, Phone } from '../rules/identity.ts';
import { reachTokensOf, searchTokens, sortNameOf, soundPlaceOf } from '../rules/search/text.ts';

/** The whole contact that a new one is, with what was left out as not known. */
export function wholeContact(tx: DealerTx, given: NewContact): Contact {
  return {
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
    addresses: [],
    ...given,
    contactId: newId(tx.now),
    createdAt: tx.now,
    changedAt: tx.now,
    assignedUserId: null,
  };
}

/** Writes a contact with its addresses and numbers and with what it is found by, in one statement. */
export function insertContact(tx: DealerTx, contact: Contact): void {
  const { contactId } = contact;
  tx.write(sql`
    with emails as (${insertEmails(tx, contactId, contact.emails, 0)}),
      phones as (${insertPhones(tx, contactId, contact.phones, 0)}),
      addresses as (${insertPostal(tx, contactId, contact.addresses)}),
      found_by as (
        insert into contact_search (dealer_id, contact_id, sort_name, search, sound_place)
        values (${tx.dealerId}, ${contactId}, ${sortNameOf(contact)},
          array_to_tsvector(${searchTokens(tx.dealerId, contact)}::text[]), ${soundPlaceOf(contact)}))
    insert into contact (dealer_id, contact_id, kind, name, salutation, title, first_name, last_name, company, company_id,
      job_title, birthday, language, tags, created_from, created_at)
    values (${tx.dealerId}, ${contactId}, ${contact.kind}, ${contact.name}, ${contact.salutation}, ${contact.title},
      ${contact.firstName}, ${contact.lastName}, ${contact.company}, ${contact.companyId}, ${contact.jobTitle},
      ${contact.birthday}, ${contact.language}, ${[...contact.tags]}::text[], ${contact.createdFrom}, ${tx.now})`);
}

/** Writes what a contact is now over what it was. What it is found by is the caller's: `indexContacts`. */
export function updateContact(tx: DealerTx, contact: Contact): void {
  const { contactId } = contact;
  tx.write(sql`
    update contact set kind = ${contact.kind}, name = ${contact.name}, salutation = ${contact.salutation},
      title = ${contact.title}, first_name = ${contact.firstName}, last_name = ${contact.lastName},
      company = ${contact.company}, company_id = ${contact.companyId}, job_title = ${contact.jobTitle},
      birthday = ${contact.birthday}, language = ${contact.language}, tags = ${[...contact.tags]}::text[],
      changed_at = ${tx.now}
    where dealer_id = ${tx.dealerId} and contact_id = ${contactId}`);
  for (const table of [sql`contact_email`, sql`contact_phone`, sql`contact_address`]) {
    tx.write(sql`delete from ${table} where dealer_id = ${tx.dealerId} and contact_id = ${contactId}`);
  }
  tx.write(insertEmails(tx, contactId, contact.emails, 0));
  tx.write(insertPhones(tx, contactId, contact.phones, 0));
  tx.write(insertPostal(tx, contactId, contact.addresses));
}

/** Writes further addresses and numbers behind those that are there, and finds the contact by them. */
export async function insertReach(
  tx: DealerTx,
  contact: Contact,
  more: { readonly emails: readonly Email[]; readonly phones: readonly Phone[] },
): Promise<void> {
  const { contactId } = contact;
  await sql`
    with emails as (${insertEmails(tx, contactId, more.emails, contact.emails.length)}),
      found_by as (
        update contact_search
        set search = search || array_to_tsvector(${reachTokensOf(tx.dealerId, more)}::text[])
        where dealer_id = ${tx.dealerId} and contact_id = ${contactId}),
      changed as (
        update contact set changed_at = ${tx.now} where dealer_id = ${tx.dealerId} and contact_id = ${contactId})
    ${insertPhones(tx, contactId, more.phones, contact.phones.length)}`.execute(tx.db);
}

function insertEmails(tx: DealerTx, contactId: string, emails: readonly Email[], known: number) {
  return sql`
    insert into contact_email (dealer_id, contact_id, email, relay, kind, position)
    select ${tx.dealerId}::uuid, ${contactId}::uuid, email, relay, kind, ${known}::int + row_number() over () - 1
    from unnest(${emails.map(({ email }) => email)}::text[], ${emails.map(({ relay }) => relay)}::boolean[],
      ${emails.map(({ kind }) => kind ?? null)}::text[]) as given (email, relay, kind)
    on conflict do nothing`;
}

function insertPhones(tx: DealerTx, contactId: string, phones: readonly Phone[], known: number) {
  return sql`
    insert into contact_phone (dealer_id, contact_id, as_given, e164, kind, position)
    select ${tx.dealerId}::uuid, ${contactId}::uuid, as_given, e164, kind, ${known}::int + row_number() over () - 1
    from unnest(${phones.map(({ asGiven }) => asGiven)}::text[], ${phones.map(({ e164 }) => e164)}::text[],
      ${phones.map(({ kind }) => kind ?? null)}::text[]) as given (as_given, e164, kind)`;
}

function insertPostal(tx: DealerTx, contactId: string, addresses: readonly Address[]) {
  const column = (name: keyof Address) => addresses.map((address) => address[name]);
  return sql`
    insert into contact_address (dealer_id, contact_id, position, kind, street, postcode, city, country)
    select ${tx.dealerId}::uuid, ${contactId}::uuid, row_number() over () - 1, kind, street, postcode, city, country
    from unnest(${column('kind')}::text[], ${column('street')}::text[], ${column('postcode')}::text[],
      ${column('city')}::text[], ${column('country')}::text[]) as given (kind, street, postcode, city, country)`;
}
