import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type CarDates, type DateKind, dateKinds } from '../contract.ts';

export type NoteSource = 'hand' | 'import' | 'api' | 'workshop';

/** Of a kind of date what is told: a day, or that there is none. */
export interface CarDateChange {
  readonly carId: string;
  readonly kind: DateKind;
  /** Null: it has none. */
  readonly on: string | null;
}

/** Writes dates of several cars; what is not named stays. */
export async function putDates(
  tx: DealerTx,
  changes: readonly CarDateChange[],
  source: NoteSource,
): Promise<void> {
  const set = changes.filter(({ on }) => on !== null);
  const cleared = changes.filter(({ on }) => on === null);
  if (set.length > 0) {
    await sql`
      insert into car_date (dealer_id, car_id, kind, on_date, source, noted_at)
      select ${tx.dealerId}::uuid, car_id, kind, on_date, ${source}, ${tx.now}::timestamptz
      from unnest(${set.map(({ carId }) => carId)}::uuid[], ${set.map(({ kind }) => kind)}::text[],
        ${set.map(({ on }) => on)}::date[]) as given (car_id, kind, on_date)
      on conflict (dealer_id, car_id, kind) do update
        set on_date = excluded.on_date, source = excluded.source, noted_at = excluded.noted_at`.execute(
      tx.db,
    );
  }
  if (cleared.length > 0) {
    await sql`
      delete from car_date using unnest(${cleared.map(({ carId }) => carId)}::uuid[],
        ${cleared.map(({ kind }) => kind)}::text[]) as given (car_id, kind)
      where car_date.dealer_id = ${tx.dealerId} and car_date.car_id = given.car_id and car_date.kind = given.kind`.execute(
      tx.db,
    );
  }
}

export async function datesOf(tx: DealerTx, carId: string): Promise<CarDates> {
  const rows = await tx.db
    .selectFrom('car_date')
    .select(['kind', 'on_date'])
    .where('dealer_id', '=', tx.dealerId)
    .where('car_id', '=', carId)
    .execute();
  const known = new Map(rows.map((row) => [row.kind, row.on_date.toString()]));
  return Object.fromEntries(dateKinds.map((kind) => [kind, known.get(kind) ?? null])) as CarDates;
}
