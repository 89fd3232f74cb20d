/** The fields a table may fill, each with the names that its column goes by (folded: letters and digits only). */
export type FieldNames = Readonly<Record<string, readonly string[]>>;

export interface ColumnGuess {
  readonly index: number;
  readonly name: string;
  /** The first values that are there. */
  readonly samples: string[];
  /** Null: nobody knows what it is. */
  readonly field: string | null;
}

/** Says for each column which field it fills: as chosen, else by its name. A field is filled by one column. */
export function guessColumns(
  table: {
    readonly head: readonly string[];
    readonly lines: readonly { readonly cells: readonly string[] }[];
  },
  names: FieldNames,
  chosen: ReadonlyMap<string, number> | null,
): ColumnGuess[] {
  const fields = chosen ?? byName(table.head, names);
  const fieldOf = new Map([...fields].map(([field, index]) => [index, field]));
  return table.head.map((name, index) => ({
    index,
    name,
    samples: samplesOf(table.lines, index),
    field: fieldOf.get(index) ?? null,
  }));
}

/** Exact names come first, over all fields; then columns whose name begins with one of the names. */
function byName(head: readonly string[], names: FieldNames): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const taken = new Set<number>();
  const folded = head.map(folding);
  const take = (fits: (column: string, name: string) => boolean) => {
    for (const [field, known] of Object.entries(names)) {
      if (found.has(field)) continue;
      const index = folded.findIndex(
        (column, at) =>
          !taken.has(at) && column !== '' && [folding(field), ...known].some((name) => fits(column, name)),
      );
      if (index < 0) continue;
      found.set(field, index);
      taken.add(index);
    }
  };
  take((column, name) => column === name);
  take((column, name) => name.length >= 4 && column.startsWith(name));
  return found;
}

function folding(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}

function samplesOf(lines: readonly { readonly cells: readonly string[] }[], index: number): string[] {
  const samples: string[] = [];
  for (const { cells } of lines) {
    const cell = cells[index] ?? '';
    if (cell !== '' && !samples.includes(cell)) samples.push(cell.slice(0, 80));
    if (samples.length === 3) break;
  }
  return samples;
}

/** Reads `make:0,model:1`; unknown fields, columns that are not there and columns named twice are left out. Null: nothing was chosen. */
export function readMapping(
  text: string | undefined,
  names: FieldNames,
  columns: number,
): ReadonlyMap<string, number> | null {
  if (text === undefined) return null;
  const chosen = new Map<string, number>();
  for (const part of text.split(',')) {
    const [field = '', column = ''] = part.split(':');
    const index = /^\d{1,3}$/.test(column) ? Number(column) : columns;
    if (!Object.hasOwn(names, field) || index >= columns || [...chosen.values()].includes(index)) continue;
    chosen.set(field, index);
  }
  return chosen;
}
