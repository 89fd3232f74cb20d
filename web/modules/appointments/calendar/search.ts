export type CalendarKind = 'week' | 'day' | 'list';
export const calendarKinds: readonly CalendarKind[] = ['week', 'day', 'list'];

/** What the address of the calendar holds: how, when and whose, and what is open beside it. */
export type CalendarSearch = {
  view?: CalendarKind;
  date?: string;
  /** `all`, or ids joined by commas; left out: one's own. */
  people?: string;
  appointment?: string;
  task?: string;
};

/** Reads the address; what it does not know is dropped. */
export function calendarSearchOf(search: Record<string, unknown>): CalendarSearch {
  const found: CalendarSearch = {};
  const view = calendarKinds.find((kind) => kind === search.view);
  if (view !== undefined) found.view = view;
  if (typeof search.date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.date)) found.date = search.date;
  for (const name of ['people', 'appointment', 'task'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  return found;
}
