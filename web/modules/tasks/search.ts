import type { TaskListQuery } from '../../api/types.ts';

/** What the address of the task list holds: filters and search, and the task that is open beside it. */
export type TaskSearch = Omit<TaskListQuery, 'after' | 'limit'> & { task?: string };

/** Reads the address; what it does not know is dropped. */
export function taskSearchOf(search: Record<string, unknown>): TaskSearch {
  const found: TaskSearch = {};
  for (const name of ['colour', 'assignee', 'type', 'contact', 'lead', 'car', 'q', 'task'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  if (search.state === 'ended') found.state = 'ended';
  return found;
}

export type TaskTab = 'mine' | 'nobody' | 'all' | 'ended';
export const taskTabs: readonly TaskTab[] = ['mine', 'nobody', 'all', 'ended'];
/** In the address of a list that starts with one's own tasks: everybody's. Never sent to the server. */
const ANYONE = 'anyone';

/** What an address asks for: without anything in it one's own open tasks. */
export function askedFor(address: TaskSearch): TaskListQuery {
  const { task: _, ...search } = address;
  if (search.assignee === undefined && search.state === undefined) return { ...search, assignee: 'me' };
  const { assignee, ...rest } = search;
  return assignee === ANYONE || assignee === undefined ? rest : search;
}

export function tabOf({ state, assignee }: TaskSearch): TaskTab {
  if (state === 'ended') return 'ended';
  if (assignee === undefined || assignee === 'me') return 'mine';
  return assignee === 'nobody' ? 'nobody' : 'all';
}

/** The same search and filters under another tab. */
export function underTab(search: TaskSearch, tab: TaskTab): TaskSearch {
  const { state: _, assignee: __, ...rest } = search;
  switch (tab) {
    case 'mine':
      return rest;
    case 'nobody':
      return { ...rest, assignee: 'nobody' };
    case 'all':
      return { ...rest, assignee: ANYONE };
    case 'ended':
      return { ...rest, state: 'ended' };
  }
}

export type TaskFilter = 'colour' | 'type' | 'assignee';

/** The values a filter is set to. `me`, `nobody` and everybody are tabs. */
export function valuesOf(search: TaskSearch, filter: TaskFilter): readonly string[] {
  return (search[filter] ?? '')
    .split(',')
    .filter((value) => value !== '' && !(filter === 'assignee' && ['me', 'nobody', ANYONE].includes(value)));
}

export function withValues(search: TaskSearch, filter: TaskFilter, values: readonly string[]): TaskSearch {
  const { [filter]: _, ...rest } = search;
  if (values.length > 0) return { ...rest, [filter]: values.join(',') };
  return filter === 'assignee' && search.state === undefined ? { ...rest, assignee: ANYONE } : rest;
}

/** Whether anything beside the tab keeps rows away. */
export function isNarrowed(search: TaskSearch): boolean {
  const filters = (['colour', 'type', 'assignee'] as const).some((one) => valuesOf(search, one).length > 0);
  const { q, contact, lead, car } = search;
  return filters || [q, contact, lead, car].some((value) => value !== undefined);
}

/** The tab without filters and search. */
export function widened(search: TaskSearch): TaskSearch {
  return underTab({}, tabOf(search));
}
