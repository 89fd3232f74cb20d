import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { ContactChange, NewContact } from '../contract.ts';
import { changesBetween } from '../rules/changes.ts';
import type { Contact } from '../rules/contact.ts';
import { blank, written } from '../rules/given.ts';
import {
  contactsById,
  indexContacts,
  insertChange,
  insertContact,
  lockContact,
  updateContact,
  wholeContact,
} from '../store/index.ts';

/**
 * Makes a contact of what somebody entered or a system posted. Twins are shown while one types (`findMatches`) and are the
 * writer's decision. Answers its id.
 *
 * Refuses `contacts.nobody`, `contacts.invalidEmail`, `contacts.invalidPhone`, `contacts.birthdayAhead`,
 * `contacts.noSuchCompany`.
 */
export async function addContact(tx: DealerTx, given: NewContact): Promise<string> {
  const house = await houseOf(tx);
  const contact = wholeContact(tx, {
    ...written({ ...blank, kind: given.kind }, given, house),
    createdFrom: tx.actor.kind === 'user' ? 'hand' : 'api',
  });
  await companyNames(tx, [contact.companyId]);
  insertContact(tx, contact);
  insertChange(tx, { contactId: contact.contactId, kind: 'created', changes: [] });
  await tx.announce('contacts.changed', { contactId: contact.contactId, renamed: false });
  return contact.contactId;
}

/**
 * Writes what is given over a known contact and keeps what it was in the record of changes. What changes nothing leaves
 * no trace. `changedAt`: the moment of the version that was read.
 *
 * Refuses `contacts.notFound`, `contacts.changedMeanwhile` and what `addContact` does.
 */
export async function changeContact(
  tx: DealerTx,
  { contactId, changedAt, ...given }: ContactChange & { readonly contactId: string },
): Promise<void> {
  const before = (await lockContact(tx, contactId)) ?? refuse('notFound', 'contacts.notFound');
  if (changedAt !== undefined && !Temporal.Instant.from(changedAt).equals(before.changedAt)) {
    refuse('conflict', 'contacts.changedMeanwhile');
  }
  const after = written<Contact>(before, given, await houseOf(tx));
  if (after.companyId === contactId) refuse('invalid', 'contacts.noSuchCompany', { field: 'companyId' });
  const names = await companyNames(tx, [before.companyId, after.companyId]);
  const changes = changesBetween(before, after, names);
  updateContact(tx, after);
  if (changes.length === 0) return;
  insertChange(tx, { contactId, kind: 'changed', changes });
  await indexContacts(tx, [contactId]);
  await tx.announce('contacts.changed', { contactId, renamed: true });
}

async function houseOf(tx: DealerTx) {
  const { country, timeZone } = await getDealer(tx);
  return { country, today: tx.now.toZonedDateTimeISO(timeZone).toPlainDate() };
}

/** The names of companies by their ids; refuses `contacts.noSuchCompany` for what is none. */
async function companyNames(
  tx: DealerTx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  const found = await contactsById(tx, wanted);
  const names = new Map(
    found.filter(({ kind }) => kind === 'company').map(({ contactId, name }) => [contactId, name]),
  );
  if (wanted.some((id) => !names.has(id)))
    refuse('invalid', 'contacts.noSuchCompany', { field: 'companyId' });
  return names;
}
