import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getContact } from '../../../contacts/index.ts';
import { customerTokens } from '../../rules/customer-tokens.ts';
import { setCustomer } from '../../store/index.ts';

/**
 * A contact is called or reached otherwise now: its leads show the new name and are found by what the contact is now, and still
 * by what each enquiry said.
 */
export async function renameCustomer(
  tx: DealerTx,
  { contactId, renamed }: { readonly contactId: string; readonly renamed: boolean },
): Promise<void> {
  const contact = renamed ? await getContact(tx, contactId) : null;
  if (contact) await setCustomer(tx, contactId, { name: contact.name, tokens: customerTokens(contact) });
}
