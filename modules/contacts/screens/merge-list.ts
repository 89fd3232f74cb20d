import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { MergeList, MergeView } from '../contract.ts';
import { dismissedOf } from '../store/index.ts';
import { findTwins } from '../use-cases/find-matches.ts';

const most = 50;

/** What went up in a contact and can still be taken back, the latest first. */
export async function mergeList(tx: DealerTx, contactId: string): Promise<Static<typeof MergeView>[]> {
  const rows = await tx.db
    .selectFrom('contact_merge')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.dealer_id', '=', 'contact_merge.dealer_id')
        .onRef('contact.contact_id', '=', 'contact_merge.from_id'),
    )
    .select(['merge_id', 'contact.name', 'merged_at', 'merged_by_name', 'undo_until'])
    .where('contact_merge.dealer_id', '=', tx.dealerId)
    .where('into_id', '=', contactId)
    .where('undone_at', 'is', null)
    .where('undo_until', '>=', tx.now)
    .orderBy('merged_at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    mergeId: row.merge_id,
    name: row.name,
    mergedAt: row.merged_at.toString(),
    mergedBy: row.merged_by_name,
    undoUntil: row.undo_until.toString(),
  }));
}

/** Who may be the same as this contact, as it stands at this moment. */
export async function twinsOf(tx: DealerTx, contactId: string): Promise<Static<typeof MergeList>['twins']> {
  const [twins, dismissed] = await Promise.all([findTwins(tx, [contactId]), dismissedOf(tx, contactId)]);
  return twins.flatMap(({ one, other, strength, reasons }) => {
    const twin = one.contactId === contactId ? other : one;
    return strength === 'no' || dismissed.has(twin.contactId)
      ? []
      : [{ contactId: twin.contactId, name: twin.name, strength, reasons: [...reasons] }];
  });
}
