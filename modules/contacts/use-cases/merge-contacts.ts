import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { changesBetween } from '../rules/changes.ts';
import type { Contact } from '../rules/contact.ts';
import { type MergeWish, merged } from '../rules/merge/merge.ts';
import {
  forgetDuplicatesOf,
  giveRows,
  indexContacts,
  insertChange,
  insertMerge,
  lockContact,
  mergedInto,
  type RowsOfContact,
  setAssignedUser,
  updateContact,
} from '../store/index.ts';

/** An undo is possible for so long. */
export const UNDO_DAYS = 30;

/** What of this module goes over with a contact, beside what it consists of. */
export const OWN_ROWS: readonly RowsOfContact[] = [
  { table: 'contact', column: 'company_id', key: 'contact_id' },
  { table: 'contact_permission', column: 'contact_id', key: 'permission_id' },
  { table: 'contact_note', column: 'contact_id', key: 'note_id' },
  { table: 'contact_change', column: 'contact_id', key: 'change_id' },
];

/**
 * Makes one of two contacts that are the same person: `fromId` goes up in `intoId`, with everything that belongs to it here
 * and, by whoever reacts to `contacts.merged`, elsewhere. Answers the id of the merge, by which it is undone for
 * `UNDO_DAYS`. Refuses `contacts.notFound`, `contacts.same`, `contacts.mergedAlready`, `contacts.nobody`.
 */
export async function mergeContacts(
  tx: DealerTx,
  { intoId, fromId, wish }: { readonly intoId: string; readonly fromId: string; readonly wish: MergeWish },
): Promise<string> {
  if (intoId === fromId) refuse('invalid', 'contacts.same', { field: 'fromId' });
  const [into, from] = await lockPair(tx, intoId, fromId);
  if ((await mergedInto(tx, [intoId, fromId])).size > 0) refuse('conflict', 'contacts.mergedAlready');
  const made = merged(into, from, wish);
  if (made.name.trim() === '') refuse('invalid', 'contacts.nobody', { field: 'lastName' });
  const mergeId = insertMerge(tx, {
    before: into,
    made,
    fromId,
    undoUntil: tx.now.add({ hours: 24 * UNDO_DAYS }),
  });
  for (const rows of OWN_ROWS) giveRows(tx, { mergeId, intoId, fromId }, rows);
  updateContact(tx, made);
  await setAssignedUser(tx, intoId, made.assignedUserId);
  insertChange(tx, { contactId: intoId, kind: 'merged', changes: changesBetween(into, made) });
  forgetDuplicatesOf(tx, fromId);
  await tx.announce('contacts.merged', { mergeId, intoId, fromId });
  await indexContacts(tx, [intoId]);
  await tx.announce('contacts.changed', { contactId: intoId, renamed: true });
  await tx.announce('contacts.changed', { contactId: fromId, renamed: false });
  return mergeId;
}

/** Both, kept from others; always in the same order, so that two merges do not wait for each other. */
async function lockPair(tx: DealerTx, intoId: string, fromId: string): Promise<[Contact, Contact]> {
  const contacts = new Map<string, Contact>();
  for (const contactId of [intoId, fromId].toSorted()) {
    const contact = await lockContact(tx, contactId);
    if (!contact) refuse('notFound', 'contacts.notFound');
    contacts.set(contactId, contact);
  }
  const [into, from] = [contacts.get(intoId), contacts.get(fromId)];
  if (!into || !from) throw new Error('Both were there a moment ago');
  return [into, from];
}
