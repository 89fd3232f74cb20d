import { sql } from 'kysely';
import type { DealerActor } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { UserRow } from '../contract.ts';
import { mayChangeHours, mayPlanAbsence } from '../rules/may.ts';

interface Row {
  userId: string;
  name: string;
  email: string;
  userName: string | null;
  role: UserRow['role'];
  roleName: string | null;
  active: boolean;
  invited: boolean;
  receivesRequests: boolean;
  canBeAssigned: boolean;
  supervisors: { userId: string; name: string }[];
  absences: {
    absenceId: string;
    from: string;
    until: string;
    deputyId: string | null;
    deputyName: string | null;
    openWork: 'stays' | 'deputy';
    handedOverAt: string | null;
  }[];
  hours: UserRow['hours'];
  leadsThisWeek: number;
  openLeads: number;
}

/** Everybody of the dealer in the rotation's fixed order; for one user only with `userId`. */
export async function userRows(tx: DealerTx, actor: DealerActor, userId?: string): Promise<UserRow[]> {
  const { timeZone } = await getDealer(tx);
  const { rows } = await userQuery(tx, mondayOf(tx.now, timeZone), userId ?? null).execute(tx.db);
  return rows.map((row) => present(row, actor));
}

/** The Monday 00:00 before, in the dealer's zone. */
function mondayOf(now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(timeZone);
  return local
    .subtract({ days: local.dayOfWeek - 1 })
    .startOfDay()
    .toInstant();
}

function userQuery(tx: DealerTx, monday: Temporal.Instant, userId: string | null) {
  const now = tx.now.toString();
  return sql<Row>`
    select "user".user_id as "userId", coalesce(member.pending_name, "user".name) as name, "user".email,
      case when member.pending_name is null then "user".user_name end as "userName", member.role,
      role.name as "roleName", member.active, ("user".password_hash is null or member.pending_name is not null) as invited, member.receives_requests as "receivesRequests",
      member.can_be_assigned as "canBeAssigned", member.hours,
      (select coalesce(jsonb_agg(jsonb_build_object('userId', boss.user_id, 'name', boss.name) order by s.position), '[]')
        from supervision s join user_account boss on boss.user_id = s.supervisor_id
        where s.dealer_id = member.dealer_id and s.user_id = member.user_id) as supervisors,
      (select coalesce(jsonb_agg(jsonb_build_object('absenceId', a.absence_id, 'from', a.starts_at, 'until', a.ends_at,
          'deputyId', a.deputy_user_id, 'deputyName', deputy.name, 'openWork', a.open_work,
          'handedOverAt', a.handed_over_at) order by a.starts_at, a.absence_id), '[]')
        from absence a left join user_account deputy on deputy.user_id = a.deputy_user_id
        where a.dealer_id = member.dealer_id and a.user_id = member.user_id and a.removed_at is null
          and a.ends_at > ${now}) as absences,
      (select count(*)::int from assignment where assignment.dealer_id = member.dealer_id
        and assignment.user_id = member.user_id and assignment.automatic and assignment.at >= ${monday.toString()})
        as "leadsThisWeek",
      (select count(*)::int from lead where lead.dealer_id = member.dealer_id
        and lead.assignee_id = member.user_id and lead.state = 'open') as "openLeads"
    from membership member join user_account "user" on "user".user_id = member.user_id
    left join dealer_role role on role.dealer_id = member.dealer_id and role.role = member.role
    where member.dealer_id = ${tx.dealerId} and (${userId}::uuid is null or member.user_id = ${userId}::uuid)
    order by member.position, member.user_id`;
}

function present(row: Row, actor: DealerActor): UserRow {
  const whose = { ofUserId: row.userId, actorUserId: actor.userId };
  const mayRemove = mayPlanAbsence(actor.rights, whose);
  return {
    userId: row.userId,
    name: row.name,
    email: row.email,
    userName: row.userName,
    role: row.role,
    roleName: row.roleName,
    active: row.active,
    invited: row.invited,
    receivesRequests: row.receivesRequests,
    canBeAssigned: row.canBeAssigned,
    supervisors: row.supervisors,
    absences: row.absences.map(
      ({ absenceId, from, until, deputyId, deputyName, openWork, handedOverAt }) => ({
        absenceId,
        from: Temporal.Instant.from(from).toString(),
        until: Temporal.Instant.from(until).toString(),
        deputy: deputyId === null ? null : { userId: deputyId, name: deputyName ?? '' },
        openWork,
        handedOverAt: handedOverAt === null ? null : Temporal.Instant.from(handedOverAt).toString(),
        mayRemove,
      }),
    ),
    hours: row.hours,
    leadsThisWeek: row.leadsThisWeek,
    openLeads: row.openLeads,
    mayChange: actor.rights.manageUsers,
    mayChangeHours: mayChangeHours(actor.rights, whose),
  };
}
