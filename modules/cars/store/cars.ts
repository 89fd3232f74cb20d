import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { numberKey } from '../../vehicles/index.ts';
import type { CarValues } from '../contract.ts';
import { plateKey } from '../rules/plate.ts';

export interface Car {
  readonly carId: string;
  readonly values: CarValues;
  readonly goneAs: 'sold' | 'scrapped' | null;
  readonly goneOn: Temporal.PlainDate | null;
  readonly goneBy: string | null;
}

/** Null: there is none. With `lock` nobody else changes it until the transaction ends. */
export async function findCar(
  tx: DealerTx,
  carId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<Car | null> {
  const query = rowsOf(tx).where('car_id', '=', carId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row ? toCar(row) : null;
}

/** Cars with one of these VINs or plates (as keys), those still driven first; the newest of each wins. */
export async function carsByKeys(
  tx: DealerTx,
  { vins, plates }: { readonly vins: readonly string[]; readonly plates: readonly string[] },
): Promise<{ readonly byVin: ReadonlyMap<string, Car>; readonly byPlate: ReadonlyMap<string, Car> }> {
  const rows = await rowsOf(tx)
    .where(sql<boolean>`(vin_key = any(${[...vins]}::text[]) or plate_key = any(${[...plates]}::text[]))`)
    .orderBy(sql`gone_as is null`)
    .orderBy('car_id')
    .forUpdate()
    .execute();
  return {
    byVin: new Map(rows.flatMap((row) => (row.vin_key === null ? [] : [[row.vin_key, toCar(row)] as const]))),
    byPlate: new Map(
      rows.flatMap((row) => (row.plate_key === null ? [] : [[row.plate_key, toCar(row)] as const])),
    ),
  };
}

/** Writes new cars; answers their ids in the order given. */
export async function insertCars(tx: DealerTx, all: readonly CarValues[]): Promise<string[]> {
  const ids = all.map(() => newId(tx.now));
  for (let from = 0; from < all.length; from += 1000) {
    await tx.db
      .insertInto('car')
      .values(
        all.slice(from, from + 1000).map((values, index) => ({
          dealer_id: tx.dealerId,
          car_id: ids[from + index] ?? newId(tx.now),
          ...columnsOf(values),
          created_at: tx.now,
          changed_at: tx.now,
        })),
      )
      .execute();
  }
  return ids;
}

export function updateCar(tx: DealerTx, carId: string, values: CarValues): void {
  tx.write(
    tx.db
      .updateTable('car')
      .set({ ...columnsOf(values), changed_at: tx.now })
      .where('dealer_id', '=', tx.dealerId)
      .where('car_id', '=', carId),
  );
}

/** Null: it is driven again. */
export function setCarGone(
  tx: DealerTx,
  carId: string,
  gone: { readonly as: 'sold' | 'scrapped'; readonly on: string | null } | null,
): void {
  tx.write(
    tx.db
      .updateTable('car')
      .set({
        gone_as: gone?.as ?? null,
        gone_on: day(gone?.on ?? null),
        gone_at: gone ? tx.now : null,
        gone_by: gone ? tx.actor.name : null,
        changed_at: tx.now,
      })
      .where('dealer_id', '=', tx.dealerId)
      .where('car_id', '=', carId),
  );
}

function columnsOf(values: CarValues) {
  return {
    plate: values.plate,
    plate_key: plateKey(values.plate),
    vin: values.vin,
    vin_key: numberKey(values.vin),
    make: values.make,
    model: values.model,
    fuel: values.fuel,
    first_registration: day(values.firstRegistration),
    next_service_km: values.nextServiceKm,
    yearly_km: values.yearlyKm,
    stored_tyres: values.storedTyres,
    summer_tread_mm: values.summerTreadMm,
    winter_tread_mm: values.winterTreadMm,
    note: values.note,
  };
}

const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
const number = (value: string | null) => (value === null ? null : Number(value));

function rowsOf(tx: DealerTx) {
  return tx.db.selectFrom('car').selectAll().where('dealer_id', '=', tx.dealerId);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function toCar(row: Row): Car {
  return {
    carId: row.car_id,
    values: {
      make: row.make,
      model: row.model,
      plate: row.plate,
      vin: row.vin,
      fuel: row.fuel as CarValues['fuel'],
      firstRegistration: row.first_registration?.toString() ?? null,
      nextServiceKm: row.next_service_km,
      yearlyKm: row.yearly_km,
      storedTyres: row.stored_tyres as CarValues['storedTyres'],
      summerTreadMm: number(row.summer_tread_mm),
      winterTreadMm: number(row.winter_tread_mm),
      note: row.note,
    },
    goneAs: row.gone_as as Car['goneAs'],
    goneOn: row.gone_on,
    goneBy: row.gone_by,
  };
}
