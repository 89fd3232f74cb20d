import { sql } from 'kysely';
import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import {
  AppointmentChange,
  AppointmentDetail,
  AppointmentList,
  AppointmentListQuery,
  AppointmentOutcome,
  CalendarQuery,
  CalendarView,
  Cancellation,
  NewAppointment,
} from '../contract.ts';
import { calendarView } from '../screens/calendar.ts';
import { appointmentDetail, appointmentRows } from '../screens/rows.ts';
import { makeAppointment } from '../use-cases/make.ts';
import { cancelAppointment, changeAppointment, noteOutcome, planAgain } from '../use-cases/work.ts';
import { feedRoutes } from './feed.ts';

const tag = 'Appointments';
const params = Type.Object({ appointmentId: Id });
const LIST = 100;

export function routes(app: HttpApp): void {
  readRoutes(app);
  workRoutes(app);
  feedRoutes(app);
}

function readRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/calendar',
    tag,
    summary: 'What is planned in some days',
    description: 'Appointments and open tasks, who is away, days off and opening hours. At most 62 days.',
    schema: { querystring: CalendarQuery, response: CalendarView },
    handler: ({ tx, actor, query }) => calendarView(tx, actor.rights, query),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/appointments',
    tag,
    summary: 'The appointments of a lead, a contact or a vehicle',
    description: 'By their beginning; at most 100. 422 `appointments.listOfWhat` when none of them is named.',
    schema: { querystring: AppointmentListQuery, response: AppointmentList },
    handler: async ({ tx, actor, query: { lead, contact, vehicle } }) => {
      const parts = [
        ...(lead === undefined ? [] : [sql`lead_id = ${lead}::uuid`]),
        ...(contact === undefined ? [] : [sql`appointment.contact_id = ${contact}::uuid`]),
        ...(vehicle === undefined ? [] : [sql`vehicle_id = ${vehicle}::uuid`]),
      ];
      if (parts.length === 0) refuse('invalid', 'appointments.listOfWhat');
      const rows = await appointmentRows(tx, actor.rights, sql.join(parts, sql` and `), LIST);
      return { rows, now: tx.now.toString() };
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/appointments/:appointmentId',
    tag,
    summary: 'Read an appointment with its history',
    schema: { params, response: AppointmentDetail },
    handler: ({ tx, actor, params: { appointmentId } }) => appointmentDetail(tx, actor.rights, appointmentId),
  });
}

function workRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/appointments',
    tag,
    summary: 'Make an appointment',
    description:
      '409 `appointments.clash` tells in `findings` what the person or the vehicle has at that time; with `despite` it is saved all the same. 409 `appointments.clashForGood`: one may not.',
    schema: { body: NewAppointment, response: Type.Object({ appointmentId: Id }) },
    status: 201,
    idempotent: true,
    handler: async ({ tx, actor: { rights }, body }) => ({
      appointmentId: await makeAppointment(tx, rights, body),
    }),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/appointments/:appointmentId',
    tag,
    summary: 'Move or change an appointment',
    description: 'What is left out stays. Clashes as when it is made.',
    schema: { params, body: AppointmentChange },
    handler: ({ tx, actor: { rights }, params: { appointmentId }, body }) =>
      changeAppointment(tx, rights, { appointmentId, ...body }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/appointments/:appointmentId/cancellation',
    tag,
    summary: 'Cancel an appointment',
    schema: { params, body: Cancellation },
    idempotent: true,
    handler: ({ tx, actor: { rights }, params: { appointmentId }, body }) =>
      cancelAppointment(tx, rights, { appointmentId, ...body }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/appointments/:appointmentId/outcome',
    tag,
    summary: 'Say how an appointment went',
    schema: { params, body: AppointmentOutcome },
    idempotent: true,
    handler: ({ tx, actor: { rights }, params: { appointmentId }, body }) =>
      noteOutcome(tx, rights, { appointmentId, ...body }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/appointments/:appointmentId/outcome',
    tag,
    summary: 'Plan an appointment again that was cancelled or over',
    schema: { params },
    handler: ({ tx, actor: { rights }, params: { appointmentId } }) =>
      planAgain(tx, rights, { appointmentId }),
  });
}
