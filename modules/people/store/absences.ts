import { sql } from 'kysely';
import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** `[startsAt, endsAt)`. */
export interface Absence {
  readonly absenceId: string;
  readonly userId: string;
  readonly deputyUserId: string | null;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** What becomes of the open leads when it begins. */
  readonly openWork: 'stays' | 'deputy';
}

/** The dealer's absences that run at a moment, or that end after one; removed ones are none. */
export async function listAbsences(
  tx: DealerTx,
  when: { readonly at: Temporal.Instant } | { readonly from: Temporal.Instant },
): Promise<Absence[]> {
  const after = 'at' in when ? when.at : when.from;
  let query = tx.db
    .selectFrom('absence')
    .select([
      'absence_id as absenceId',
      'user_id as userId',
      'deputy_user_id as deputyUserId',
      'starts_at as startsAt',
      'ends_at as endsAt',
      sql<Absence['openWork']>`open_work`.as('openWork'),
    ])
    .where('dealer_id', '=', tx.dealerId)
    .where('removed_at', 'is', null)
    .where('ends_at', '>', after)
    .orderBy('starts_at')
    .orderBy('absence_id');
  if ('at' in when) query = query.where('starts_at', '<=', when.at);
  return query.execute();
}

/** Keeps two absences from being planned at once, each right without the other. */
export async function lockAbsences(tx: DealerTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`absences ${tx.dealerId}`}, 0))`.execute(tx.db);
}

export async function insertAbsence(tx: DealerTx, absence: Absence): Promise<void> {
  await tx.db
    .insertInto('absence')
    .values({
      dealer_id: tx.dealerId,
      absence_id: absence.absenceId,
      user_id: absence.userId,
      deputy_user_id: absence.deputyUserId,
      starts_at: absence.startsAt,
      ends_at: absence.endsAt,
      open_work: absence.openWork,
      created_by: tx.actor.userId,
      created_at: tx.now,
    })
    .execute();
}

/** False when there is no such absence of this user, or it was removed before. */
export async function removeAbsence(
  tx: DealerTx,
  { userId, absenceId }: { readonly userId: string; readonly absenceId: string },
): Promise<boolean> {
  const removed = await tx.db
    .updateTable('absence')
    .set({ removed_at: tx.now, removed_by: tx.actor.userId })
    .where('dealer_id', '=', tx.dealerId)
    .where('absence_id', '=', absenceId)
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return removed.numUpdatedRows === 1n;
}

/** The kind of due work that begins an absence; its subject is the absence. */
export const absenceBeginsKind = 'people.absenceBegins';

/** Lets the worker see to an absence when it begins, and at once when it has begun. */
export function scheduleBeginning(tx: DealerTx, { absenceId, startsAt }: Absence): void {
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    values (${tx.dealerId}, ${absenceBeginsKind}, ${absenceId}, ${startsAt})
    on conflict (dealer_id, kind, subject_id) do update set due_at = excluded.due_at`);
  if (Temporal.Instant.compare(startsAt, tx.now) <= 0) tx.notify(dueChannel, '');
}

/** Marks the open work of an absence as handed over; false when it was before, or the absence was removed. */
export async function markHandedOver(tx: DealerTx, absenceId: string): Promise<boolean> {
  const marked = await tx.db
    .updateTable('absence')
    .set({ handed_over_at: tx.now })
    .where('dealer_id', '=', tx.dealerId)
    .where('absence_id', '=', absenceId)
    .where('handed_over_at', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return marked.numUpdatedRows === 1n;
}
