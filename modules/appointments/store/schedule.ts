import { sql } from 'kysely';
import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** The customer is reminded; the person is told that it begins soon. */
export const appointmentReminderKind = 'appointmentReminder';
export const appointmentSoonKind = 'appointmentSoon';

export function schedule(
  tx: DealerTx,
  kind: typeof appointmentReminderKind | typeof appointmentSoonKind,
  appointmentId: string,
  at: Temporal.Instant,
): void {
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    values (${tx.dealerId}, ${kind}, ${appointmentId}, ${at})
    on conflict (dealer_id, kind, subject_id) do update set due_at = excluded.due_at`);
  if (Temporal.Instant.compare(at, tx.now) <= 0) tx.notify(dueChannel, '');
}

export function unschedule(tx: DealerTx, appointmentId: string): void {
  tx.write(sql`
    delete from due where dealer_id = ${tx.dealerId} and subject_id = ${appointmentId}
      and kind = any(${[appointmentReminderKind, appointmentSoonKind]}::text[])`);
}
