import type { DealerTx } from '../../../platform/sql/index.ts';

/** How many open leads somebody has. */
export async function openLeadsOf(tx: DealerTx, userId: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom('lead')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('dealer_id', '=', tx.dealerId)
    .where('assignee_id', '=', userId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return count;
}
