/** What the address of the list of cars holds: the search, whether gone ones are shown, and the car that is open. */
export type CarSearch = { q?: string; state?: 'gone' | 'all'; car?: string };

/** Reads the address; what it does not know is dropped. */
export function carSearchOf(search: Record<string, unknown>): CarSearch {
  const found: CarSearch = {};
  if (typeof search.q === 'string' && search.q !== '') found.q = search.q;
  if (typeof search.q === 'number') found.q = String(search.q);
  if (search.state === 'gone' || search.state === 'all') found.state = search.state;
  if (typeof search.car === 'string') found.car = search.car;
  return found;
}
