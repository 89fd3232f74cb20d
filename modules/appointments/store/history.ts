import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

export interface AppointmentEntry {
  readonly kind:
    | 'made'
    | 'moved'
    | 'changed'
    | 'invited'
    | 'reminded'
    | 'cancelled'
    | 'tookPlace'
    | 'missed'
    | 'reopened'
    | 'handedOver';
  readonly text?: string | null;
  readonly details?: Readonly<Record<string, string | number | null>>;
}

/** Writes down what the transaction's actor did with appointments. */
export function addAppointmentHistory(
  tx: DealerTx,
  appointmentIds: readonly string[],
  { kind, text = null, details = {} }: AppointmentEntry,
): void {
  if (appointmentIds.length === 0) return;
  const { userId, name } = tx.actor;
  tx.write(sql`
    insert into appointment_history (dealer_id, appointment_id, entry_id, at, kind, actor_id, actor_name, text, details)
    select ${tx.dealerId}, appointment_id, entry_id, ${tx.now}, ${kind}, ${userId}::uuid, ${name}, ${text},
      ${JSON.stringify(details)}::jsonb
    from unnest(${[...appointmentIds]}::uuid[], ${appointmentIds.map(() => newId(tx.now))}::uuid[])
      as new (appointment_id, entry_id)`);
}
