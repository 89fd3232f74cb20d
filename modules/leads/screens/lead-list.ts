import type { DealerTx } from '../../../platform/sql/index.ts';
import type { LeadList, LeadListQuery } from '../contract.ts';
import { searchQuery } from '../rules/search-query.ts';
import { leadRows } from './lead-rows.ts';
import { filterOf, narrowed } from './list/filter.ts';
import { cursorOf, type Place, placeOf, walksOf } from './list/order.ts';
import { pageOf } from './list/page.ts';

/**
 * A page of the lead list. Pages follow each other by key: a lead that keeps its place is seen once, however many come
 * and go. Refuses `leads.unknownFilter` and `leads.badCursor`.
 */
export async function leadList(tx: DealerTx, query: LeadListQuery): Promise<LeadList> {
  const limit = query.limit ?? 50;
  const filter = narrowed(filterOf(tx, query));
  const walks = filter === 'nothing' ? [] : walksOf(query.sort ?? 'due', filter);
  const searched = searchQuery(query.q ?? '');
  const after = query.after === undefined ? null : placeOf(query.after, walks);
  const found: Place[] = [];
  // A page may end one walk and begin the next; a place tells on which it stands.
  const from = after === null ? 0 : walks.findIndex(({ by }) => by === after.by);
  for (const [i, walk] of walks.slice(from).entries()) {
    const missing = limit + 1 - found.length;
    if (missing === 0) break;
    found.push(
      ...(await pageOf(tx, { walk, query: searched, after: i === 0 ? after : null, limit: missing })),
    );
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await leadRows(
      tx,
      page.map(({ leadId }) => leadId),
    ),
    next: last && found.length > limit ? cursorOf(last) : null,
    now: tx.now.toString(),
  };
}
