import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { markCompared, nextToCompare, saveDuplicates } from '../store/index.ts';
import { findTwins } from './find-matches.ts';

/** The kind of due work that looks for duplicates; its subject is the dealer. */
export const compareKind = 'contactsToCompare';
const atOnce = 200;
/** Whoever enters a contact is shown its twins while typing; the worklist may take a while. */
const pause = Temporal.Duration.from({ minutes: 2 });
const night = Temporal.Duration.from({ hours: 24 });

/** A contact was written: the worklist is looked through again within minutes. */
export function compareSoon(tx: DealerTx): void {
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    values (${tx.dealerId}, ${compareKind}, ${tx.dealerId}, ${tx.now.add(pause)})
    on conflict (dealer_id, kind, subject_id) do update set due_at = least(due.due_at, excluded.due_at)`);
}

/**
 * Compares some contacts that were written since with all others, and keeps the pairs that may be one. At once again as
 * long as there are more; then the next day, for those that come in with enquiries.
 */
export async function compareSome(tx: DealerTx): Promise<Temporal.Instant> {
  const contactIds = await nextToCompare(tx, atOnce);
  if (contactIds.length === 0) return tx.now.add(night);
  const twins = await findTwins(tx, contactIds);
  saveDuplicates(
    tx,
    contactIds,
    twins.map(({ one, other, score, strength, reasons }) => ({
      oneId: one.contactId,
      otherId: other.contactId,
      score,
      strength,
      reasons,
    })),
  );
  markCompared(tx, contactIds);
  return tx.now;
}
