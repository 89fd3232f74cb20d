import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskBulk, TaskDueChoice } from '../contract.ts';

/** One task of a deed on several: the version it was left with, and what was there before. */
export interface BulkEntry {
  readonly taskId: string;
  readonly version: number;
  readonly assigneeId: string | null;
  readonly due: TaskDueChoice;
}

export interface StoredBulk {
  readonly kind: TaskBulk['deed']['kind'];
  readonly entries: readonly BulkEntry[];
  readonly byUser: string | null;
}

export function insertBulk(tx: DealerTx, bulkId: string, bulk: Omit<StoredBulk, 'byUser'>): void {
  tx.write(
    tx.db.insertInto('task_bulk').values({
      dealer_id: tx.dealerId,
      bulk_id: bulkId,
      kind: bulk.kind,
      tasks: JSON.stringify(bulk.entries),
      at: tx.now,
      by_user: tx.actor.userId,
    }),
  );
}

/** Marks the deed as taken back and answers it; null when there is none, or it was taken back before. */
export async function takeBulk(tx: DealerTx, bulkId: string): Promise<StoredBulk | null> {
  const row = await tx.db
    .updateTable('task_bulk')
    .set({ undone_at: tx.now })
    .where('dealer_id', '=', tx.dealerId)
    .where('bulk_id', '=', bulkId)
    .where('undone_at', 'is', null)
    .returning(['kind', 'tasks', 'by_user'])
    .executeTakeFirst();
  if (!row) return null;
  return {
    kind: row.kind as StoredBulk['kind'],
    entries: row.tasks as unknown as readonly BulkEntry[],
    byUser: row.by_user,
  };
}
