import type { LeadColumn, LeadView, NewView } from '../../../../api/types.ts';
import type { LeadSearch } from '../../search.ts';

/** The columns in the order in which they stand when nobody chose another. */
export const allColumns = [
  'due',
  'customer',
  'about',
  'type',
  'source',
  'assignee',
  'maturity',
  'received',
  'activity',
] as const satisfies readonly LeadColumn[];
export const usualColumns: readonly LeadColumn[] = allColumns.filter(
  (column) => column !== 'type' && column !== 'received',
);
/** Who it is and until when: never hidden. */
export const fixedColumns: readonly LeadColumn[] = ['due', 'customer'];

/** What the list is asked by a view; its id stands beside it. */
export function searchOf({ viewId, query }: Pick<LeadView, 'viewId' | 'query'>): LeadSearch {
  const { unread, ...rest } = query;
  return { ...rest, ...(unread === true ? { unread: 'true' as const } : {}), view: viewId };
}

/** What a view keeps of what the list is asked. */
export function queryToKeep({ view: _view, unread, ...rest }: LeadSearch): NewView['query'] {
  return { ...rest, ...(unread === 'true' ? { unread: true } : {}) };
}

/** Whether the list shows something else than the view it came from. Values of one filter have no order. */
export function isChanged(asked: LeadSearch, view: Pick<LeadView, 'viewId' | 'query'>): boolean {
  return fingerprint(asked) !== fingerprint(searchOf(view));
}

function fingerprint({ view: _view, ...asked }: LeadSearch): string {
  return Object.entries(asked)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) =>
      name === 'q' ? `q=${value}` : `${name}=${String(value).split(',').sort().join()}`,
    )
    .sort()
    .join('&');
}

/** The columns as they stand, with those that must not be missing. */
export function shownColumns(chosen: readonly LeadColumn[] | null): readonly LeadColumn[] {
  const columns = chosen ?? usualColumns;
  return [...fixedColumns.filter((column) => !columns.includes(column)), ...columns];
}

/** One column one place up or down. */
export function movedBy<T>(list: readonly T[], one: T, by: 1 | -1): readonly T[] {
  const from = list.indexOf(one);
  const to = from + by;
  if (from === -1 || to < 0 || to >= list.length) return list;
  const next = list.filter((each) => each !== one);
  next.splice(to, 0, one);
  return next;
}
