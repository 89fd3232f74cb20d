import type { DealerTx } from '../../../../platform/sql/index.ts';
import { type Contact, getContact, shownPhone } from '../../../contacts/index.ts';
import type { LeadDetail } from '../../contract.ts';

/** The customer, and the leads it has beside this one, the newest first. */
export async function contactOf(
  tx: DealerTx,
  lead: { readonly leadId: string; readonly contactId: string; readonly country: string },
): Promise<LeadDetail['contact']> {
  const contact = await getContact(tx, lead.contactId);
  if (!contact) throw new Error(`The lead ${lead.leadId} has no contact`);
  return {
    contactId: contact.contactId,
    name: contact.name,
    company: contact.company,
    emails: contact.emails.map(({ email }) => email),
    phones: contact.phones.map((phone) => ({
      asGiven: phone.asGiven,
      e164: phone.e164,
      shown: shownPhone(phone, lead.country),
    })),
    address: addressOf(contact),
    otherLeads: await otherLeads(tx, lead),
  };
}

function addressOf({ addresses: [first] }: Contact): string | null {
  if (!first) return null;
  const { street, postcode, city, country } = first;
  const place = [postcode, city].filter(Boolean).join(' ');
  const address = [street, place, country].filter(Boolean).join(', ');
  return address === '' ? null : address;
}

async function otherLeads(
  tx: DealerTx,
  { leadId, contactId }: { readonly leadId: string; readonly contactId: string },
): Promise<LeadDetail['contact']['otherLeads']> {
  const rows = await tx.db
    .selectFrom('lead')
    .select(['lead_id', 'subject', 'received_at', 'state'])
    .where('dealer_id', '=', tx.dealerId)
    .where('contact_id', '=', contactId)
    .where('lead_id', '!=', leadId)
    .orderBy('received_at', 'desc')
    .orderBy('lead_id', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    leadId: row.lead_id,
    subject: row.subject,
    receivedAt: row.received_at.toString(),
    state: row.state,
  }));
}
