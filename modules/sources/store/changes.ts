import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { CatalogueName } from '../contract.ts';
import type { EntryOf } from '../rules/entry.ts';

export interface CatalogueChange<C extends CatalogueName> {
  readonly entryId: string;
  /** Null: it came. */
  readonly before: EntryOf[C] | null;
  /** Null: it went. */
  readonly after: EntryOf[C] | null;
}

export function recordChange<C extends CatalogueName>(
  tx: DealerTx,
  catalogue: C,
  { entryId, before, after }: CatalogueChange<C>,
): void {
  tx.write(
    tx.db.insertInto('catalogue_change').values({
      dealer_id: tx.dealerId,
      change_id: newId(tx.now),
      catalogue,
      entry_id: entryId,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
      changed_at: tx.now,
      changed_by: tx.actor.userId,
    }),
  );
}

export async function findChange<C extends CatalogueName>(
  tx: DealerTx,
  catalogue: C,
  changeId: string,
): Promise<CatalogueChange<C> | null> {
  const row = await tx.db
    .selectFrom('catalogue_change')
    .select(['entry_id', 'before', 'after'])
    .where('dealer_id', '=', tx.dealerId)
    .where('catalogue', '=', catalogue)
    .where('change_id', '=', changeId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    entryId: row.entry_id,
    before: row.before as EntryOf[C] | null,
    after: row.after as EntryOf[C] | null,
  };
}
