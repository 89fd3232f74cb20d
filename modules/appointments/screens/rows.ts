import { type RawBuilder, sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { AppointmentDetail, AppointmentKind, AppointmentRow, AppointmentState } from '../contract.ts';
import { type AppointmentRights, mayChange } from '../rules/may.ts';

interface Row {
  readonly appointment_id: string;
  readonly kind: AppointmentKind;
  readonly state: AppointmentState;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly user_id: string;
  readonly user_name: string;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly lead_id: string | null;
  readonly vehicle_id: string | null;
  readonly vehicle_title: string | null;
  readonly place: string | null;
  readonly notes: string | null;
  readonly invited_to: string | null;
  readonly created_by: string | null;
}

/** The appointments of a condition on `appointment`, by their beginning: one query. */
export async function appointmentRows(
  tx: DealerTx,
  rights: AppointmentRights,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<AppointmentRow[]> {
  const { rows } = await sql<Row>`
    select appointment.appointment_id, appointment.kind, appointment.state, starts_at, ends_at, appointment.user_id,
      "user".name as user_name, appointment.contact_id, contact.name as contact_name, lead_id, vehicle_id, vehicle_title,
      place, notes, invited_to, created_by
    from appointment
    join user_account as "user" on "user".user_id = appointment.user_id
    left join contact on contact.dealer_id = ${tx.dealerId} and contact.contact_id = appointment.contact_id
    where appointment.dealer_id = ${tx.dealerId} and ${where}
    order by starts_at, appointment.appointment_id limit ${limit}`.execute(tx.db);
  return rows.map((row) => present(row, tx.actor.userId, rights));
}

function present(row: Row, userId: string | null, rights: AppointmentRights): AppointmentRow {
  return {
    appointmentId: row.appointment_id,
    kind: row.kind,
    state: row.state,
    startsAt: row.starts_at.toString(),
    endsAt: row.ends_at.toString(),
    person: { userId: row.user_id, name: row.user_name },
    contact: row.contact_id === null ? null : { contactId: row.contact_id, name: row.contact_name ?? '' },
    leadId: row.lead_id,
    vehicle: row.vehicle_title === null ? null : { vehicleId: row.vehicle_id, title: row.vehicle_title },
    place: row.place,
    notes: row.notes,
    invited: row.invited_to,
    may: { change: mayChange(rights, { ofUserId: row.user_id, createdBy: row.created_by, userId }) },
  };
}

/** One appointment and what happened with it. Refuses `appointments.notFound`. */
export async function appointmentDetail(
  tx: DealerTx,
  rights: AppointmentRights,
  appointmentId: string,
): Promise<AppointmentDetail> {
  const [appointment] = await appointmentRows(
    tx,
    rights,
    sql`appointment.appointment_id = ${appointmentId}::uuid`,
    1,
  );
  if (!appointment) return refuse('notFound', 'appointments.notFound');
  const history = await tx.db
    .selectFrom('appointment_history')
    .select(['entry_id', 'at', 'kind', 'actor_name', 'text', 'details'])
    .where('dealer_id', '=', tx.dealerId)
    .where('appointment_id', '=', appointmentId)
    .orderBy('at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(200)
    .execute();
  return {
    appointment,
    history: history.map((row) => ({
      entryId: row.entry_id,
      at: row.at.toString(),
      kind: row.kind,
      actor: row.actor_name,
      text: row.text,
      details: row.details as AppointmentDetail['history'][number]['details'],
    })),
    now: tx.now.toString(),
  };
}
