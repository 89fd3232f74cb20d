import type { Static } from 'typebox';
import type { DealerActor } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { RoleList, RoleRow } from '../contract.ts';
import { held, isPreset, meanings, rightNames, rightsOfRole, within } from '../rules/rights.ts';
import { listRoles, type RoleRecord } from '../store/roles.ts';

type Holders = ReadonlyMap<string, RoleRow['people']>;

/** Every role with what it may and who holds it, and every right with where it belongs. */
export async function roleList(tx: DealerTx, actor: DealerActor): Promise<Static<typeof RoleList>> {
  const [roles, holders] = [await listRoles(tx), await holdersOf(tx)];
  return {
    rows: roles.map((role) => present(role, holders, actor)),
    rights: rightNames.map((right) => ({
      right,
      area: meanings[right].area,
      always: meanings[right].presets === 'everybody',
      mayGive: actor.rights[right],
    })),
    mayAdd: actor.rights.manageUsers,
  };
}

async function holdersOf(tx: DealerTx): Promise<Holders> {
  const rows = await tx.db
    .selectFrom('membership as member')
    .innerJoin('user_account as user', 'user.user_id', 'member.user_id')
    .select(['member.role', 'member.user_id as userId', 'user.name'])
    .where('member.dealer_id', '=', tx.dealerId)
    .where('member.active', '=', true)
    .orderBy('member.position')
    .orderBy('member.user_id')
    .execute();
  return Map.groupBy(
    rows.map(({ role, userId, name }) => ({ role, userId, name })),
    ({ role }) => role,
  );
}

function present(record: RoleRecord, holders: Holders, actor: DealerActor): RoleRow {
  const { role, name, chosen, secondFactorFrom } = record;
  const rights = rightsOfRole(role, chosen);
  const mayChange = actor.rights.manageUsers && within(rights, actor.rights);
  return {
    role,
    preset: isPreset(role) ? role : null,
    name,
    rights: held(rights),
    changed: isPreset(role) && chosen !== null,
    secondFactorFrom: secondFactorFrom?.toString() ?? null,
    people: (holders.get(role) ?? []).map(({ userId, name }) => ({ userId, name })),
    mayChange,
    mayRemove: mayChange && !isPreset(role),
  };
}
