import type { DealerTx } from '../../../platform/sql/index.ts';
import type { CatalogueName } from '../contract.ts';
import type { EntryOf } from '../rules/entry.ts';
import { listEntries } from '../store/index.ts';

/** The last hundred changes of a catalogue, newest first. */
export async function catalogueChanges<C extends CatalogueName>(tx: DealerTx, catalogue: C) {
  const keys = new Map((await listEntries(tx, catalogue)).map(({ entryId, key }) => [entryId, key]));
  const rows = await tx.db
    .selectFrom('catalogue_change as change')
    .leftJoin('user_account as user', 'user.user_id', 'change.changed_by')
    .select(['change_id', 'entry_id', 'before', 'after', 'changed_at', 'user.name'])
    .where('change.dealer_id', '=', tx.dealerId)
    .where('catalogue', '=', catalogue)
    .orderBy('changed_at', 'desc')
    .orderBy('change_id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    changeId: row.change_id,
    key: keys.get(row.entry_id) ?? null,
    before: row.before as EntryOf[C] | null,
    after: row.after as EntryOf[C] | null,
    changedAt: row.changed_at.toString(),
    changedBy: row.name,
  }));
}
