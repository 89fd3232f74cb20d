import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { changesBetween } from '../rules/changes.ts';
import { unmerged } from '../rules/merge/unmerge.ts';
import {
  endMerge,
  giveRowsBack,
  indexContacts,
  insertChange,
  lockContact,
  lockMerge,
  mergedInto,
  setAssignedUser,
  updateContact,
} from '../store/index.ts';
import { OWN_ROWS } from './merge-contacts.ts';

/**
 * Takes a merge back: both contacts stand for themselves again, with what they had; what came or was changed since stays
 * with the one that had stayed. Refuses `contacts.noMerge`, `contacts.undoneAlready`, `contacts.undoTooLate`, and
 * `contacts.mergedOn` while the one that had stayed went up in another itself: that merge is undone first.
 */
export async function undoMerge(
  tx: DealerTx,
  { intoId, mergeId }: { readonly intoId: string; readonly mergeId: string },
): Promise<void> {
  const merge = await lockMerge(tx, mergeId);
  if (merge?.intoId !== intoId) refuse('notFound', 'contacts.noMerge');
  if (merge.undoneAt !== null) refuse('conflict', 'contacts.undoneAlready');
  if (Temporal.Instant.compare(tx.now, merge.undoUntil) > 0) refuse('conflict', 'contacts.undoTooLate');
  const { fromId } = merge;
  if ((await mergedInto(tx, [intoId])).size > 0) refuse('conflict', 'contacts.mergedOn');
  const current = await lockContact(tx, intoId);
  if (!current) refuse('notFound', 'contacts.notFound');
  const back = unmerged(merge.before, merge.made, current);
  endMerge(tx, merge);
  for (const rows of OWN_ROWS) giveRowsBack(tx, merge, rows);
  updateContact(tx, back);
  await setAssignedUser(tx, intoId, back.assignedUserId);
  insertChange(tx, { contactId: intoId, kind: 'unmerged', changes: changesBetween(current, back) });
  await tx.announce('contacts.unmerged', { mergeId, intoId, fromId });
  await indexContacts(tx, [intoId, fromId]);
  for (const contactId of [intoId, fromId])
    await tx.announce('contacts.changed', { contactId, renamed: true });
}
