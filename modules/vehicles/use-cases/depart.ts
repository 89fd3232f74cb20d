import type { Static } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Departure } from '../contract.ts';
import { endReservation, runningReservation } from '../store/reservations.ts';
import { setGone } from '../store/values.ts';
import { needVehicle } from './save-vehicle.ts';

/**
 * Takes a vehicle off sale: it was sold, or it is removed. It stays in the stock's history, and a reservation ends with it.
 * Refuses `vehicles.notFound`, `vehicles.notForSale`.
 */
export async function departVehicle(
  tx: DealerTx,
  vehicleId: string,
  departure: Static<typeof Departure>,
): Promise<void> {
  const vehicle = await needVehicle(tx, vehicleId, { lock: true });
  if (vehicle.goneAs !== null) refuse('conflict', 'vehicles.notForSale');
  const running = await runningReservation(tx, vehicleId);
  if (running) endReservation(tx, running.reservationId, departure.as);
  setGone(tx, vehicleId, { as: departure.as, note: departure.note ?? null });
  announceLive(tx, 'stock');
}

/** Puts it back on sale. Refuses `vehicles.notFound`, `vehicles.isForSale`. */
export async function returnVehicle(tx: DealerTx, vehicleId: string): Promise<void> {
  const vehicle = await needVehicle(tx, vehicleId, { lock: true });
  if (vehicle.goneAs === null) refuse('conflict', 'vehicles.isForSale');
  setGone(tx, vehicleId, null);
  announceLive(tx, 'stock');
}
