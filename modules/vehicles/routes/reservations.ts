import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { NewReservation, ReservationTypes, ReservationTypesChange } from '../contract.ts';
import { listReservationTypes } from '../store/reservation-types.ts';
import { changeReservationTypes } from '../use-cases/reservation-types.ts';
import { releaseVehicle, reserveVehicle } from '../use-cases/reserve.ts';
import { rightsOf } from './rights.ts';

const tag = 'Reservations';
const params = Type.Object({ vehicleId: Id });

export function reservationRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/reservation-types',
    tag,
    summary: 'The kinds of reservation with their limits',
    schema: { response: ReservationTypes },
    handler: async ({ tx, actor }) => ({
      rows: await listReservationTypes(tx),
      mayChange: actor.rights.changeSettings,
    }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/reservation-types',
    tag,
    summary: 'Set the kinds of reservation',
    description: 'What is left out is hidden, never deleted.',
    schema: { body: ReservationTypesChange },
    may: ({ rights }) => rights.changeSettings,
    handler: ({ tx, body }) => changeReservationTypes(tx, body),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/vehicles/:vehicleId/reservation',
    tag,
    summary: 'Reserve a vehicle',
    description:
      'The advertisement stays where it is. The reservation ends by itself. 409 `vehicles.reservedAlready`, `vehicles.holdsTooMany`; 422 `vehicles.untilTooLate`.',
    schema: { params, body: NewReservation, response: Type.Object({ reservationId: Id }) },
    status: 201,
    idempotent: true,
    handler: async ({ tx, actor, params: { vehicleId }, body }) => ({
      reservationId: await reserveVehicle(tx, rightsOf(actor), vehicleId, body),
    }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/vehicles/:vehicleId/reservation',
    tag,
    summary: 'Release a vehicle',
    description: 'Who reserved it, and who supervises.',
    schema: { params },
    handler: ({ tx, actor, params: { vehicleId } }) => releaseVehicle(tx, rightsOf(actor), vehicleId),
  });
}
