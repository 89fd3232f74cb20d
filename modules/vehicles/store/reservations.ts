import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** The kind of due work that ends a reservation; its subject is the reservation. */
export const reservationEndsKind = 'vehicles.reservationEnds';

export type EndedBecause = 'released' | 'lapsed' | 'sold' | 'removed';

export interface RunningReservation {
  readonly reservationId: string;
  readonly vehicleId: string;
  readonly reservedById: string | null;
  readonly reservedBy: string | null;
  readonly until: Temporal.Instant;
}

/** The reservation of a vehicle that runs; null: it is free. */
export async function runningReservation(
  tx: DealerTx,
  vehicleId: string,
): Promise<RunningReservation | null> {
  const row = await tx.db
    .selectFrom('vehicle_reservation')
    .select([
      'reservation_id as reservationId',
      'vehicle_id as vehicleId',
      'reserved_by_id as reservedById',
      'reserved_by as reservedBy',
      'until',
    ])
    .where('dealer_id', '=', tx.dealerId)
    .where('vehicle_id', '=', vehicleId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** How many vehicles somebody holds by a type. */
export async function countHeld(tx: DealerTx, userId: string, typeId: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom('vehicle_reservation')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('dealer_id', '=', tx.dealerId)
    .where('reserved_by_id', '=', userId)
    .where('type_id', '=', typeId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export interface NewReservationRow {
  readonly vehicleId: string;
  readonly typeId: string;
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly forWhom: string | null;
  readonly note: string | null;
  readonly until: Temporal.Instant;
}

/** Writes a reservation, and lets the worker end it at its end. */
export async function insertReservation(tx: DealerTx, row: NewReservationRow): Promise<string> {
  const reservationId = newId(tx.now);
  await tx.db
    .insertInto('vehicle_reservation')
    .values({
      dealer_id: tx.dealerId,
      reservation_id: reservationId,
      vehicle_id: row.vehicleId,
      type_id: row.typeId,
      contact_id: row.contactId,
      lead_id: row.leadId,
      for_whom: row.forWhom,
      note: row.note,
      reserved_at: tx.now,
      until: row.until,
      reserved_by_id: tx.actor.userId,
      reserved_by: tx.actor.name,
    })
    .execute();
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    values (${tx.dealerId}, ${reservationEndsKind}, ${reservationId}, ${row.until})
    on conflict (dealer_id, kind, subject_id) do update set due_at = excluded.due_at`);
  tx.notify(dueChannel, '');
  return reservationId;
}

/** Ends a reservation that runs; its due work finds it ended. */
export function endReservation(tx: DealerTx, reservationId: string, because: EndedBecause): void {
  tx.write(
    tx.db
      .updateTable('vehicle_reservation')
      .set({ ended_at: tx.now, ended_because: because, ended_by: tx.actor.name })
      .where('dealer_id', '=', tx.dealerId)
      .where('reservation_id', '=', reservationId)
      .where('ended_at', 'is', null),
  );
}

/** The reservation when it still runs. */
export async function openReservation(
  tx: DealerTx,
  reservationId: string,
): Promise<{ readonly vehicleId: string; readonly until: Temporal.Instant } | null> {
  const row = await tx.db
    .selectFrom('vehicle_reservation')
    .select(['vehicle_id as vehicleId', 'until'])
    .where('dealer_id', '=', tx.dealerId)
    .where('reservation_id', '=', reservationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
