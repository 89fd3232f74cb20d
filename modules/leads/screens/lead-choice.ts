import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type ChosenLeads, type LeadCount, type LeadListQuery, mostChosen } from '../contract.ts';
import { searchQuery, tsQueryText } from '../rules/search-query.ts';
import { conditionsOf, filterOf, frameOf, type LeadFilter, narrowed } from './list/filter.ts';
import { walksOf } from './list/order.ts';
import { placesOf } from './list/places.ts';

/** The first 1,000 leads of a list, for a deed on all of them. Refuses `leads.unknownFilter`. */
export async function chosenLeads(tx: DealerTx, query: LeadListQuery): Promise<ChosenLeads> {
  const filter = narrowed(filterOf(tx, query));
  const walks = filter === 'nothing' ? [] : walksOf(query.sort ?? 'due', filter);
  const places = await placesOf(tx, {
    walks,
    query: searchQuery(query.q ?? ''),
    after: null,
    limit: mostChosen + 1,
  });
  const ids = places.slice(0, mostChosen).map(({ leadId }) => leadId);
  const { rows } = await sql<{ lead_id: string; assignee_id: string | null }>`
    select lead.lead_id, lead.assignee_id
    from unnest(${ids}::uuid[]) with ordinality as wanted (lead_id, position)
    join lead on lead.dealer_id = ${tx.dealerId} and lead.lead_id = wanted.lead_id
    order by wanted.position`.execute(tx.db);
  return {
    leads: rows.map(({ lead_id: leadId, assignee_id: assigneeId }) => ({ leadId, assigneeId })),
    more: places.length > mostChosen,
  };
}

/** Nobody waits for a number that nobody reads, and no more leads than these are looked at for it. */
const mostCounted = 1000;
const mostSeen = 5000;

/**
 * How many leads a list has. Looks at a bounded number of those that an index gives (a state's, a person's); what lies
 * behind them is "more". Refuses `leads.unknownFilter`.
 */
export async function leadCount(tx: DealerTx, query: LeadListQuery): Promise<LeadCount> {
  const filter = narrowed(filterOf(tx, query));
  if (filter === 'nothing') return { count: 0, more: false };
  const { near, rest } = parted(tx, filter);
  const searched = searchQuery(query.q ?? '');
  const all = [...rest, ...(searched ? [sql`search @@ ${tsQueryText(searched)}::tsquery`] : [])];
  const counted = all.length === 0 ? sql`true` : sql.join(all, sql` and `);
  const { rows } = await sql<{ seen: number; found: number }>`
    select count(*)::int as seen, (count(*) filter (where ${counted}))::int as found
    from (select * from lead where ${sql.join([...frameOf(tx, filter), ...near], sql` and `)} limit ${mostSeen}) as near`.execute(
    tx.db,
  );
  const { seen = 0, found = 0 } = rows[0] ?? {};
  return { count: Math.min(found, mostCounted), more: found > mostCounted || seen === mostSeen };
}

/** What an index narrows by itself, and what is looked at row by row. */
function parted(tx: DealerTx, filter: LeadFilter): Record<'near' | 'rest', readonly RawBuilder<unknown>[]> {
  const { state, assigneeIds, withoutAssignee } = filter;
  const people = { ...filterOf(tx, { state }), assigneeIds, withoutAssignee };
  return {
    near: conditionsOf(tx, people),
    rest: conditionsOf(tx, { ...filter, assigneeIds: [], withoutAssignee: false }),
  };
}
