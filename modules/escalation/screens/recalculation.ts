import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { RecalculationView } from '../contract.ts';
import type { Timed } from '../rules/index.ts';

/** How far the worker has come with open leads that a change of hours or times moves. */
export async function recalculationView(tx: DealerTx): Promise<Static<typeof RecalculationView>> {
  const row = await tx.db
    .selectFrom('recalculation')
    .select(['area', 'began_at', 'leads', 'computed'])
    .where('dealer_id', '=', tx.dealerId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) return { running: null };
  const { leads, computed } = row;
  return {
    running: {
      area: row.area as Timed,
      beganAt: row.began_at.toString(),
      leads,
      computed: Math.min(computed, leads),
    },
  };
}
