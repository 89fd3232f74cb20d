import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { holdsRight } from '../../people/index.ts';
import { poolsOf, type Staff } from '../rules/index.ts';

interface Found {
  readonly people: readonly (Staff['people'][number] & { readonly name: string })[];
  readonly absences: Staff['absences'];
}

/** Everybody who may have to be told of an event now, and their names. */
export async function staffOf(
  tx: DealerTx,
): Promise<Staff & { readonly names: ReadonlyMap<string, string> }> {
  const [{ rows }, { value }] = await Promise.all([
    sql<{ staff: Found }>`
      select jsonb_build_object(
        'people', (
          select coalesce(jsonb_agg(jsonb_build_object('userId', m.user_id, 'name', u.name, 'active', m.active,
              'canBeAssigned', m.can_be_assigned, 'administers', ${holdsRight('changeSettings', 'm')},
              'supervisorIds', coalesce(s.ids, '[]'))
            order by m.position, m.user_id), '[]')
          from membership m join user_account u using (user_id)
          left join (
            select user_id, jsonb_agg(supervisor_id order by position) as ids
            from supervision where dealer_id = ${tx.dealerId} group by user_id) s using (user_id)
          where m.dealer_id = ${tx.dealerId}),
        'absences', (
          select coalesce(jsonb_agg(jsonb_build_object('userId', a.user_id, 'deputyId', a.deputy_user_id,
            'from', floor(extract(epoch from a.starts_at) * 1000), 'until', ceil(extract(epoch from a.ends_at) * 1000))), '[]')
          from absence a
          where a.dealer_id = ${tx.dealerId} and a.removed_at is null and a.starts_at <= ${tx.now} and a.ends_at > ${tx.now})
      ) as staff`.execute(tx.db),
    readSettings(tx, 'distribution'),
  ]);
  const { people = [], absences = [] } = rows[0]?.staff ?? {};
  return {
    people,
    absences,
    pools: poolsOf(value),
    fallbackUserId: value.fallbackUserId,
    administratorUserId: value.administratorUserId,
    names: new Map(people.map(({ userId, name }) => [userId, name])),
  };
}
