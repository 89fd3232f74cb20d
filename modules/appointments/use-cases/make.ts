import { newId } from '../../../kernel/ids.ts';
import { Refused, refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getContact } from '../../contacts/index.ts';
import { type LeadFacts, leadFacts, noteAppointment } from '../../leads/index.ts';
import { getVehicle } from '../../vehicles/index.ts';
import type { NewAppointment } from '../contract.ts';
import type { AppointmentRights } from '../rules/may.ts';
import { addAppointmentHistory, insertAppointment, lockAppointment } from '../store/index.ts';
import { checkFacts, needFree } from './checks.ts';
import { scheduleReminders } from './reminders.ts';
import { tellCustomer } from './tell-customer.ts';

/**
 * Makes an appointment, with the lead's customer or a contact, for oneself unless somebody else is named. An open lead is
 * answered by it and due again when it ends. Answers its id.
 *
 * Refuses `appointments.inPast`, `appointments.clash`, `appointments.clashForGood`, `appointments.needsPerson`,
 * `appointments.contactUnknown`, `appointments.leadUnknown`, and what `checkFacts` does.
 */
export async function makeAppointment(
  tx: DealerTx,
  rights: AppointmentRights,
  wanted: NewAppointment,
): Promise<string> {
  const lead = await leadOf(tx, wanted.leadId ?? null);
  const contactId = wanted.contactId ?? lead?.contactId ?? null;
  if (contactId !== null && !(await getContact(tx, contactId))) {
    refuse('invalid', 'appointments.contactUnknown', { field: 'contactId' });
  }
  const vehicleId = wanted.vehicleId === undefined ? (lead?.vehicleId ?? null) : wanted.vehicleId;
  const facts = {
    kind: wanted.kind,
    startsAt: momentOf(wanted.startsAt),
    endsAt: momentOf(wanted.endsAt),
    userId:
      wanted.userId ?? tx.actor.userId ?? refuse('invalid', 'appointments.needsPerson', { field: 'userId' }),
    vehicleId,
    vehicleTitle: typed(wanted.vehicleTitle) ?? (await titleOf(tx, vehicleId)) ?? lead?.vehicleTitle ?? null,
    place: typed(wanted.place),
    notes: typed(wanted.notes),
  };
  await checkFacts(tx, facts);
  if (Temporal.Instant.compare(facts.endsAt, tx.now) <= 0) {
    refuse('invalid', 'appointments.inPast', { field: 'startsAt' });
  }
  await needFree(tx, rights, { ...facts, appointmentId: null, despite: wanted.despite ?? false });
  const appointmentId = newId(tx.now);
  await insertAppointment(tx, { ...facts, appointmentId, contactId, leadId: lead?.leadId ?? null });
  addAppointmentHistory(tx, [appointmentId], { kind: 'made' });
  if (lead) {
    await noteAppointment(tx, rights, {
      ...facts,
      leadId: lead.leadId,
      deed: 'made',
      text: facts.notes,
      rate: wanted.setMaturity ?? false,
    });
  }
  if (wanted.tell) await tellCustomer(tx, await lockAppointment(tx, appointmentId), 'invited');
  await scheduleReminders(tx, { appointmentId, startsAt: facts.startsAt });
  await tx.announce('appointments.changed', { appointmentId });
  return appointmentId;
}

async function leadOf(tx: DealerTx, leadId: string | null): Promise<LeadFacts | null> {
  if (leadId === null) return null;
  try {
    return await leadFacts(tx, leadId);
  } catch (error) {
    if (error instanceof Refused) refuse('invalid', 'appointments.leadUnknown', { field: 'leadId' });
    throw error;
  }
}

export async function titleOf(tx: DealerTx, vehicleId: string | null): Promise<string | null> {
  const vehicle = vehicleId === null ? null : await getVehicle(tx, vehicleId);
  return vehicle ? [vehicle.make, vehicle.model].join(' ') : null;
}

/** Whole minutes: nobody meets at 10:00:07. */
export function momentOf(text: string): Temporal.Instant {
  return Temporal.Instant.from(text).round({ smallestUnit: 'minute', roundingMode: 'floor' });
}

export function typed(text: string | null | undefined): string | null {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? null : trimmed;
}
