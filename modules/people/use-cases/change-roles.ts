import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DealerRights, Role } from '../contract.ts';
import { held, isPreset, rightsOfRole, within } from '../rules/rights.ts';
import { managersOf } from '../store/members.ts';
import { findRole, listRoles, lockRoles, type RoleRecord, replaceRole, saveRole } from '../store/roles.ts';

/** Who gives or takes rights: only those within their own. */
export interface Giver {
  readonly rights: DealerRights;
}

/** Adds a role of the dealer's own and answers its key. */
export async function addRole(
  tx: DealerTx,
  { name, rights }: { readonly name: string; readonly rights: readonly string[] },
  by: Giver,
): Promise<Role> {
  await lockRoles(tx);
  const role = newId(tx.now);
  const record = { role, name: await freeName(tx, role, name), chosen: rights, secondFactorFrom: null };
  needWithinOwn(rightsOfRole(role, rights), by);
  await saveRole(tx, record);
  await tx.announce('people.changed', {});
  return role;
}

export interface RoleEdit {
  readonly name?: string | null;
  readonly rights?: readonly string[] | null;
  readonly secondFactorFrom?: Temporal.Instant | null;
}

/**
 * Changes a role; it holds for everybody who has it with their next request. Refuses a role that has more rights than the
 * giver, before or after, and to leave the dealer without anybody who manages people.
 */
export async function changeRole(
  tx: DealerTx,
  { role, ...edit }: RoleEdit & { readonly role: Role },
  by: Giver,
): Promise<void> {
  await lockRoles(tx);
  const before = (await findRole(tx, role)) ?? refuse('notFound', 'http.notFound');
  const after = await edited(tx, before, edit);
  needWithinOwn(rightsOfRole(role, before.chosen), by);
  needWithinOwn(rightsOfRole(role, after.chosen), by);
  await saveRole(tx, after);
  await needManager(tx, 'rights');
  await tx.announce('people.changed', {});
}

/** Removes a role of the dealer's own. Whoever holds it gets `replacedBy`; refuses `people.roleInUse` without one. */
export async function removeRole(
  tx: DealerTx,
  { role, replacedBy }: { readonly role: Role; readonly replacedBy: Role | null },
  by: Giver,
): Promise<void> {
  await lockRoles(tx);
  const before = await findRole(tx, role);
  if (!before || isPreset(role)) refuse('notFound', 'http.notFound');
  needWithinOwn(rightsOfRole(role, before.chosen), by);
  if (replacedBy === null && (await isHeld(tx, role))) {
    refuse('conflict', 'people.roleInUse', { field: 'replacedBy' });
  }
  if (replacedBy !== null) await needGivable(tx, replacedBy, by, 'replacedBy', role);
  await replaceRole(tx, { role, replacedBy });
  await needManager(tx, 'replacedBy');
  await tx.announce('people.changed', {});
}

/** Refuses a role that is not there (or is about to go), or that has rights its giver has not. `by` null: the system. */
export async function needGivable(
  tx: DealerTx,
  role: Role,
  by: Giver | null,
  field = 'role',
  going: Role | null = null,
): Promise<void> {
  const found = role === going ? null : await findRole(tx, role);
  if (!found) refuse('invalid', 'people.roleUnknown', { field });
  if (by) needWithinOwn(rightsOfRole(role, found.chosen), by);
}

/** Refuses to go on when nobody is left who manages people and can sign in; asked after the change, under `lockRoles`. */
export async function needManager(tx: DealerTx, field: string): Promise<void> {
  if ((await managersOf(tx)).length === 0) refuse('conflict', 'people.lastAdministrator', { field });
}

function needWithinOwn(rights: DealerRights, { rights: own }: Giver): void {
  if (!within(rights, own)) refuse('notAllowed', 'people.moreThanOwn');
}

async function edited(tx: DealerTx, before: RoleRecord, edit: RoleEdit): Promise<RoleRecord> {
  const { role } = before;
  if (!isPreset(role) && (edit.name === null || edit.rights === null)) {
    refuse('invalid', 'people.roleNeedsName', { field: edit.name === null ? 'name' : 'rights' });
  }
  return {
    role,
    name: edit.name ? await freeName(tx, role, edit.name) : edit.name === null ? null : before.name,
    chosen: edit.rights === undefined ? before.chosen : edit.rights && held(rightsOfRole(role, edit.rights)),
    secondFactorFrom: edit.secondFactorFrom === undefined ? before.secondFactorFrom : edit.secondFactorFrom,
  };
}

async function freeName(tx: DealerTx, role: Role, name: string): Promise<string> {
  const wanted = name.trim();
  if (wanted === '' || /\p{Cc}/u.test(wanted)) refuse('invalid', 'people.nameNotReadable', { field: 'name' });
  const others = (await listRoles(tx)).filter((one) => one.role !== role);
  if (others.some((one) => one.name?.toLowerCase() === wanted.toLowerCase())) {
    refuse('conflict', 'people.roleNameTaken', { field: 'name', details: { name: wanted } });
  }
  return wanted;
}

async function isHeld(tx: DealerTx, role: Role): Promise<boolean> {
  const holder = await tx.db
    .selectFrom('membership')
    .select('user_id')
    .where('dealer_id', '=', tx.dealerId)
    .where('role', '=', role)
    .executeTakeFirst();
  return holder !== undefined;
}
