import { sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getContact } from '../../../contacts/index.ts';
import { searchTokens } from '../../rules/search-text.ts';
import { addSearchTokens } from '../../store/index.ts';

/** A contact is called or reached otherwise now: its leads show the new name and are found by it, beside the old one. */
export async function renameCustomer(
  tx: DealerTx,
  { contactId, renamed }: { readonly contactId: string; readonly renamed: boolean },
): Promise<void> {
  const contact = renamed ? await getContact(tx, contactId) : null;
  if (!contact) return;
  const { rows } = await sql`
    update lead set customer_name = ${contact.name}
    where dealer_id = ${tx.dealerId} and contact_id = ${contactId} returning 1`.execute(tx.db);
  if (rows.length === 0) return;
  await addSearchTokens(
    tx,
    contactId,
    searchTokens({
      customerName: contact.name,
      company: contact.company,
      emails: contact.emails.map(({ email }) => email),
      phones: contact.phones,
      subject: null,
      vehicleTitle: null,
      offerNumber: null,
      vin: null,
    }),
  );
}
