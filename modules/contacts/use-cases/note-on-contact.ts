import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { insertNote, lockContact } from '../store/index.ts';

/** Writes a note into the contact's timeline; answers its id. Refuses `contacts.notFound`. */
export async function noteOnContact(
  tx: DealerTx,
  { contactId, text }: { readonly contactId: string; readonly text: string },
): Promise<string> {
  if (!(await lockContact(tx, contactId))) refuse('notFound', 'contacts.notFound');
  const noteId = insertNote(tx, { contactId, text: text.trim() });
  await tx.announce('contacts.changed', { contactId, renamed: false });
  return noteId;
}
