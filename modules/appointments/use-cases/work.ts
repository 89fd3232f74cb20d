import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { noteAppointment } from '../../leads/index.ts';
import { dropNoticesAbout } from '../../notices/index.ts';
import { personNames } from '../../people/index.ts';
import type { AppointmentChange, AppointmentOutcome } from '../contract.ts';
import type { AppointmentRights } from '../rules/may.ts';
import {
  type Appointment,
  type AppointmentFacts,
  addAppointmentHistory,
  givePlanned,
  lockAppointment,
  setState,
  unschedule,
  updateAppointment,
} from '../store/index.ts';
import { checkFacts, lockFor, needFree, needPlanned } from './checks.ts';
import { momentOf, titleOf, typed } from './make.ts';
import { historyOfHandOver, scheduleReminders } from './reminders.ts';
import { tellCustomer } from './tell-customer.ts';

type On<T = unknown> = T & { readonly appointmentId: string };

/**
 * Changes a planned appointment: when, who, which vehicle, where. What is left out stays.
 *
 * Refuses `appointments.notFound`, `appointments.notAllowed`, `appointments.notPlanned`, clashes and what `checkFacts` does.
 */
export async function changeAppointment(
  tx: DealerTx,
  rights: AppointmentRights,
  { appointmentId, ...change }: On<AppointmentChange>,
): Promise<void> {
  const before = await lockFor(tx, rights, appointmentId);
  needPlanned(before);
  const facts = await changed(tx, before, change);
  await checkFacts(tx, facts);
  await needFree(tx, rights, { ...facts, appointmentId, despite: change.despite ?? false });
  updateAppointment(tx, appointmentId, facts);
  const moved = !facts.startsAt.equals(before.startsAt) || !facts.endsAt.equals(before.endsAt);
  addAppointmentHistory(tx, [appointmentId], {
    kind: moved ? 'moved' : 'changed',
    details: moved ? { from: before.startsAt.toString(), to: facts.startsAt.toString() } : {},
  });
  if (moved) {
    await dropNoticesAbout(tx, { subjectIds: [appointmentId], reason: 'moved' });
    unschedule(tx, appointmentId);
    await scheduleReminders(tx, { appointmentId, startsAt: facts.startsAt });
    await tellLead(tx, { ...before, ...facts }, 'moved', null);
  }
  if (change.tell) await tellCustomer(tx, await lockAppointment(tx, appointmentId), 'moved');
  await tx.announce('appointments.changed', { appointmentId });
}

async function changed(
  tx: DealerTx,
  before: Appointment,
  change: AppointmentChange,
): Promise<AppointmentFacts> {
  const { vehicleId = before.vehicleId } = change;
  const kept = vehicleId === before.vehicleId ? before.vehicleTitle : await titleOf(tx, vehicleId);
  return {
    kind: change.kind ?? before.kind,
    startsAt: change.startsAt === undefined ? before.startsAt : momentOf(change.startsAt),
    endsAt: change.endsAt === undefined ? before.endsAt : momentOf(change.endsAt),
    userId: change.userId ?? before.userId,
    vehicleId,
    vehicleTitle: change.vehicleTitle === undefined ? kept : typed(change.vehicleTitle),
    place: change.place === undefined ? before.place : typed(change.place),
    notes: change.notes === undefined ? before.notes : typed(change.notes),
  };
}

/** It does not take place; who was invited may be told. */
export async function cancelAppointment(
  tx: DealerTx,
  rights: AppointmentRights,
  { appointmentId, note, tell }: On<{ note?: string; tell?: boolean }>,
): Promise<void> {
  const appointment = await lockFor(tx, rights, appointmentId);
  needPlanned(appointment);
  setState(tx, appointmentId, 'cancelled');
  addAppointmentHistory(tx, [appointmentId], { kind: 'cancelled', text: typed(note) });
  unschedule(tx, appointmentId);
  await dropNoticesAbout(tx, { subjectIds: [appointmentId], reason: 'closed' });
  await tellLead(tx, appointment, 'cancelled', typed(note));
  if (tell) {
    await tellCustomer(tx, { ...appointment, sequence: appointment.sequence + 1 }, 'cancelled');
  }
  await tx.announce('appointments.changed', { appointmentId });
}

/** It took place, or the customer did not come. */
export async function noteOutcome(
  tx: DealerTx,
  rights: AppointmentRights,
  { appointmentId, outcome, note }: On<AppointmentOutcome>,
): Promise<void> {
  const appointment = await lockFor(tx, rights, appointmentId);
  needPlanned(appointment);
  if (Temporal.Instant.compare(appointment.startsAt, tx.now) > 0) refuse('conflict', 'appointments.notYet');
  setState(tx, appointmentId, outcome);
  addAppointmentHistory(tx, [appointmentId], { kind: outcome, text: typed(note) });
  unschedule(tx, appointmentId);
  await dropNoticesAbout(tx, { subjectIds: [appointmentId], reason: 'closed' });
  await tellLead(tx, appointment, outcome, typed(note));
  await tx.announce('appointments.changed', { appointmentId });
}

/** Planned again: the outcome or the cancellation was a mistake. Refuses `appointments.isPlanned` and clashes. */
export async function planAgain(
  tx: DealerTx,
  rights: AppointmentRights,
  { appointmentId }: On,
): Promise<void> {
  const appointment = await lockFor(tx, rights, appointmentId);
  if (appointment.state === 'planned') refuse('conflict', 'appointments.isPlanned');
  await needFree(tx, rights, { ...appointment, despite: false });
  setState(tx, appointmentId, 'planned');
  addAppointmentHistory(tx, [appointmentId], { kind: 'reopened' });
  await scheduleReminders(tx, appointment);
  await tx.announce('appointments.changed', { appointmentId });
}

async function tellLead(
  tx: DealerTx,
  { leadId, kind, startsAt, endsAt }: Pick<Appointment, 'leadId' | 'kind' | 'startsAt' | 'endsAt'>,
  deed: string,
  text: string | null,
): Promise<void> {
  // who may change the appointment need not have the lead
  if (leadId !== null) await noteAppointment(tx, null, { leadId, deed, kind, startsAt, endsAt, text });
}

/** Somebody stops working here: what they have planned goes to the successor. Without one it stays, for all to see. */
export async function handOverAppointmentsOf(
  tx: DealerTx,
  { userId, handOverTo }: { readonly userId: string; readonly handOverTo: string | null },
): Promise<void> {
  if (handOverTo === null) return;
  const ids = await givePlanned(tx, userId, handOverTo);
  if (ids.length === 0) return;
  historyOfHandOver(tx, ids, (await personNames(tx, [handOverTo])).get(handOverTo) ?? null);
  await tx.announce('appointments.changed', { appointmentId: null });
}
