import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { AppointmentKind, AppointmentState } from '../contract.ts';
import type { Booked } from '../rules/clashes.ts';

/** An appointment as deeds are decided by. */
export interface Appointment {
  readonly appointmentId: string;
  readonly kind: AppointmentKind;
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly userId: string;
  readonly vehicleId: string | null;
  readonly vehicleTitle: string | null;
  readonly place: string | null;
  readonly notes: string | null;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly state: AppointmentState;
  readonly sequence: number;
  readonly invitedTo: string | null;
  readonly remindedAt: Temporal.Instant | null;
  readonly toldAt: Temporal.Instant | null;
  readonly createdBy: string | null;
}

export type AppointmentFacts = Pick<
  Appointment,
  'kind' | 'userId' | 'vehicleId' | 'vehicleTitle' | 'place' | 'notes' | 'startsAt' | 'endsAt'
>;

export async function insertAppointment(
  tx: DealerTx,
  row: AppointmentFacts & Pick<Appointment, 'appointmentId' | 'contactId' | 'leadId'>,
): Promise<void> {
  await tx.db
    .insertInto('appointment')
    .values({
      dealer_id: tx.dealerId,
      appointment_id: row.appointmentId,
      contact_id: row.contactId,
      lead_id: row.leadId,
      ...columnsOf(row),
      state: 'planned',
      created_at: tx.now,
      created_by: tx.actor.userId,
    })
    .execute();
}

/** Writes what is said of it anew; calendars elsewhere are told by the next number that it changed. */
export function updateAppointment(tx: DealerTx, appointmentId: string, facts: AppointmentFacts): void {
  tx.write(
    tx.db
      .updateTable('appointment')
      .set({ ...columnsOf(facts), sequence: sql`sequence + 1`, reminded_at: null, told_at: null })
      .where('dealer_id', '=', tx.dealerId)
      .where('appointment_id', '=', appointmentId),
  );
}

function columnsOf(facts: AppointmentFacts) {
  return {
    kind: facts.kind,
    user_id: facts.userId,
    vehicle_id: facts.vehicleId,
    vehicle_title: facts.vehicleTitle,
    place: facts.place,
    notes: facts.notes,
    starts_at: facts.startsAt,
    ends_at: facts.endsAt,
  };
}

export function setState(tx: DealerTx, appointmentId: string, state: AppointmentState): void {
  tx.write(sql`
    update appointment set state = ${state}, sequence = sequence + 1
    where dealer_id = ${tx.dealerId} and appointment_id = ${appointmentId}`);
}

export function noteInvited(tx: DealerTx, appointmentId: string, to: string): void {
  tx.write(sql`
    update appointment set invited_to = ${to} where dealer_id = ${tx.dealerId} and appointment_id = ${appointmentId}`);
}

export function noteTold(tx: DealerTx, appointmentId: string, whom: 'customer' | 'person'): void {
  const column = whom === 'customer' ? sql`reminded_at` : sql`told_at`;
  tx.write(sql`
    update appointment set ${column} = ${tx.now}
    where dealer_id = ${tx.dealerId} and appointment_id = ${appointmentId}`);
}

/** Gives the planned appointments of somebody from now on to another; answers which they were. */
export async function givePlanned(tx: DealerTx, from: string, to: string): Promise<string[]> {
  const rows = await tx.db
    .updateTable('appointment')
    .set({ user_id: to, sequence: sql`sequence + 1` })
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', from)
    .where('state', '=', 'planned')
    .where('ends_at', '>', tx.now)
    .returning('appointment_id')
    .execute();
  return rows.map((row) => row.appointment_id);
}

/**
 * Keeps everybody else from giving these people and vehicles an appointment until this transaction ends; so what is asked
 * for after it stays true until the appointment is saved.
 */
export async function lockCalendars(
  tx: DealerTx,
  of: { readonly userId: string; readonly vehicleId: string | null },
): Promise<void> {
  const keys = [of.userId, of.vehicleId].filter((id) => id !== null).sort();
  await sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from unnest(${keys.map((key) => `appointments ${tx.dealerId} ${key}`)}::text[]) as key`.execute(tx.db);
}

export type BookedRow = Booked & {
  readonly customer: string | null;
  readonly person: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

/** The planned appointments of a person or a vehicle that touch a span. */
export async function bookedIn(
  tx: DealerTx,
  span: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
  of: { readonly userId: string; readonly vehicleId: string | null },
): Promise<BookedRow[]> {
  const { rows } = await sql<{
    appointment_id: string;
    user_id: string;
    vehicle_id: string | null;
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    customer: string | null;
    person: string;
  }>`
    select appointment_id, appointment.user_id, vehicle_id, starts_at, ends_at, contact.name as customer,
      "user".name as person
    from appointment
    join user_account as "user" on "user".user_id = appointment.user_id
    left join contact on contact.dealer_id = ${tx.dealerId} and contact.contact_id = appointment.contact_id
    where appointment.dealer_id = ${tx.dealerId} and state = 'planned' and starts_at < ${span.until}
      and ends_at > ${span.from}
      and (appointment.user_id = ${of.userId}::uuid or vehicle_id = ${of.vehicleId}::uuid)
    order by starts_at, appointment_id limit 20`.execute(tx.db);
  return rows.map((row) => ({
    appointmentId: row.appointment_id,
    userId: row.user_id,
    vehicleId: row.vehicle_id,
    from: row.starts_at.epochMilliseconds,
    until: row.ends_at.epochMilliseconds,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    customer: row.customer,
    person: row.person,
  }));
}

/** Locks one. Refuses `appointments.notFound`. */
export async function lockAppointment(tx: DealerTx, appointmentId: string): Promise<Appointment> {
  const row = await tx.db
    .selectFrom('appointment')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('appointment_id', '=', appointmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('notFound', 'appointments.notFound');
  return {
    appointmentId: row.appointment_id,
    kind: row.kind as AppointmentKind,
    contactId: row.contact_id,
    leadId: row.lead_id,
    userId: row.user_id,
    vehicleId: row.vehicle_id,
    vehicleTitle: row.vehicle_title,
    place: row.place,
    notes: row.notes,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.state as AppointmentState,
    sequence: row.sequence,
    invitedTo: row.invited_to,
    remindedAt: row.reminded_at,
    toldAt: row.told_at,
    createdBy: row.created_by,
  };
}
