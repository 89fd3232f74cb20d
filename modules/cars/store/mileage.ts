import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { NoteSource } from './dates.ts';

export interface StoredReading {
  readonly on: Temporal.PlainDate;
  readonly km: number;
  readonly source: string;
  readonly by: string | null;
}

/** Writes readings of several cars; of one day the last one counts. */
export async function putReadings(
  tx: DealerTx,
  readings: readonly { readonly carId: string; readonly on: string; readonly km: number }[],
  source: NoteSource | 'lead',
): Promise<void> {
  if (readings.length === 0) return;
  await sql`
    insert into car_mileage (dealer_id, car_id, on_date, km, source, noted_by, noted_at)
    select ${tx.dealerId}::uuid, car_id, on_date, km, ${source}, ${tx.actor.name}, ${tx.now}::timestamptz
    from unnest(${readings.map(({ carId }) => carId)}::uuid[], ${readings.map(({ on }) => on)}::date[],
      ${readings.map(({ km }) => km)}::int[]) as given (car_id, on_date, km)
    on conflict (dealer_id, car_id, on_date) do update
      set km = excluded.km, source = excluded.source, noted_by = excluded.noted_by, noted_at = excluded.noted_at`.execute(
    tx.db,
  );
}

/** False when there was none. */
export async function removeReading(tx: DealerTx, carId: string, on: string): Promise<boolean> {
  const removed = await tx.db
    .deleteFrom('car_mileage')
    .where('dealer_id', '=', tx.dealerId)
    .where('car_id', '=', carId)
    .where('on_date', '=', Temporal.PlainDate.from(on))
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** The newest first. */
export async function readingsOf(tx: DealerTx, carId: string): Promise<StoredReading[]> {
  return tx.db
    .selectFrom('car_mileage')
    .select(['on_date as on', 'km', 'source', 'noted_by as by'])
    .where('dealer_id', '=', tx.dealerId)
    .where('car_id', '=', carId)
    .orderBy('on_date', 'desc')
    .limit(200)
    .execute();
}
