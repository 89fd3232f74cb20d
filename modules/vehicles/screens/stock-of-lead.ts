import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { VehicleState } from '../contract.ts';

/** What a lead's page shows of the vehicle beside its data. */
export interface StockOfLead {
  readonly vehicleId: string;
  readonly state: VehicleState;
  readonly reservedUntil: string | null;
  readonly reservedBy: string | null;
  readonly pictureId: string | null;
}

export async function stockOfLead(tx: DealerTx, vehicleId: string): Promise<StockOfLead | null> {
  const { rows } = await sql<{
    gone_as: 'sold' | 'removed' | null;
    until: Temporal.Instant | null;
    reserved_by: string | null;
    picture_id: string | null;
  }>`
    select v.gone_as, r.until, r.reserved_by,
      (select picture_id from vehicle_picture p
        where p.dealer_id = v.dealer_id and p.vehicle_id = v.vehicle_id and p.position is not null
        order by p.position, p.picture_id limit 1) as picture_id
    from vehicle v
    left join vehicle_reservation r
      on r.dealer_id = v.dealer_id and r.vehicle_id = v.vehicle_id and r.ended_at is null
    where v.dealer_id = ${tx.dealerId} and v.vehicle_id = ${vehicleId}`.execute(tx.db);
  const [row] = rows;
  if (!row) return null;
  return {
    vehicleId,
    state: row.gone_as ?? (row.until ? 'reserved' : 'available'),
    reservedUntil: row.until?.toString() ?? null,
    reservedBy: row.reserved_by,
    pictureId: row.picture_id,
  };
}
