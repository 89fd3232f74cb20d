import { Refused, refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getContact } from '../../contacts/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { NewReservation } from '../contract.ts';
import { againstReserving, mayRelease } from '../rules/reservations.ts';
import { contactOfLead } from '../screens/lead-of-reservation.ts';
import { listReservationTypes } from '../store/reservation-types.ts';
import {
  countHeld,
  endReservation,
  insertReservation,
  openReservation,
  runningReservation,
} from '../store/reservations.ts';
import { needVehicle } from './save-vehicle.ts';

interface Rights {
  readonly supervises: boolean;
}

/**
 * Reserves a vehicle until a moment; the advertisement stays. It ends by itself. With a lead it is for the lead's contact.
 * Refuses what `againstReserving` says, `vehicles.typeUnknown`, `vehicles.contactUnknown`, `vehicles.leadUnknown`.
 */
export async function reserveVehicle(
  tx: DealerTx,
  { supervises }: Rights,
  vehicleId: string,
  wanted: NewReservation,
): Promise<string> {
  const vehicle = await needVehicle(tx, vehicleId, { lock: true });
  const types = await listReservationTypes(tx);
  const type =
    types.find(({ typeId }) => typeId === wanted.typeId) ??
    refuse('invalid', 'vehicles.typeUnknown', { field: 'typeId' });
  const running = await runningReservation(tx, vehicleId);
  const until = Temporal.Instant.from(wanted.until);
  const { userId } = tx.actor;
  const { timeZone } = await getDealer(tx);
  const no = againstReserving({
    type,
    supervises,
    now: tx.now,
    until,
    timeZone,
    held: userId === null ? 0 : await countHeld(tx, userId, type.typeId),
    reserved: running && { by: running.reservedBy, until: running.until },
    gone: vehicle.goneAs !== null,
  });
  if (no) throw new Refused(no);
  const reservationId = await insertReservation(tx, {
    vehicleId,
    typeId: type.typeId,
    ...(await forWhom(tx, wanted)),
    note: wanted.note ?? null,
    until,
  });
  announceLive(tx, 'stock');
  return reservationId;
}

async function forWhom(
  tx: DealerTx,
  { contactId = null, leadId = null, forWhom: named = null }: NewReservation,
): Promise<{ contactId: string | null; leadId: string | null; forWhom: string | null }> {
  if (leadId !== null) {
    const ofLead =
      (await contactOfLead(tx, leadId)) ?? refuse('invalid', 'vehicles.leadUnknown', { field: 'leadId' });
    return { contactId: ofLead, leadId, forWhom: named };
  }
  if (contactId !== null && !(await getContact(tx, contactId))) {
    refuse('invalid', 'vehicles.contactUnknown', { field: 'contactId' });
  }
  return { contactId, leadId, forWhom: named };
}

/** Ends the reservation of a vehicle. Refuses `vehicles.notReserved`, `vehicles.notYourReservation`. */
export async function releaseVehicle(tx: DealerTx, { supervises }: Rights, vehicleId: string): Promise<void> {
  await needVehicle(tx, vehicleId, { lock: true });
  const running = (await runningReservation(tx, vehicleId)) ?? refuse('conflict', 'vehicles.notReserved');
  if (!mayRelease(running, { userId: tx.actor.userId, supervises })) {
    refuse('notAllowed', 'vehicles.notYourReservation');
  }
  endReservation(tx, running.reservationId, 'released');
  announceLive(tx, 'stock');
}

/** The end of a reservation came. What was released or sold meanwhile has ended already. */
export async function lapseReservation(
  tx: DealerTx,
  reservationId: string,
): Promise<Temporal.Instant | null> {
  const open = await openReservation(tx, reservationId);
  if (!open) return null;
  if (Temporal.Instant.compare(open.until, tx.now) > 0) return open.until;
  endReservation(tx, reservationId, 'lapsed');
  announceLive(tx, 'stock');
  return null;
}
