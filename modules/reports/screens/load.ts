import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Period } from '../rules/period.ts';

/** Who has how many open leads now, and how many answers they gave in the period. */
export async function loadOf(
  tx: DealerTx,
  period: Period,
): Promise<ReadonlyMap<string, { openNow: number; answers: number }>> {
  const { rows } = await sql<{ user_id: string; open_now: number; answers: number }>`
    select member.user_id, coalesce(open.leads, 0)::int as open_now, coalesce(given.answers, 0)::int as answers
    from membership member
    left join (select assignee_id, count(*) as leads from lead where dealer_id = ${tx.dealerId} and state = 'open'
               group by assignee_id) open on open.assignee_id = member.user_id
    left join (select user_id, sum(answers) as answers from report_answers where dealer_id = ${tx.dealerId}
               and day >= ${period.from}::date and day < ${period.until}::date group by user_id) given
      on given.user_id = member.user_id
    where member.dealer_id = ${tx.dealerId}`.execute(tx.db);
  return new Map(rows.map((row) => [row.user_id, { openNow: row.open_now, answers: row.answers }]));
}
