import type { DueHandler } from '../../platform/due-work/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import { contactsToIndex, indexContacts } from './store/index.ts';
import { compareKind, compareSome } from './use-cases/compare-contacts.ts';

const atOnce = 500;

/** What falls due among contacts: looking for duplicates, and indexing those that were there before there was an index. */
export function contactJobs(): Readonly<Record<string, DueHandler>> {
  return { contactsToIndex: indexWaiting, [compareKind]: compareSome };
}

/** Indexes some contacts that nothing finds yet; again at once as long as there are more. */
export async function indexWaiting(tx: DealerTx): Promise<Temporal.Instant | null> {
  const contactIds = await contactsToIndex(tx, atOnce);
  await indexContacts(tx, contactIds);
  return contactIds.length === 0 ? null : tx.now;
}
