import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Address, Contact, CreatedFrom, Salutation } from '../rules/contact.ts';
import { type Email, type Identity, type Phone, postcodeKey } from '../rules/identity.ts';

interface ContactRow {
  readonly contact_id: string;
  readonly kind: string;
  readonly name: string;
  readonly salutation: Salutation | null;
  readonly title: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly company_id: string | null;
  readonly job_title: string | null;
  readonly birthday: Temporal.PlainDate | null;
  readonly language: string | null;
  readonly tags: string[];
  readonly created_from: CreatedFrom;
  readonly created_at: Temporal.Instant;
  readonly changed_at: Temporal.Instant | null;
  readonly assigned_user_id: string | null;
  readonly emails: Email[];
  readonly phones: Phone[];
  readonly addresses: Address[];
}

/** At most so many contacts are compared with an enquiry. */
const mostCandidates = 100;

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
      (select contact_id from contact_address where dealer_id = ${tx.dealerId} and postcode_key = ${postcode}::text
        limit ${mostCandidates})
    )
    ${selectContacts(tx)} and c.contact_id in (select contact_id from found) and c.merged_into_id is null
    order by c.created_at, c.contact_id limit ${mostCandidates}`.execute(tx.db);
  return rows.map(toContact);
}

/** In no particular order; what is not there is left out. */
export async function contactsById(tx: DealerTx, contactIds: readonly string[]): Promise<readonly Contact[]> {
  if (contactIds.length === 0) return [];
  const { rows } = await sql<ContactRow>`
    ${selectContacts(tx)} and c.contact_id = any(${[...contactIds]}::uuid[])`.execute(tx.db);
  return rows.map(toContact);
}

/** The contact as it stands, kept from others until the transaction ends; null when there is none. */
export async function lockContact(tx: DealerTx, contactId: string): Promise<Contact | null> {
  await sql`select 1 from contact where dealer_id = ${tx.dealerId} and contact_id = ${contactId} for no key update`.execute(
    tx.db,
  );
  return (await contactsById(tx, [contactId]))[0] ?? null;
}

function selectContacts(tx: DealerTx) {
  return sql`
    select c.contact_id, c.kind, c.name, c.salutation, c.title, c.first_name, c.last_name, c.company, c.company_id,
      c.job_title, c.birthday, c.language, c.tags, c.created_from, c.created_at, c.changed_at, c.assigned_user_id,
      coalesce((select jsonb_agg(jsonb_build_object('email', e.email, 'relay', e.relay, 'kind', e.kind) order by e.position)
        from contact_email e where e.dealer_id = c.dealer_id and e.contact_id = c.contact_id), '[]') as emails,
      coalesce((select jsonb_agg(jsonb_build_object('asGiven', p.as_given, 'e164', p.e164, 'kind', p.kind) order by p.position)
        from contact_phone p where p.dealer_id = c.dealer_id and p.contact_id = c.contact_id), '[]') as phones,
      coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'street', a.street, 'postcode', a.postcode,
          'city', a.city, 'country', a.country) order by a.position)
        from contact_address a where a.dealer_id = c.dealer_id and a.contact_id = c.contact_id), '[]') as addresses
    from contact c where c.dealer_id = ${tx.dealerId}`;
}

function toContact(row: ContactRow): Contact {
  return {
    contactId: row.contact_id,
    kind: row.kind === 'company' ? 'company' : 'person',
    name: row.name,
    salutation: row.salutation,
    title: row.title,
    firstName: row.first_name,
    lastName: row.last_name,
    company: row.company,
    companyId: row.company_id,
    jobTitle: row.job_title,
    birthday: row.birthday,
    language: row.language,
    tags: row.tags,
    createdFrom: row.created_from,
    createdAt: row.created_at,
    changedAt: row.changed_at ?? row.created_at,
    assignedUserId: row.assigned_user_id,
    emails: row.emails,
    phones: row.phones,
    addresses: row.addresses,
  };
}
