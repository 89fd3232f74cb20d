import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { holdsRight } from '../../people/index.ts';
import type { DecidingSetup, SetupPerson } from '../rules/index.ts';

/** Everybody of the dealer and around it, as parts of a question. */
export interface House {
  readonly people: DecidingSetup['people'];
  readonly absences: DecidingSetup['absences'];
  /** The other dealers of the dealer's groups. */
  readonly siblings: readonly string[];
}

/** Fields of `House` for `jsonb_build_object`; `at`: only the absences that run then. Moments are epoch milliseconds. */
export function houseFields(tx: DealerTx, at: Temporal.Instant | null) {
  const running = at === null ? sql`` : sql`and a.starts_at <= ${at} and a.ends_at > ${at}`;
  return sql`
    'people', (
      select coalesce(jsonb_agg(jsonb_build_object('userId', m.user_id, 'name', u.name, 'active', m.active,
          'receivesRequests', m.receives_requests, 'canBeAssigned', m.can_be_assigned, 'hours', m.hours)
        order by m.position, m.user_id), '[]')
      from membership m join user_account u using (user_id) where m.dealer_id = ${tx.dealerId}),
    'absences', (
      select coalesce(jsonb_agg(jsonb_build_object('userId', a.user_id, 'deputyId', a.deputy_user_id,
          'from', floor(extract(epoch from a.starts_at) * 1000), 'until', ceil(extract(epoch from a.ends_at) * 1000))
        order by a.starts_at, a.absence_id), '[]')
      from absence a where a.dealer_id = ${tx.dealerId} and a.removed_at is null ${running}),
    'siblings', (
      select coalesce(jsonb_agg(distinct other.dealer_id), '[]')
      from dealer_group_member own join dealer_group_member other using (group_id)
      where own.dealer_id = ${tx.dealerId} and other.dealer_id <> own.dealer_id)`;
}

/** Who may change the set-up, and supervisors, by user, the first supervisor first. */
export type Standing = Readonly<Record<string, Pick<SetupPerson, 'administers' | 'supervisorIds'>>>;

export function standingField(tx: DealerTx) {
  return sql`
    'standing', (
      select coalesce(jsonb_object_agg(m.user_id, jsonb_build_object('administers', ${holdsRight('changeSettings', 'm')}, 'supervisorIds', (
        select coalesce(jsonb_agg(s.supervisor_id order by s.position), '[]')
        from supervision s where s.dealer_id = m.dealer_id and s.user_id = m.user_id))), '{}')
      from membership m where m.dealer_id = ${tx.dealerId})`;
}
