import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { CheckedHouse } from '../rules/index.ts';
import { type House, houseFields } from './house.ts';

/** What the settings of the distribution may name now. */
export async function checkedHouse(tx: DealerTx): Promise<CheckedHouse> {
  const { rows } = await sql<{ house: House & { sources: string[] } }>`
    select jsonb_build_object(${houseFields(tx, tx.now)}, 'sources', (
      select coalesce(jsonb_agg(source_id), '[]') from source where dealer_id = ${tx.dealerId})) as house`.execute(
    tx.db,
  );
  const { people = [], sources = [], siblings = [] } = rows[0]?.house ?? {};
  return { people, sourceIds: sources, dealerIds: [tx.dealerId, ...siblings] };
}
