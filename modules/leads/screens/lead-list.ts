import type { DealerTx } from '../../../platform/sql/index.ts';
import type { LeadList, LeadListQuery } from '../contract.ts';
import { searchQuery } from '../rules/search-query.ts';
import { leadRows } from './lead-rows.ts';
import { filterOf, narrowed } from './list/filter.ts';
import { cursorOf, placeOf, walksOf } from './list/order.ts';
import { placesOf } from './list/places.ts';

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
  const found = await placesOf(tx, { walks, query: searched, after, limit: limit + 1 });
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
