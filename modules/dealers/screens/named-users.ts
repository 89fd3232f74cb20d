import type { DealerTx } from '../../../platform/sql/index.ts';

/** Those of the given users who do not work at the dealer now. */
export async function unknownUsers(tx: DealerTx, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('membership')
    .select('user_id')
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', 'in', [...userIds])
    .where('active', '=', true)
    .execute();
  const known = new Set(rows.map((row) => row.user_id));
  return new Set(userIds.filter((id) => !known.has(id)));
}
