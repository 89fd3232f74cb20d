import type { VehicleListQuery } from '../../api/types.ts';

/** What the stock's address holds: every filter, the search and the sort, as text; paging is not part of it. */
export type StockSearch = { [name in (typeof names)[number]]?: string };

const names = [
  'q',
  'state',
  'make',
  'model',
  'location',
  'fuel',
  'condition',
  'person',
  'priceFrom',
  'priceTo',
  'yearFrom',
  'yearTo',
  'sort',
] as const satisfies readonly (keyof VehicleListQuery)[];

/** Reads the address; what it does not know is dropped. */
export function stockSearchOf(search: Record<string, unknown>): StockSearch {
  const found: StockSearch = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) found[name] = String(value);
  }
  return found;
}

/** The same search with one value changed; empty clears it. A model belongs to its make, so it goes with it. */
export function withValue(search: StockSearch, name: keyof StockSearch, value: string): StockSearch {
  const { [name]: _, ...rest } = search;
  const kept = name === 'make' ? withoutModel(rest) : rest;
  return value === '' ? kept : { ...kept, [name]: value };
}

function withoutModel(search: StockSearch): StockSearch {
  const { model: _, ...rest } = search;
  return rest;
}

/** How many filters narrow the list; the search and the order are none. */
export function countFilters(search: StockSearch): number {
  const { q: _, sort: __, ...filters } = search;
  return Object.keys(filters).length;
}
