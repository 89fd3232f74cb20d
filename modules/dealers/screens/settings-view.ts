import type { DealerTx } from '../../../platform/sql/index.ts';
import type { OpenLeads } from '../contract.ts';
import type { Area, SettingsByArea } from '../rules/defaults.ts';
import { readSettings } from '../store/index.ts';

/** An area as its page shows it: who changed it last, by name. */
export async function settingsView<A extends Area>(
  tx: DealerTx,
  area: A,
  mayChange: boolean,
): Promise<{
  version: number;
  value: SettingsByArea[A];
  changedAt: string | null;
  changedBy: string | null;
  mayChange: boolean;
}> {
  const stored = await readSettings(tx, area);
  return {
    version: stored.version,
    value: stored.value,
    changedAt: stored.changedAt?.toString() ?? null,
    changedBy: stored.changedBy === null ? null : await userName(tx, stored.changedBy),
    mayChange,
  };
}

async function userName(tx: DealerTx, userId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('user_account')
    .select('name')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** The last hundred versions of an area, newest first. */
export async function settingsHistory(tx: DealerTx, area: Area) {
  const rows = await tx.db
    .selectFrom('dealer_setting as setting')
    .leftJoin('user_account as user', 'user.user_id', 'setting.changed_by')
    .select([
      'setting.version',
      'setting.value',
      'setting.changed_at',
      'setting.open_leads',
      'setting.moved_leads',
      'user.name',
    ])
    .where('setting.dealer_id', '=', tx.dealerId)
    .where('setting.area', '=', area)
    .orderBy('setting.version', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    value: row.value as SettingsByArea[Area],
    changedAt: row.changed_at.toString(),
    changedBy: row.name,
    openLeads: row.open_leads as OpenLeads | null,
    movedLeads: row.moved_leads,
  }));
}
