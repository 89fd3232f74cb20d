import type { Dealer, LeadListQuery } from '../../../api/types.ts';
import type { LeadSearch } from '../search.ts';

export type Tab = 'mine' | 'pool' | 'nobody' | 'all' | 'closed';
export type ListFilter = 'colour' | 'assignee' | 'source' | 'type' | 'maturity';
export const listFilters: readonly ListFilter[] = ['colour', 'assignee', 'source', 'type', 'maturity'];

/** In the address of somebody whose list starts with their own leads: everybody's. Never sent to the server. */
const ANYONE = 'anyone';

/** Waits in whichever pool; else the keys of some. */
export const ANY_POOL = 'any';

type Mine = { readonly may: Pick<Dealer['may'], 'handOver'> };

/** What an address asks for. Without anything in it: the view somebody starts with, else everybody's own leads, and who
 * hands over anybody's sees all of them. */
export function askedFor(search: LeadSearch, { may }: Mine, start: LeadSearch | null = null): LeadSearch {
  if (Object.keys(search).length === 0) return start ?? (may.handOver ? {} : { assignee: 'me' });
  const { assignee, ...rest } = search;
  return assignee === undefined || assignee === ANYONE ? rest : search;
}

/** The address under which `askedFor` gives the same again. */
export function addressOf(asked: LeadSearch): LeadSearch {
  const kept = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '');
  if (kept.length === 0) return { assignee: ANYONE };
  return Object.fromEntries(kept);
}

export function tabOf({ state, assignee, pool }: LeadSearch): Tab {
  if (pool !== undefined) return 'pool';
  if (state === 'closed') return 'closed';
  if (assignee === 'me') return 'mine';
  return assignee === 'nobody' ? 'nobody' : 'all';
}

/** The same search and filters under another tab. A closed lead has neither a colour nor a due moment to sort by. */
export function underTab(asked: LeadSearch, tab: Tab): LeadSearch {
  const { assignee: _, state: __, pool: ____, view: _____, ...rest } = asked;
  if (tab === 'closed') {
    const { colour: ___, sort, ...plain } = rest;
    return { ...plain, ...(sort === undefined || sort === 'due' ? {} : { sort }), state: 'closed' };
  }
  if (tab === 'all') return rest;
  if (tab === 'pool') return { ...rest, pool: ANY_POOL };
  return { ...rest, assignee: tab === 'mine' ? 'me' : 'nobody' };
}

/** The pools the list is narrowed to; none: it shows all of them. */
export function poolsOf({ pool }: LeadSearch): readonly string[] {
  return (pool ?? '').split(',').filter((key) => key !== '' && key !== ANY_POOL);
}

/** The values a filter is set to. `me` and `nobody` as assignee are tabs, not filters. */
export function valuesOf(asked: LeadSearch, filter: ListFilter): readonly string[] {
  const values = (asked[filter] ?? '').split(',').filter((value) => value !== '');
  return filter === 'assignee' ? values.filter((value) => value !== 'me' && value !== 'nobody') : values;
}

export function withValues(asked: LeadSearch, filter: ListFilter, values: readonly string[]): LeadSearch {
  const { [filter]: _, ...rest } = asked;
  return values.length === 0 ? rest : { ...rest, [filter]: values.join(',') };
}

/** How many filters are set beside the tab. */
export function countFilters(asked: LeadSearch): number {
  const lists = listFilters.filter((filter) => valuesOf(asked, filter).length > 0).length;
  const pool = asked.pool === undefined || asked.pool === ANY_POOL ? 0 : 1;
  return lists + pool + (asked.unread === undefined ? 0 : 1) + (asked.state === 'all' ? 1 : 0);
}

/** Whether anything beside the tab and the order keeps rows away. */
export function isNarrowed(asked: LeadSearch): boolean {
  return countFilters(asked) > 0 || asked.q !== undefined;
}

/** The tab and the order without filters and search. */
export function widened(asked: LeadSearch): LeadSearch {
  const { state, assignee, pool, sort } = asked;
  return {
    ...(pool === undefined ? {} : { pool: ANY_POOL }),
    ...(state === 'closed' ? { state } : {}),
    ...(assignee === 'me' || assignee === 'nobody' ? { assignee } : {}),
    ...(sort === undefined ? {} : { sort }),
  };
}

/** What the list route is asked. Closed leads come by their last activity unless told otherwise. */
export function queryOf(asked: LeadSearch): Omit<LeadListQuery, 'after' | 'limit'> {
  const { unread, view: _, ...rest } = asked;
  return {
    ...rest,
    sort: sortOf(asked),
    ...(unread === 'true' ? { unread: true } : {}),
  };
}

export function sortOf({ sort, state }: LeadSearch): NonNullable<LeadSearch['sort']> {
  return sort ?? (state === 'closed' ? 'activity' : 'due');
}
