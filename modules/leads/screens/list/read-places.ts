import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { Place, Walk } from './order.ts';

/** Runs a query that answers `at` and `lead_id` of leads on the walk. */
export async function readPlaces(
  tx: DealerTx,
  { by }: Walk,
  query: RawBuilder<unknown>,
): Promise<readonly Place[]> {
  const { rows } = await sql<{ at: Temporal.Instant; lead_id: string }>`${query}`.execute(tx.db);
  return rows.map((row) => ({ by, at: row.at.toString(), leadId: row.lead_id }));
}
