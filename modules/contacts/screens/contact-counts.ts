import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { filterQuery } from '../rules/search/query.ts';

const countedTo = 10_000;

/** How many contacts there are; each number stops at 10,000. */
export async function contactCounts(
  tx: DealerTx,
): Promise<{ all: number; persons: number; companies: number }> {
  const ofKind = (kind: string) =>
    sql`and search @@ ${filterQuery(tx.dealerId, [[`kind:${kind}`]])}::tsquery`;
  const count = (condition = sql``) => sql`(select count(*)::int from (
    select from contact_search where dealer_id = ${tx.dealerId} ${condition} limit ${countedTo}) as counted)`;
  const { rows } = await sql<{ all: number; persons: number; companies: number }>`
    select ${count()} as "all", ${count(ofKind('person'))} as persons, ${count(ofKind('company'))} as companies`.execute(
    tx.db,
  );
  return rows[0] ?? { all: 0, persons: 0, companies: 0 };
}
