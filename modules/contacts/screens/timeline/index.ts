import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { Timeline, TimelineEntry } from '../../contract.ts';
import { type Moment, momentCursor, momentOf } from '../../rules/list-place.ts';
import { contactsById } from '../../store/index.ts';

export interface TimelineQuestion {
  readonly contactId: string;
  /** Only what comes after this entry, that is: what is older. */
  readonly before: Moment | null;
  readonly limit: number;
}

/**
 * One kind of entry of a contact's timeline: one query, answering at most `limit` entries, the newest first and of one
 * moment the greater id first. Each module brings its own; they are put together in `app/timeline.ts`.
 */
export type TimelineSource = (tx: DealerTx, question: TimelineQuestion) => Promise<readonly TimelineEntry[]>;

const perPage = 40;

/** A page of everything that happened with a contact, the newest first. Refuses `contacts.notFound`, `contacts.badCursor`. */
export async function contactTimeline(
  tx: DealerTx,
  sources: readonly TimelineSource[],
  { contactId, after }: { readonly contactId: string; readonly after?: string | undefined },
): Promise<Timeline> {
  if ((await contactsById(tx, [contactId])).length === 0) refuse('notFound', 'contacts.notFound');
  const before = after === undefined ? null : momentOf(after);
  if (after !== undefined && !before) refuse('invalid', 'contacts.badCursor', { field: 'after' });
  const all: TimelineEntry[] = [];
  for (const source of sources) all.push(...(await source(tx, { contactId, before, limit: perPage + 1 })));
  const sorted = all.sort(newestFirst);
  const entries = sorted.slice(0, perPage);
  const last = entries.at(-1);
  return { entries, next: last && sorted.length > perPage ? momentCursor(last) : null };
}

function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  return Temporal.Instant.compare(b.at, a.at) || (a.entryId < b.entryId ? 1 : -1);
}
