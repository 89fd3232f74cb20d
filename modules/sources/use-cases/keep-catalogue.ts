import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { CatalogueName } from '../contract.ts';
import { type Entry, type EntryOf, mayRemove, refusalOf } from '../rules/entry.ts';
import {
  deleteEntry,
  findChange,
  insertEntry,
  listEntries,
  orderEntries,
  recordChange,
  updateEntry,
} from '../store/index.ts';

/** Adds an entry of the dealer's own. Refuses `sources.needsName` and `sources.nameTaken`. */
export async function addEntry<C extends CatalogueName>(
  tx: DealerTx,
  catalogue: C,
  value: EntryOf[C],
): Promise<void> {
  const next = trimmed(value);
  check(await listEntries(tx, catalogue), null, next);
  recordChange(tx, catalogue, {
    entryId: await insertEntry(tx, catalogue, next),
    before: null,
    after: next,
  });
}

/** Changes an entry and records it. Refuses what `refusalOf` says, and `sources.noEntry`. */
export async function changeEntry<C extends CatalogueName>(
  tx: DealerTx,
  catalogue: C,
  { entryId, change }: { readonly entryId: string; readonly change: Partial<EntryOf[C]> },
): Promise<void> {
  const all = await listEntries(tx, catalogue);
  const entry = entryOf(all, entryId);
  const next = trimmed({ ...entry.value, ...change });
  if (sameEntry(next, entry.value)) return;
  check(all, entry, next);
  await updateEntry(tx, catalogue, entryId, next);
  recordChange(tx, catalogue, { entryId, before: entry.value, after: next });
}

/** Removes an own entry that nothing uses; others are hidden instead. Refuses `sources.stillUsed`. */
export async function removeEntry(tx: DealerTx, catalogue: CatalogueName, entryId: string): Promise<void> {
  const entry = entryOf(await listEntries(tx, catalogue), entryId);
  if (!mayRemove(entry)) refuse('conflict', 'sources.stillUsed');
  await deleteEntry(tx, catalogue, entryId);
  recordChange(tx, catalogue, { entryId, before: entry.value, after: null });
}

/** Puts all entries in this order. Refuses `sources.orderOutdated` when it names others than there are. */
export async function orderCatalogue(
  tx: DealerTx,
  catalogue: CatalogueName,
  entryIds: readonly string[],
): Promise<void> {
  const known = new Set((await listEntries(tx, catalogue)).map(({ entryId }) => entryId));
  const wanted = new Set(entryIds);
  if (wanted.size !== known.size || entryIds.length !== known.size || entryIds.some((id) => !known.has(id))) {
    refuse('conflict', 'sources.orderOutdated');
  }
  await orderEntries(tx, catalogue, entryIds);
}

/**
 * Takes one change back: with the same checks, as a change of its own. Refuses `sources.changedSince` when the entry is
 * no longer what the change made of it.
 */
export async function undoChange(tx: DealerTx, catalogue: CatalogueName, changeId: string): Promise<void> {
  const change = (await findChange(tx, catalogue, changeId)) ?? refuse('notFound', 'sources.noEntry');
  const { entryId, before, after } = change;
  if (after === null) {
    if (before !== null) await addEntry(tx, catalogue, before);
    return;
  }
  const entry = (await listEntries(tx, catalogue)).find((one) => one.entryId === entryId);
  if (entry === undefined || !sameEntry(entry.value, after)) refuse('conflict', 'sources.changedSince');
  if (before === null) await removeEntry(tx, catalogue, entryId);
  else await changeEntry(tx, catalogue, { entryId, change: before });
}

function entryOf<C extends CatalogueName>(all: readonly Entry<C>[], entryId: string): Entry<C> {
  return all.find((entry) => entry.entryId === entryId) ?? refuse('notFound', 'sources.noEntry');
}

function check<C extends CatalogueName>(
  all: readonly Entry<C>[],
  entry: Entry<C> | null,
  next: EntryOf[C],
): void {
  const refused = refusalOf(all, entry, next);
  if (refused === null) return;
  const { kind, code, field } = refused;
  refuse(kind, code, field === undefined ? {} : { field });
}

function trimmed<V extends { readonly name: string | null }>(value: V): V {
  return { ...value, name: value.name?.trim() ?? null };
}

/** Keys of what was stored as JSON come in another order. */
function sameEntry(one: EntryOf[CatalogueName], other: EntryOf[CatalogueName]): boolean {
  const sorted = (value: object) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}
