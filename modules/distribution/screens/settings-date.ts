import type { DealerTx } from '../../../platform/sql/index.ts';

/** When that version of the settings of the distribution was saved; null for what held before anything was, version 0. */
export async function settingsDate(tx: DealerTx, version: number | null): Promise<string | null> {
  if (version === null || version === 0) return null;
  const row = await tx.db
    .selectFrom('dealer_setting')
    .select('changed_at')
    .where('dealer_id', '=', tx.dealerId)
    .where('area', '=', 'distribution')
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.changed_at.toString() ?? null;
}
