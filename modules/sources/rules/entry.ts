import type { Static } from 'typebox';
import type { CatalogueName, ReasonEntry, SourceEntry } from '../contract.ts';

/** What an entry says, without its id and its place. */
export interface EntryOf {
  sources: Static<typeof SourceEntry>;
  closingReasons: Static<typeof ReasonEntry>;
}

/** An entry of a catalogue with what is around it. */
export interface Entry<C extends CatalogueName> {
  readonly entryId: string;
  /** Of a system entry; null: the dealer's own. */
  readonly key: string | null;
  readonly value: EntryOf[C];
  /** At most `MOST_USES`. */
  readonly uses: number;
}

/** More is not counted. */
export const MOST_USES = 1000;

export interface Refused {
  readonly kind: 'invalid' | 'conflict';
  readonly code: string;
  readonly field?: string;
}

/**
 * Why an entry may not become this; null: it may. An own entry keeps a name; no two are called alike; the outcome of a
 * system reason and of one that closed leads stays, since history and reports were told by it; one reason per outcome and
 * one source stay offered.
 */
export function refusalOf<C extends CatalogueName>(
  all: readonly Entry<C>[],
  entry: Entry<C> | null,
  next: EntryOf[C],
): Refused | null {
  const name = next.name?.trim() ?? null;
  if ((entry === null || entry.key === null) && (name === null || name === '')) {
    return { kind: 'invalid', code: 'sources.needsName', field: 'name' };
  }
  const others = all.filter(({ entryId }) => entryId !== entry?.entryId);
  const alike = others.some(
    ({ value }) => value.name?.toLowerCase() === name?.toLowerCase() && name !== null,
  );
  if (alike) return { kind: 'conflict', code: 'sources.nameTaken', field: 'name' };
  if (entry !== null && outcomeOf(entry.value) !== outcomeOf(next)) {
    if (entry.key !== null) return { kind: 'conflict', code: 'sources.systemOutcome', field: 'outcome' };
    if (entry.uses > 0) return { kind: 'conflict', code: 'sources.outcomeUsed', field: 'outcome' };
  }
  const offered = others.some(({ value }) => !value.hidden && outcomeOf(value) === outcomeOf(next));
  if (next.hidden && !offered) return { kind: 'conflict', code: 'sources.lastOne', field: 'hidden' };
  return null;
}

/** Own entries that nothing was ever done with may go; history needs all others. */
export function mayRemove({ key, uses }: Pick<Entry<CatalogueName>, 'key' | 'uses'>): boolean {
  return key === null && uses === 0;
}

function outcomeOf(value: EntryOf[CatalogueName]): string | null {
  return 'outcome' in value ? value.outcome : null;
}
