import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { listClosingReasons, listSources } from '../../sources/index.ts';
import type { LeadFilters } from '../contract.ts';

/** What the filters and the closing dialog offer. People who left are offered as long as leads of theirs are open. */
export async function leadFilters(tx: DealerTx): Promise<Static<typeof LeadFilters>> {
  const [assignees, sources, reasons] = [
    await assigneesOf(tx),
    await listSources(tx),
    await listClosingReasons(tx),
  ];
  return {
    assignees,
    sources: sources.map(({ sourceId, key, name, responseMinutes }) => ({
      sourceId,
      name: name ?? key,
      responseMinutes,
    })),
    closingReasons: reasons
      .filter(({ hidden }) => !hidden)
      .map(({ reasonId, key, name, outcome }) => ({ reasonId, key, name, outcome })),
  };
}

async function assigneesOf(tx: DealerTx): Promise<{ userId: string; name: string }[]> {
  const rows = await tx.db
    .selectFrom('membership')
    .innerJoin('user_account', 'user_account.user_id', 'membership.user_id')
    .select(['membership.user_id', 'user_account.name'])
    .where('membership.dealer_id', '=', tx.dealerId)
    .where((where) =>
      where.or([
        where.and([where('membership.active', '=', true), where('membership.can_be_assigned', '=', true)]),
        where.exists(
          where
            .selectFrom('lead')
            .select('lead.lead_id')
            .where('lead.dealer_id', '=', tx.dealerId)
            .whereRef('lead.assignee_id', '=', 'membership.user_id')
            .where('lead.state', '=', 'open'),
        ),
      ]),
    )
    .orderBy('membership.position')
    .orderBy('membership.user_id')
    .execute();
  return rows.map((row) => ({ userId: row.user_id, name: row.name }));
}
