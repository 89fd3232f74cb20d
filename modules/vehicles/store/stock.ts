import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { numberKey } from '../rules/keys.ts';
import { searchTextOf } from '../rules/search.ts';

/** A vehicle of the stock. */
export interface Vehicle {
  readonly vehicleId: string;
  readonly offerNumber: string | null;
  readonly vin: string | null;
  readonly make: string;
  readonly model: string;
  readonly condition: 'new' | 'used';
  readonly priceCents: number | null;
  readonly currency: string | null;
  readonly mileageKm: number | null;
  readonly firstRegistration: Temporal.PlainDate | null;
  readonly location: string | null;
  readonly link: string | null;
  /** Gets all leads of this vehicle. */
  readonly contactPersonId: string | null;
  /** The dealer where it stands; null: here. */
  readonly standingDealerId: string | null;
}

/** By what a vehicle is looked for. */
export interface WantedVehicle {
  readonly offerNumber: string | null;
  readonly vin: string | null;
}

/**
 * The vehicle of the stock with this VIN, else with this offer number, compared without blanks, hyphens and capitals; of
 * several the newest. Null when it is not in stock, or nothing is given.
 */
export async function findVehicle(tx: DealerTx, wanted: WantedVehicle): Promise<Vehicle | null> {
  const row = await bestMatch(tx, wanted, [tx.dealerId])?.executeTakeFirst();
  return row ? toVehicle(row) : null;
}

/**
 * The dealer at which a wanted vehicle stands: as our own stock says, else the one of these other dealers of the group
 * that has it in stock. Null: nobody has it. Of the others' stock nothing else becomes known.
 */
export async function whereVehicleStands(
  tx: DealerTx,
  wanted: WantedVehicle,
  others: readonly string[],
): Promise<string | null> {
  const own = await findVehicle(tx, wanted);
  if (own) return own.standingDealerId ?? tx.dealerId;
  if (others.length === 0) return null;
  tx.write(sql`set local app.group_stock = 'on'`);
  const row = await bestMatch(tx, wanted, others)?.executeTakeFirst();
  tx.write(sql`set local app.group_stock = ''`);
  return row?.dealer_id ?? null;
}

/** Null: nothing is wanted. */
function bestMatch(tx: DealerTx, wanted: WantedVehicle, dealerIds: readonly string[]) {
  const vin = numberKey(wanted.vin);
  const offer = numberKey(wanted.offerNumber);
  if (vin === null && offer === null) return null;
  return tx.db
    .selectFrom('vehicle')
    .selectAll()
    .where('dealer_id', 'in', [...dealerIds])
    .where((where) =>
      where.or([
        ...(vin === null ? [] : [where('vin_key', '=', vin)]),
        ...(offer === null ? [] : [where('offer_key', '=', offer)]),
      ]),
    )
    .orderBy(sql`coalesce(vin_key = ${vin}::text, false)`, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('vehicle_id', 'desc')
    .limit(1);
}

export async function getVehicle(tx: DealerTx, vehicleId: string): Promise<Vehicle | null> {
  const row = await tx.db
    .selectFrom('vehicle')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('vehicle_id', '=', vehicleId)
    .executeTakeFirst();
  return row ? toVehicle(row) : null;
}

export async function createVehicle(
  tx: DealerTx,
  vehicle: Omit<Vehicle, 'vehicleId' | 'standingDealerId'> & { readonly standingDealerId?: string | null },
): Promise<Vehicle> {
  const vehicleId = newId(tx.now);
  const { standingDealerId = null } = vehicle;
  await tx.db
    .insertInto('vehicle')
    .values({
      dealer_id: tx.dealerId,
      vehicle_id: vehicleId,
      offer_number: vehicle.offerNumber,
      vin: vehicle.vin,
      make: vehicle.make,
      model: vehicle.model,
      condition: vehicle.condition,
      price_cents: vehicle.priceCents,
      currency: vehicle.currency,
      mileage_km: vehicle.mileageKm,
      first_registration: vehicle.firstRegistration,
      location: vehicle.location,
      link: vehicle.link,
      contact_person_id: vehicle.contactPersonId,
      standing_dealer_id: standingDealerId,
      search_text: searchTextOf(vehicle),
      created_at: tx.now,
      changed_at: tx.now,
    })
    .execute();
  return { ...vehicle, vehicleId, standingDealerId };
}

interface VehicleRow {
  readonly vehicle_id: string;
  readonly offer_number: string | null;
  readonly vin: string | null;
  readonly make: string;
  readonly model: string;
  readonly condition: string;
  readonly price_cents: number | null;
  readonly currency: string | null;
  readonly mileage_km: number | null;
  readonly first_registration: Temporal.PlainDate | null;
  readonly location: string | null;
  readonly link: string | null;
  readonly contact_person_id: string | null;
  readonly standing_dealer_id: string | null;
}

function toVehicle(row: VehicleRow): Vehicle {
  return {
    vehicleId: row.vehicle_id,
    offerNumber: row.offer_number,
    vin: row.vin,
    make: row.make,
    model: row.model,
    condition: row.condition === 'new' ? 'new' : 'used',
    priceCents: row.price_cents,
    currency: row.currency,
    mileageKm: row.mileage_km,
    firstRegistration: row.first_registration,
    location: row.location,
    link: row.link,
    contactPersonId: row.contact_person_id,
    standingDealerId: row.standing_dealer_id,
  };
}
