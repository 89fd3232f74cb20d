import { sql } from 'kysely';
import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/**
 * The kinds of due rows: `noticeMail` and `noticePush` stand for all that waits for a user (the subject), `pushMessage`
 * for one message to one device.
 */
export type DueKind = 'noticeMail' | 'noticePush' | 'pushMessage';

export interface Scheduled {
  readonly kind: DueKind;
  readonly subjectId: string;
  readonly at: Temporal.Instant;
}

/** Makes things fall due, and none of them later than before. */
export function schedule(tx: DealerTx, all: readonly Scheduled[]): void {
  if (all.length === 0) return;
  const earliest = new Map<string, Scheduled>();
  for (const one of all) {
    const known = earliest.get(`${one.subjectId} ${one.kind}`);
    if (!known || Temporal.Instant.compare(one.at, known.at) < 0) {
      earliest.set(`${one.subjectId} ${one.kind}`, one);
    }
  }
  // always in the same order, so that two transactions do not wait for each other
  const rows = [...earliest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    select ${tx.dealerId}::uuid, kind, subject_id, due_at
    from unnest(${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ subjectId }) => subjectId)}::uuid[],
      ${rows.map(({ at }) => at)}::timestamptz[]) as new (kind, subject_id, due_at)
    on conflict (dealer_id, kind, subject_id) do update set due_at = least(due.due_at, excluded.due_at)`);
  if (rows.some(({ at }) => Temporal.Instant.compare(at, tx.now) <= 0)) tx.notify(dueChannel, '');
}

/** Lets what waits for the dealer's users be looked at now: their window or their choices have changed. */
export function lookAgain(tx: DealerTx, userId: string | null = null): void {
  tx.write(sql`
    update due set due_at = ${tx.now}
    where dealer_id = ${tx.dealerId} and kind in ('noticeMail', 'noticePush')
      and (${userId}::uuid is null or subject_id = ${userId}::uuid)`);
  tx.notify(dueChannel, '');
}
