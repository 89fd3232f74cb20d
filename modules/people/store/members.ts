import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { WeeklyHours } from '../../working-hours/index.ts';
import type { DealerRights, Role } from '../contract.ts';
import { type ChosenRights, rightsOfRole } from '../rules/rights.ts';
import { holdsRight } from './roles.ts';

/** Somebody who works, or worked, at the dealer. */
export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'de' | 'nl' | 'en';
  readonly role: Role;
  /** What the role may; `operator` may everything beside it. */
  readonly rights: DealerRights;
  readonly active: boolean;
  readonly receivesRequests: boolean;
  readonly canBeAssigned: boolean;
  /** Own hours in the dealer's zone; null: whenever the dealer is open. See `isOnDuty` of working-hours. */
  readonly hours: WeeklyHours | null;
  /** The fixed order of the rotation. */
  readonly position: number;
  readonly hasPassword: boolean;
  /** Has an account from elsewhere and has not accepted yet; `name` is what the dealer typed. */
  readonly pending: boolean;
  readonly operator: boolean;
}

function memberQuery(tx: DealerTx) {
  return tx.db
    .selectFrom('membership as member')
    .innerJoin('user_account as user', 'user.user_id', 'member.user_id')
    .leftJoin('dealer_role as role', (join) =>
      join.onRef('role.dealer_id', '=', 'member.dealer_id').onRef('role.role', '=', 'member.role'),
    )
    .select([
      'member.user_id as userId',
      (build) => build.fn.coalesce('member.pending_name', 'user.name').as('name'),
      'user.email',
      'user.language',
      'member.role',
      'role.rights as chosen',
      'member.active',
      'member.receives_requests as receivesRequests',
      'member.can_be_assigned as canBeAssigned',
      'member.hours',
      'member.position',
      'user.operator',
      'member.pending_name as pendingName',
      (build) =>
        build
          .and([build('user.password_hash', 'is not', null), build('member.pending_name', 'is', null)])
          .as('hasPassword'),
    ])
    .where('member.dealer_id', '=', tx.dealerId);
}

type Row = Awaited<ReturnType<ReturnType<typeof memberQuery>['executeTakeFirstOrThrow']>>;

function present({ chosen, pendingName, ...row }: Row): Person {
  return {
    ...row,
    pending: pendingName !== null,
    rights: rightsOfRole(row.role, chosen as ChosenRights),
    language: row.language as Person['language'],
    hours: row.hours as Person['hours'],
    hasPassword: Boolean(row.hasPassword),
  };
}

/** Everybody of the dealer, also who left, in the fixed order of the rotation. */
export async function listPeople(tx: DealerTx): Promise<Person[]> {
  return (await memberQuery(tx).orderBy('member.position').orderBy('member.user_id').execute()).map(present);
}

export async function findPerson(tx: DealerTx, userId: string): Promise<Person | null> {
  const row = await memberQuery(tx).where('member.user_id', '=', userId).executeTakeFirst();
  return row ? present(row) : null;
}

/** The names of users by id, of members and of those who never were; unknown ids are left out. */
export async function personNames(
  tx: DealerTx,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('user_account')
    .select(['user_id', 'name'])
    .where('user_id', 'in', [...new Set(userIds)])
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.name]));
}

/** False when the user is a member already, active or not. */
export async function insertMember(
  tx: DealerTx,
  member: {
    readonly userId: string;
    readonly role: Role;
    readonly receivesRequests: boolean;
    /** Has to accept first; until then the dealer sees this name. */
    readonly pendingName: string | null;
  },
): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('membership')
    .values({
      dealer_id: tx.dealerId,
      user_id: member.userId,
      role: member.role,
      receives_requests: member.receivesRequests,
      pending_name: member.pendingName,
      position: sql`(select coalesce(max(position), 0) + 1 from membership where dealer_id = ${tx.dealerId})`,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'user_id']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** The user accepts to work at the dealer. */
export async function acceptMembership(tx: DealerTx, userId: string): Promise<void> {
  await tx.db
    .updateTable('membership')
    .set({ pending_name: null })
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .execute();
}

/** What the dealer calls somebody who has not accepted yet. */
export async function renamePending(tx: DealerTx, userId: string, name: string): Promise<void> {
  await tx.db
    .updateTable('membership')
    .set({ pending_name: name })
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .where('pending_name', 'is not', null)
    .execute();
}

export interface MemberChange {
  readonly role?: Role;
  readonly active?: boolean;
  readonly receivesRequests?: boolean;
  readonly canBeAssigned?: boolean;
  readonly hours?: WeeklyHours | null;
}

export async function updateMember(tx: DealerTx, userId: string, change: MemberChange): Promise<void> {
  const { role, active, receivesRequests, canBeAssigned, hours } = change;
  const set = {
    ...(role === undefined ? {} : { role }),
    ...(active === undefined ? {} : { active }),
    ...(receivesRequests === undefined ? {} : { receives_requests: receivesRequests }),
    ...(canBeAssigned === undefined ? {} : { can_be_assigned: canBeAssigned }),
    ...(hours === undefined ? {} : { hours: hours === null ? null : JSON.stringify(hours) }),
  };
  if (Object.keys(set).length === 0) return;
  await tx.db
    .updateTable('membership')
    .set(set)
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .execute();
}

/** Those whose role manages people, and who can sign in. */
export async function managersOf(tx: DealerTx): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('membership')
    .select('user_id')
    .where('dealer_id', '=', tx.dealerId)
    .where(holdsRight('manageUsers', 'membership'))
    .where('pending_name', 'is', null)
    .where('active', '=', true)
    .where('user_id', 'in', (build) =>
      build.selectFrom('user_account').select('user_id').where('password_hash', 'is not', null),
    )
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
}

/** The supervisors of a user in their order; only those who still work here. */
export async function supervisorsOf(tx: DealerTx, userId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('supervision')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.dealer_id', '=', 'supervision.dealer_id')
        .onRef('membership.user_id', '=', 'supervision.supervisor_id'),
    )
    .select('supervision.supervisor_id')
    .where('supervision.dealer_id', '=', tx.dealerId)
    .where('supervision.user_id', '=', userId)
    .where('membership.active', '=', true)
    .orderBy('supervision.position')
    .execute();
  return rows.map((row) => row.supervisor_id);
}

export async function replaceSupervisors(
  tx: DealerTx,
  userId: string,
  supervisorIds: readonly string[],
): Promise<void> {
  await tx.db
    .deleteFrom('supervision')
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .execute();
  if (supervisorIds.length === 0) return;
  await tx.db
    .insertInto('supervision')
    .values(
      supervisorIds.map((supervisor_id, i) => ({
        dealer_id: tx.dealerId,
        user_id: userId,
        supervisor_id,
        position: i + 1,
      })),
    )
    .execute();
}
