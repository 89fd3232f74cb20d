import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { VehicleValues } from '../contract.ts';
import { searchTextOf } from '../rules/search.ts';

/** What somebody said about a vehicle, and what became of it. */
export interface StockVehicle {
  readonly vehicleId: string;
  readonly values: VehicleValues;
  readonly standingDealerId: string | null;
  readonly goneAs: 'sold' | 'removed' | null;
  readonly goneAt: Temporal.Instant | null;
  readonly goneBy: string | null;
  readonly goneNote: string | null;
  readonly createdAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
}

/** Null: there is none. With `lock` nobody else changes it until the transaction ends. */
export async function stockVehicle(
  tx: DealerTx,
  vehicleId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<StockVehicle | null> {
  const [found] = await select(tx, [vehicleId], lock);
  return found ?? null;
}

/** The newest vehicle of each offer number (as keys), locked; those that are for sale before those that went. */
export async function stockByOfferKeys(
  tx: DealerTx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StockVehicle>> {
  if (keys.length === 0) return new Map();
  // In order, so that two imports do not wait for each other in a circle.
  const sorted = [...new Set(keys)].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended(${tx.dealerId} || key, 0)) from unnest(${sorted}::text[]) as key`.execute(
    tx.db,
  );
  const rows = await tx.db
    .selectFrom('vehicle')
    .distinctOn('offer_key')
    .select(['vehicle_id', 'offer_key'])
    .where('dealer_id', '=', tx.dealerId)
    .where(sql<boolean>`offer_key = any(${sorted}::text[])`)
    .orderBy('offer_key')
    .orderBy(sql`gone_as is null`, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('vehicle_id', 'desc')
    .execute();
  const byId = new Map(
    (
      await select(
        tx,
        rows.map((row) => row.vehicle_id),
        true,
      )
    ).map((vehicle) => [vehicle.vehicleId, vehicle]),
  );
  return new Map(
    rows.flatMap((row) => {
      const vehicle = byId.get(row.vehicle_id);
      return vehicle && row.offer_key !== null ? [[row.offer_key, vehicle] as const] : [];
    }),
  );
}

/** Writes new vehicles; answers their ids in the order given. */
export async function insertVehicles(tx: DealerTx, all: readonly VehicleValues[]): Promise<string[]> {
  const ids = all.map(() => newId(tx.now));
  for (let from = 0; from < all.length; from += 500) {
    await tx.db
      .insertInto('vehicle')
      .values(
        all.slice(from, from + 500).map((values, index) => ({
          dealer_id: tx.dealerId,
          vehicle_id: ids[from + index] ?? newId(tx.now),
          ...columnsOf(values),
          created_at: tx.now,
          changed_at: tx.now,
        })),
      )
      .execute();
  }
  return ids;
}

export function updateVehicle(tx: DealerTx, vehicleId: string, values: VehicleValues): void {
  tx.write(
    tx.db
      .updateTable('vehicle')
      .set({ ...columnsOf(values), changed_at: tx.now })
      .where('dealer_id', '=', tx.dealerId)
      .where('vehicle_id', '=', vehicleId),
  );
}

/** Null: it is for sale again. */
export function setGone(
  tx: DealerTx,
  vehicleId: string,
  gone: { readonly as: 'sold' | 'removed'; readonly note: string | null } | null,
): void {
  tx.write(
    tx.db
      .updateTable('vehicle')
      .set({
        gone_as: gone?.as ?? null,
        gone_at: gone ? tx.now : null,
        gone_by: gone ? tx.actor.name : null,
        gone_note: gone?.note ?? null,
        changed_at: tx.now,
      })
      .where('dealer_id', '=', tx.dealerId)
      .where('vehicle_id', '=', vehicleId),
  );
}

function columnsOf(values: VehicleValues) {
  const [link = null, ...moreLinks] = values.links;
  return {
    offer_number: values.offerNumber,
    vin: values.vin,
    make: values.make,
    model: values.model,
    condition: values.condition,
    price_cents: values.price?.cents ?? null,
    currency: values.price?.currency ?? null,
    mileage_km: values.mileageKm,
    first_registration: day(values.firstRegistration),
    location: values.location,
    link,
    more_links: moreLinks,
    contact_person_id: values.contactPersonId,
    fuel: values.fuel,
    transmission: values.transmission,
    power_kw: values.powerKw,
    body: values.body,
    colour: values.colour,
    doors: values.doors,
    seats: values.seats,
    next_inspection: day(values.nextInspection),
    owners_before: values.ownersBefore,
    equipment: [...values.equipment],
    description: values.description,
    litres_per_100_km: values.litresPer100Km,
    kwh_per_100_km: values.kwhPer100Km,
    co2_grams_per_km: values.co2GramsPerKm,
    co2_class: values.co2Class,
    electric_range_km: values.electricRangeKm,
    search_text: searchTextOf(values),
  };
}

const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));

async function select(tx: DealerTx, vehicleIds: readonly string[], lock: boolean): Promise<StockVehicle[]> {
  if (vehicleIds.length === 0) return [];
  const query = rowsOf(tx, vehicleIds);
  const rows = await (lock ? query.orderBy('vehicle_id').forUpdate() : query).execute();
  return rows.map(toVehicle);
}

function rowsOf(tx: DealerTx, vehicleIds: readonly string[]) {
  return tx.db
    .selectFrom('vehicle')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where(sql<boolean>`vehicle_id = any(${[...vehicleIds]}::uuid[])`);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function toVehicle(row: Row): StockVehicle {
  return {
    vehicleId: row.vehicle_id,
    values: valuesOf(row),
    standingDealerId: row.standing_dealer_id,
    goneAs: row.gone_as as StockVehicle['goneAs'],
    goneAt: row.gone_at,
    goneBy: row.gone_by,
    goneNote: row.gone_note,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

function valuesOf(row: Row): VehicleValues {
  return {
    make: row.make,
    model: row.model,
    condition: row.condition === 'new' ? 'new' : 'used',
    offerNumber: row.offer_number,
    vin: row.vin,
    price: row.price_cents === null ? null : { cents: row.price_cents, currency: row.currency ?? 'EUR' },
    mileageKm: row.mileage_km,
    firstRegistration: row.first_registration?.toString() ?? null,
    location: row.location,
    contactPersonId: row.contact_person_id,
    links: [...(row.link === null ? [] : [row.link]), ...row.more_links],
    fuel: row.fuel as VehicleValues['fuel'],
    transmission: row.transmission as VehicleValues['transmission'],
    powerKw: row.power_kw,
    body: row.body,
    colour: row.colour,
    doors: row.doors,
    seats: row.seats,
    nextInspection: row.next_inspection?.toString() ?? null,
    ownersBefore: row.owners_before,
    equipment: row.equipment,
    description: row.description,
    litresPer100Km: number(row.litres_per_100_km),
    kwhPer100Km: number(row.kwh_per_100_km),
    co2GramsPerKm: row.co2_grams_per_km,
    co2Class: row.co2_class as VehicleValues['co2Class'],
    electricRangeKm: row.electric_range_km,
  };
}

/** `numeric` travels as text. */
const number = (value: string | null) => (value === null ? null : Number(value));
