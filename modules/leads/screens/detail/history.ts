import { isId } from '../../../../kernel/ids.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { personNames } from '../../../people/index.ts';
import type { HistoryEntry } from '../../contract.ts';

/** A page shows so many; nobody reads further. */
const most = 500;

/** What happened to the lead, newest first. People are told by name, also where the entry holds only their id. */
export async function historyOf(tx: DealerTx, leadId: string): Promise<HistoryEntry[]> {
  const rows = await tx.db
    .selectFrom('lead_history')
    .select(['entry_id', 'at', 'kind', 'actor_name', 'text', 'details'])
    .where('dealer_id', '=', tx.dealerId)
    .where('lead_id', '=', leadId)
    .orderBy('at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(most)
    .execute();
  const entries = rows.map((row) => ({ ...row, details: row.details as HistoryEntry['details'] }));
  const names = await personNames(
    tx,
    entries.flatMap(({ details }) => idsIn(details)),
  );
  return entries.toSorted(newestFirst).map((entry) => ({
    entryId: entry.entry_id,
    at: entry.at.toString(),
    kind: entry.kind,
    actor: entry.actor_name,
    text: entry.text,
    details: named(entry.details, names),
  }));
}

/** What happened in one moment, by one deed, in the order in which it follows from each other. */
const sequence = ['arrived', 'customerReplied', 'reopened', 'assigned', 'automaticReply'];

function newestFirst(a: Timed, b: Timed): number {
  return Temporal.Instant.compare(b.at, a.at) || rank(b) - rank(a);
}

interface Timed {
  readonly at: Temporal.Instant;
  readonly kind: string;
}

function rank({ kind }: Timed): number {
  const found = sequence.indexOf(kind);
  return found < 0 ? sequence.length : found;
}

function idsIn({ from, to }: HistoryEntry['details']): string[] {
  return [from, to].filter((value) => typeof value === 'string').filter(isId);
}

function named(
  details: HistoryEntry['details'],
  names: ReadonlyMap<string, string>,
): HistoryEntry['details'] {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === 'string' ? (names.get(value) ?? value) : value,
    ]),
  );
}
