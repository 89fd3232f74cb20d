import { type RawBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { LeadCounts } from '../contract.ts';

/** Nobody waits for a number that nobody reads: each stops here. */
const most = 1000;

/** What stands beside the navigation. `inbox` is 0 for those who do not work it; `mine` for an API key. */
export async function leadCounts(
  tx: DealerTx,
  { seesInbox }: { readonly seesInbox: boolean },
): Promise<Static<typeof LeadCounts>> {
  const open = (condition: RawBuilder<unknown>) =>
    count(sql`from lead where dealer_id = ${tx.dealerId} and state = 'open' and ${condition}`);
  const unassigned = sql`from reading where dealer_id = ${tx.dealerId} and state = 'unassigned' and ${seesInbox}`;
  const { rows } = await sql<Static<typeof LeadCounts>>`
    select ${open(sql`assignee_id = ${tx.actor.userId}::uuid`)} as mine, ${open(sql`true`)} as all,
      ${open(sql`due_at <= ${tx.now}`)} as late, ${open(sql`assignee_id is null`)} as nobody,
      ${count(unassigned)} as inbox`.execute(tx.db);
  const [counts] = rows;
  if (!counts) throw new Error('Counting answered nothing');
  return {
    mine: counts.mine,
    all: counts.all,
    late: counts.late,
    nobody: counts.nobody,
    inbox: counts.inbox,
  };
}

function count(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select count(*)::int from (select ${from} limit ${most}) as counted)`;
}
