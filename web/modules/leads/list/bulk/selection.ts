/** What is chosen of a list: each lead with whose it was then, so that nobody is overtaken unseen. */
export type Chosen = ReadonlyMap<string, string | null>;
type Row = { readonly leadId: string; readonly assignee: { readonly userId: string } | null };

export const nothingChosen: Chosen = new Map();

export function toggled(chosen: Chosen, row: Row): Chosen {
  const next = new Map(chosen);
  if (!next.delete(row.leadId)) next.set(row.leadId, row.assignee?.userId ?? null);
  return next;
}

export function chosenOf(rows: readonly Row[]): Chosen {
  return new Map(rows.map(({ leadId, assignee }) => [leadId, assignee?.userId ?? null]));
}

/** Everything from one row to another is chosen too, both included. An unknown start is the other row. */
export function extended(
  chosen: Chosen,
  rows: readonly Row[],
  { from, to }: { readonly from: string | null; readonly to: string },
): Chosen {
  const end = rows.findIndex(({ leadId }) => leadId === to);
  if (end === -1) return chosen;
  const known = rows.findIndex(({ leadId }) => leadId === from);
  const start = known === -1 ? end : known;
  return new Map([...chosen, ...chosenOf(rows.slice(Math.min(start, end), Math.max(start, end) + 1))]);
}

/** One request names no more leads than this; more go one request after the other. */
export function batches<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}
