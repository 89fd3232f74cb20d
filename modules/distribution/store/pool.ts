import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** Writes down in which pool a lead waits now (`dealer`, `group:<id>`), and whose it is there. */
export async function putIntoPool(
  tx: DealerTx,
  {
    leadId,
    poolKey,
    poolUserId,
  }: { readonly leadId: string; readonly poolKey: string; readonly poolUserId: string },
): Promise<void> {
  tx.write(sql`
    insert into pool_lead (dealer_id, lead_id, pool_key, pool_user_id, since)
    values (${tx.dealerId}, ${leadId}, ${poolKey}, ${poolUserId}, ${tx.now})
    on conflict (dealer_id, lead_id) do update
      set pool_key = excluded.pool_key, pool_user_id = excluded.pool_user_id, since = excluded.since`);
}
