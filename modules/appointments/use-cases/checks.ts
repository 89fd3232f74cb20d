import { Refused, refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { findPerson } from '../../people/index.ts';
import { getVehicle } from '../../vehicles/index.ts';
import { clashesOf, mayDespite } from '../rules/clashes.ts';
import { type AppointmentRights, mayChange } from '../rules/may.ts';
import {
  type Appointment,
  type AppointmentFacts,
  type BookedRow,
  bookedIn,
  lockAppointment,
  lockCalendars,
} from '../store/index.ts';

const LONGEST_HOURS = 24 * 7;

/** Refuses `appointments.endsBefore`, `appointments.tooLong`, `appointments.personUnknown`, `appointments.vehicleUnknown`. */
export async function checkFacts(tx: DealerTx, facts: AppointmentFacts): Promise<void> {
  if (Temporal.Instant.compare(facts.endsAt, facts.startsAt) <= 0) {
    refuse('invalid', 'appointments.endsBefore', { field: 'endsAt' });
  }
  if (facts.startsAt.until(facts.endsAt).total('hours') > LONGEST_HOURS) {
    refuse('invalid', 'appointments.tooLong', { field: 'endsAt' });
  }
  const person = await findPerson(tx, facts.userId);
  if (!person?.active) refuse('invalid', 'appointments.personUnknown', { field: 'userId' });
  if (facts.vehicleId !== null && !(await getVehicle(tx, facts.vehicleId))) {
    refuse('invalid', 'appointments.vehicleUnknown', { field: 'vehicleId' });
  }
}

/**
 * Makes sure that person and vehicle are free, until this transaction ends: two that are saved at one time see each other.
 * Refuses `appointments.clash` with everything that stands in the way, and whether it may be saved `despite`.
 */
export async function needFree(
  tx: DealerTx,
  rights: AppointmentRights,
  wanted: AppointmentFacts & { readonly appointmentId: string | null; readonly despite: boolean },
): Promise<void> {
  const { userId, vehicleId, startsAt, endsAt, appointmentId, despite } = wanted;
  await lockCalendars(tx, { userId, vehicleId });
  const booked = await bookedIn(tx, { from: startsAt, until: endsAt }, { userId, vehicleId });
  const span = { from: startsAt.epochMilliseconds, until: endsAt.epochMilliseconds };
  const clashes = clashesOf({ appointmentId, userId, vehicleId, ...span }, booked);
  if (clashes.length === 0) return;
  const allowed = mayDespite(clashes, { own: userId === tx.actor.userId, handOver: rights.handOver });
  if (despite && allowed) return;
  const byId = new Map(booked.map((row) => [row.appointmentId, row]));
  throw new Refused({
    kind: 'conflict',
    code: allowed ? 'appointments.clash' : 'appointments.clashForGood',
    field: 'startsAt',
    findings: clashes.flatMap((clash) => {
      const row = byId.get(clash.with);
      return row ? [finding(clash.of, row)] : [];
    }),
  });
}

function finding(of: 'person' | 'vehicle', { person, customer, startsAt, endsAt }: BookedRow) {
  const code = of === 'person' ? 'appointments.personBusy' : 'appointments.vehicleBusy';
  return {
    code,
    field: of === 'person' ? 'userId' : 'vehicleId',
    details: { person, customer: customer ?? '–', from: startsAt.toString(), until: endsAt.toString() },
  };
}

/** Locks the appointment for a deed. Refuses `appointments.notFound`, `appointments.notAllowed`. */
export async function lockFor(
  tx: DealerTx,
  rights: AppointmentRights,
  appointmentId: string,
): Promise<Appointment> {
  const appointment = await lockAppointment(tx, appointmentId);
  const { userId: ofUserId, createdBy } = appointment;
  if (!mayChange(rights, { ofUserId, createdBy, userId: tx.actor.userId })) {
    refuse('notAllowed', 'appointments.notAllowed');
  }
  return appointment;
}

/** Refuses `appointments.notPlanned`: it took place, was missed or cancelled. */
export function needPlanned({ state }: Pick<Appointment, 'state'>): void {
  if (state !== 'planned') refuse('conflict', 'appointments.notPlanned');
}
