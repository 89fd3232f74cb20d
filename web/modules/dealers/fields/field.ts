/** How a value is told: what words stand for it. `choice` and `names` name the messages of which the value is the last part. */
export type Tell =
  | { readonly as: 'text' | 'yesNo' | 'number' | 'minutes' | 'days' | 'hours' | 'name' }
  | { readonly as: 'holidays' | 'interval' | 'daysOff' | 'opening' | 'language' | 'before' }
  | { readonly as: 'choice'; readonly words: string }
  | { readonly as: 'list'; readonly of: Tell };

/**
 * What names an entry of a list or a record: its own text, a user or source by id, or a message below `words`, of which
 * the key or the property at `path` is the last part.
 */
export type EntryName =
  | { readonly by: 'field'; readonly path: string }
  | { readonly by: 'id' }
  | { readonly by: 'words'; readonly words: string; readonly path?: string };

/** A single value of an area. */
export interface ValueField {
  readonly path: string;
  /** A message; without a dot one of `settingsWords.labels`. */
  readonly label: string;
  /** A message that explains it; searched, too. */
  readonly hint?: string;
  readonly tell: Tell;
  /** What null means; left out: "nothing". */
  readonly none?: string;
}

/** Things that come and go: a list whose entries have an id, or a record by key. */
export interface EntriesField {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  /** The property that tells entries of a list apart; null: a record. */
  readonly id: string | null;
  readonly name: EntryName;
  /** What may differ in an entry; empty: the entry itself is the value, told by `tell`. */
  readonly fields: readonly ValueField[];
  readonly tell?: Tell;
}

export type Field = ValueField | EntriesField;

export function hasEntries(field: Field): field is EntriesField {
  return 'fields' in field;
}
