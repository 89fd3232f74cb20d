import type { DealerTx } from '../../../platform/sql/index.ts';
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
