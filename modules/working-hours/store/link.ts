import type { DealerTx } from '../../../platform/sql/index.ts';

/** The secret of the address of the dealer's own calendar; null: there is none. */
export async function findLink(
  tx: DealerTx,
): Promise<{ readonly token: string; readonly createdAt: Temporal.Instant } | null> {
  const row = await tx.db
    .selectFrom('calendar_link')
    .select(['token', 'created_at as createdAt'])
    .where('dealer_id', '=', tx.dealerId)
    .executeTakeFirst();
  return row ?? null;
}

/** The old secret opens nothing any more. */
export async function replaceLink(tx: DealerTx, token: string): Promise<void> {
  const made = { token, created_at: tx.now, created_by: tx.actor.userId };
  await tx.db
    .insertInto('calendar_link')
    .values({ dealer_id: tx.dealerId, ...made })
    .onConflict((conflict) => conflict.column('dealer_id').doUpdateSet(made))
    .execute();
}

export async function deleteLink(tx: DealerTx): Promise<void> {
  await tx.db.deleteFrom('calendar_link').where('dealer_id', '=', tx.dealerId).execute();
}
