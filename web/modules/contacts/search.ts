/** What the list shows, as it stands in the address. */
export type ContactSearch = {
  q?: string;
  kind?: string;
  language?: string;
  openLeads?: string;
  permission?: string;
  sort?: string;
};

const names = ['q', 'kind', 'language', 'openLeads', 'permission', 'sort'] as const;

/** Takes what it knows of an address; the server refuses values it does not. */
export function contactSearchOf(search: Record<string, unknown>): ContactSearch {
  const known = names.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(known);
}

export const filterNames = ['kind', 'language', 'openLeads', 'permission'] as const;

export function countFilters(asked: ContactSearch): number {
  return filterNames.filter((name) => asked[name] !== undefined).length;
}

/** The same search without one filter, or with another value of it. */
export function withFilter(
  asked: ContactSearch,
  name: (typeof filterNames)[number] | 'sort' | 'q',
  value: string | undefined,
): ContactSearch {
  const { [name]: _, ...rest } = asked;
  return value === undefined || value === '' ? rest : { ...rest, [name]: value };
}
