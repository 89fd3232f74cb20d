import type { DealerTx } from '../../../platform/sql/index.ts';
import type { ReservationView } from '../contract.ts';

/** The reservation that runs, and the last ones that ended. */
export async function reservationsOf(
  tx: DealerTx,
  vehicleId: string,
): Promise<{ running: ReservationView | null; past: ReservationView[]; reservedById: string | null }> {
  const rows = await rowsOf(tx, vehicleId).execute();
  const running = rows.find((row) => row.ended_at === null);
  return {
    running: running ? present(running) : null,
    past: rows.filter((row) => row.ended_at !== null).map(present),
    reservedById: running?.reserved_by_id ?? null,
  };
}

function rowsOf(tx: DealerTx, vehicleId: string) {
  return tx.db
    .selectFrom('vehicle_reservation as r')
    .innerJoin('reservation_type as type', (join) =>
      join.onRef('type.dealer_id', '=', 'r.dealer_id').onRef('type.type_id', '=', 'r.type_id'),
    )
    .leftJoin('contact', (join) =>
      join.onRef('contact.dealer_id', '=', 'r.dealer_id').onRef('contact.contact_id', '=', 'r.contact_id'),
    )
    .select(['r.reservation_id', 'r.for_whom', 'r.contact_id', 'r.lead_id', 'r.note', 'r.reserved_at'])
    .select(['r.until', 'r.reserved_by', 'r.reserved_by_id', 'r.ended_at', 'r.ended_because', 'r.ended_by'])
    .select(['type.type_id', 'type.key', 'type.name', 'contact.name as contact_name'])
    .where('r.dealer_id', '=', tx.dealerId)
    .where('r.vehicle_id', '=', vehicleId)
    .orderBy('r.reserved_at', 'desc')
    .orderBy('r.reservation_id', 'desc')
    .limit(21);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function present(row: Row): ReservationView {
  return {
    reservationId: row.reservation_id,
    type: { typeId: row.type_id, key: row.key, name: row.name },
    forWhom: row.contact_name ?? row.for_whom,
    contactId: row.contact_id,
    leadId: row.lead_id,
    note: row.note,
    reservedAt: row.reserved_at.toString(),
    until: row.until.toString(),
    reservedBy: row.reserved_by,
    ended:
      row.ended_at === null || row.ended_because === null
        ? null
        : {
            at: row.ended_at.toString(),
            because: row.ended_because as NonNullable<ReservationView['ended']>['because'],
            by: row.ended_by,
          },
  };
}
