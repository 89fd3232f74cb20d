import type { LeadListQuery } from '../../api/types.ts';

/** What the lead list's address holds: every filter, the search and the sort; paging is not part of it. */
export type LeadSearch = Omit<LeadListQuery, 'after' | 'limit' | 'unread'> & {
  unread?: 'true';
  /** The saved view it came from, whatever was changed since. */
  view?: string;
};

const states = ['open', 'closed', 'all'] as const;
const sorts = ['due', 'received', 'activity'] as const;

/** Reads the address; what it does not know is dropped. */
export function leadSearchOf(search: Record<string, unknown>): LeadSearch {
  const found: LeadSearch = {};
  for (const name of ['colour', 'assignee', 'pool', 'source', 'type', 'maturity', 'q', 'view'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  const state = states.find((each) => each === search.state);
  if (state !== undefined) found.state = state;
  const sort = sorts.find((each) => each === search.sort);
  if (sort !== undefined) found.sort = sort;
  if (String(search.unread) === 'true') found.unread = 'true';
  return found;
}
