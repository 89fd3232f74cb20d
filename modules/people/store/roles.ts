import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DealerRights, Role } from '../contract.ts';
import { type ChosenRights, isPreset, presetRoles, presetsWith } from '../rules/rights.ts';

/** A role of the dealer: a preset, as the product has it or changed, or one of the dealer's own. */
export interface RoleRecord {
  readonly role: Role;
  /** Null: the preset's own name, in the reader's language. */
  readonly name: string | null;
  readonly chosen: ChosenRights;
  /** Who holds it needs a second factor from then on; null: never. */
  readonly secondFactorFrom: Temporal.Instant | null;
}

/** The presets in their order, then the dealer's own by name. */
export async function listRoles(tx: DealerTx): Promise<RoleRecord[]> {
  const rows = await tx.db
    .selectFrom('dealer_role')
    .select(['role', 'name', 'rights as chosen', 'second_factor_from as secondFactorFrom'])
    .where('dealer_id', '=', tx.dealerId)
    .orderBy(sql`lower(name)`)
    .orderBy('role')
    .execute();
  const known = new Map(rows.map((row) => [row.role, row]));
  const untouched = (role: string) => ({ role, name: null, chosen: null, secondFactorFrom: null });
  return [
    ...presetRoles.map((role) => known.get(role) ?? untouched(role)),
    ...rows.filter(({ role }) => !isPreset(role)),
  ];
}

export async function findRole(tx: DealerTx, role: string): Promise<RoleRecord | null> {
  return (await listRoles(tx)).find((one) => one.role === role) ?? null;
}

/** Keeps two changes of who may what from being right each without the other. */
export async function lockRoles(tx: DealerTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roles ${tx.dealerId}`}, 0))`.execute(tx.db);
}

export async function saveRole(tx: DealerTx, role: RoleRecord): Promise<void> {
  const set = {
    name: role.name,
    rights: role.chosen === null ? null : [...role.chosen],
    second_factor_from: role.secondFactorFrom,
    changed_at: tx.now,
    changed_by: tx.actor.userId,
  };
  await tx.db
    .insertInto('dealer_role')
    .values({ dealer_id: tx.dealerId, role: role.role, ...set })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'role']).doUpdateSet(set))
    .execute();
}

/** Removes a role; whoever holds or held it gets another. */
export async function replaceRole(
  tx: DealerTx,
  { role, replacedBy }: { readonly role: Role; readonly replacedBy: Role | null },
): Promise<void> {
  if (replacedBy !== null) {
    await tx.db
      .updateTable('membership')
      .set({ role: replacedBy })
      .where('dealer_id', '=', tx.dealerId)
      .where('role', '=', role)
      .execute();
  }
  await tx.db
    .deleteFrom('dealer_role')
    .where('dealer_id', '=', tx.dealerId)
    .where('role', '=', role)
    .execute();
}

/**
 * In SQL: whether the role of a row of `membership`, which the statement calls `member`, has a right; the same answer as
 * `rightsOfRole`.
 */
export function holdsRight(right: keyof DealerRights, member: string): RawBuilder<boolean> {
  const row = sql.id(member);
  return sql`coalesce(
    (select r.rights @> array[${right}] from dealer_role r where r.dealer_id = ${row}.dealer_id and r.role = ${row}.role),
    ${row}.role = any(${[...presetsWith(right)]}::text[]))`;
}
