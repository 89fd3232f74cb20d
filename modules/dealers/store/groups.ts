import { type Kysely, sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DB, DealerTx, InstallationTx } from '../../../platform/sql/index.ts';

/** Dealers under one roof. A dealer may belong to several. */
export interface DealerGroup {
  readonly groupId: string;
  readonly key: string;
  readonly name: string;
  readonly kind: 'carGroup' | 'importer';
  readonly dealers: readonly { readonly dealerId: string; readonly key: string; readonly name: string }[];
}

/** All groups of the installation with their dealers, by name. */
export async function listDealerGroups(db: Kysely<DB>): Promise<readonly DealerGroup[]> {
  const { rows } = await sql<DealerGroup>`
    select g.group_id as "groupId", g.key, g.name, g.kind, (
      select coalesce(jsonb_agg(jsonb_build_object('dealerId', d.dealer_id, 'key', d.key, 'name', d.name)
        order by d.name, d.key), '[]')
      from dealer_group_member m join dealer d using (dealer_id) where m.group_id = g.group_id) as dealers
    from dealer_group g order by g.name, g.key`.execute(db);
  return rows;
}

/** False when the key is taken. */
export async function insertDealerGroup(
  { db, now }: Pick<InstallationTx, 'db' | 'now'>,
  group: Pick<DealerGroup, 'key' | 'name' | 'kind'>,
): Promise<boolean> {
  const inserted = await db
    .insertInto('dealer_group')
    .values({ group_id: newId(now), ...group, created_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function addToDealerGroup(
  { db, now }: Pick<InstallationTx, 'db' | 'now'>,
  member: { readonly groupId: string; readonly dealerId: string },
): Promise<void> {
  await db
    .insertInto('dealer_group_member')
    .values({ dealer_id: member.dealerId, group_id: member.groupId, added_at: now })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'group_id']).doNothing())
    .execute();
}

/** False when the dealer did not belong to it. */
export async function removeFromDealerGroup(
  db: Kysely<DB>,
  member: { readonly groupId: string; readonly dealerId: string },
): Promise<boolean> {
  const removed = await db
    .deleteFrom('dealer_group_member')
    .where('dealer_id', '=', member.dealerId)
    .where('group_id', '=', member.groupId)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** The other dealers of the dealer's groups, by name. */
export async function siblingDealers(
  tx: DealerTx,
): Promise<readonly { readonly dealerId: string; readonly name: string }[]> {
  const { rows } = await sql<{ dealerId: string; name: string }>`
    select distinct d.dealer_id as "dealerId", d.name
    from dealer_group_member own join dealer_group_member other using (group_id)
      join dealer d on d.dealer_id = other.dealer_id
    where own.dealer_id = ${tx.dealerId} and other.dealer_id <> own.dealer_id
    order by d.name, d.dealer_id`.execute(tx.db);
  return rows;
}
