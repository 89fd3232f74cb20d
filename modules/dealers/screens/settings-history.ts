import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { OpenLeads } from '../contract.ts';
import { type Area, defaultSettings, type SettingsByArea } from '../rules/defaults.ts';
import { idsIn } from '../rules/ids-in.ts';
import { getDealer } from '../store/index.ts';

/** The last hundred versions of an area, newest first, with the names of whom and what they speak of. */
export async function settingsHistory<A extends Area>(tx: DealerTx, area: A) {
  const delivered = defaultSettings(area, await getDealer(tx));
  const rows = (await versionsOf(tx, area)).map((row) => ({
    version: row.version,
    // A field that came to the product later held as delivered.
    value: { ...delivered, ...(row.value as object) } as SettingsByArea[A],
    changedAt: row.changed_at.toString(),
    changedBy: row.name,
    openLeads: row.open_leads as OpenLeads | null,
    movedLeads: row.moved_leads,
  }));
  return { delivered, names: await namesOf(tx, idsIn(rows.map(({ value }) => value))), rows };
}

function versionsOf(tx: DealerTx, area: Area) {
  return tx.db
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
}

async function namesOf(tx: DealerTx, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`
    select user_account.user_id as id, user_account.name
    from membership join user_account on user_account.user_id = membership.user_id
    where membership.dealer_id = ${tx.dealerId} and membership.user_id = any(${ids}::uuid[])
    union all
    select source_id, coalesce(name, key) from source
    where dealer_id = ${tx.dealerId} and source_id = any(${ids}::uuid[])
    union all
    select dealer_id, name from dealer where dealer_id = any(${ids}::uuid[])
    union all
    select task_type_id, coalesce(name, key) from task_type
    where dealer_id = ${tx.dealerId} and task_type_id = any(${ids}::uuid[])`.execute(tx.db);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
