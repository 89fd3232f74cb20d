const names = [
  'period',
  'from',
  'until',
  'compare',
  'source',
  'type',
  'person',
  'group',
  'slices',
  'figure',
] as const;

/** What the address of a report holds: the question as the server is asked, and behind a figure which leads it counts. */
export type ReportSearch = { [name in (typeof names)[number]]?: string };

/** Reads the address; what it does not know is dropped. */
export function reportSearchOf(search: Record<string, unknown>): ReportSearch {
  const found: ReportSearch = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  return found;
}
