import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { personNames } from '../../people/index.ts';
import type { ContactDetail, PermissionRecordView } from '../contract.ts';
import type { Contact } from '../rules/contact.ts';
import { currentPermissions } from '../rules/permissions.ts';
import { shownPhone } from '../rules/shown-phone.ts';
import { contactsById, permissionRecords, type StoredPermission } from '../store/index.ts';

const mostPeople = 50;
const mostOpenLeads = 20;

/** Everything that is known of a contact but its timeline. Refuses `contacts.notFound`. */
export async function contactDetail(
  tx: DealerTx,
  may: ContactDetail['may'],
  contactId: string,
): Promise<ContactDetail> {
  const [contact] = await contactsById(tx, [contactId]);
  if (!contact) refuse('notFound', 'contacts.notFound');
  const [{ country }, records, people, openLeads, companies, names] = await Promise.all([
    getDealer(tx),
    permissionRecords(tx, [contactId]),
    peopleOf(tx, contact),
    openLeadsOf(tx, contactId),
    contactsById(tx, contact.companyId === null ? [] : [contact.companyId]),
    personNames(tx, contact.assignedUserId === null ? [] : [contact.assignedUserId]),
  ]);
  const [worksFor] = companies;
  const { kind, name, salutation, title, firstName, lastName, company, jobTitle, language, createdFrom } =
    contact;
  return {
    contactId,
    kind,
    name,
    salutation,
    title,
    firstName,
    lastName,
    company,
    worksFor: worksFor ? { contactId: worksFor.contactId, name: worksFor.name } : null,
    people,
    jobTitle,
    birthday: contact.birthday?.toString() ?? null,
    language,
    tags: [...contact.tags],
    createdFrom,
    createdAt: contact.createdAt.toString(),
    changedAt: contact.changedAt.toString(),
    assignee: contact.assignedUserId === null ? null : (names.get(contact.assignedUserId) ?? null),
    emails: contact.emails.map((one) => ({ email: one.email, relay: one.relay, kind: one.kind ?? null })),
    phones: contact.phones.map((phone) => ({
      number: phone.asGiven,
      e164: phone.e164,
      shown: shownPhone(phone, country),
      kind: phone.kind ?? null,
    })),
    addresses: contact.addresses.map((address) => ({
      kind: address.kind,
      street: address.street,
      postcode: address.postcode,
      city: address.city,
      country: address.country,
    })),
    permissions: currentPermissions(records).map((one) => ({ ...one })),
    permissionRecords: records.toReversed().map(recordView),
    openLeads,
    may,
    now: tx.now.toString(),
  };
}

function recordView(record: StoredPermission): PermissionRecordView {
  return {
    permissionId: record.permissionId,
    channel: record.channel,
    purpose: record.purpose,
    decision: record.decision,
    source: record.source,
    at: record.at.toString(),
    notedAt: record.notedAt.toString(),
    notedBy: record.notedBy,
    proofText: record.proofText,
    proofLetterId: record.proofLetterId,
    proofFile: record.proofFile?.name ?? null,
  };
}

/** Who works for a company, the longest known first: the contact person. */
async function peopleOf(tx: DealerTx, { kind, contactId }: Contact): Promise<ContactDetail['people']> {
  if (kind === 'person') return [];
  const rows = await tx.db
    .selectFrom('contact')
    .select(['contact_id as contactId', 'name', 'job_title as jobTitle'])
    .where('dealer_id', '=', tx.dealerId)
    .where('company_id', '=', contactId)
    .orderBy('created_at')
    .orderBy('contact_id')
    .limit(mostPeople)
    .execute();
  return rows;
}

async function openLeadsOf(tx: DealerTx, contactId: string): Promise<ContactDetail['openLeads']> {
  const { rows } = await sql<{
    lead_id: string;
    subject: string | null;
    received_at: Temporal.Instant;
    assignee: string | null;
  }>`
    select lead_id, coalesce(subject, vehicle_title) as subject, received_at, assignee.name as assignee
    from lead left join user_account assignee on assignee.user_id = lead.assignee_id
    where dealer_id = ${tx.dealerId} and contact_id = ${contactId} and state = 'open'
    order by received_at desc, lead_id desc limit ${mostOpenLeads}`.execute(tx.db);
  return rows.map((row) => ({
    leadId: row.lead_id,
    subject: row.subject,
    receivedAt: row.received_at.toString(),
    assignee: row.assignee,
  }));
}
