import type { DealerTx } from '../../../../platform/sql/index.ts';

/** Saved absences by their ids; those that are gone are left out. */
export async function absencesById(tx: DealerTx, absenceIds: readonly string[]) {
  if (absenceIds.length === 0) return [];
  return tx.db
    .selectFrom('absence')
    .select(['absence_id as absenceId', 'user_id as userId', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('dealer_id', '=', tx.dealerId)
    .where('absence_id', 'in', [...absenceIds])
    .where('removed_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('absence_id')
    .execute();
}
