import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import {
  Departure,
  NewVehicle,
  PutOutcome,
  PutOutcomes,
  VehicleBatch,
  VehicleChange,
  VehicleFilters,
  VehicleList,
  VehicleListQuery,
  VehicleView,
} from '../contract.ts';
import { vehicleFilters } from '../screens/vehicle-filters.ts';
import { vehicleList } from '../screens/vehicle-list.ts';
import { vehicleView } from '../screens/vehicle-view.ts';
import { departVehicle, returnVehicle } from '../use-cases/depart.ts';
import { addVehicle, changeVehicle, putVehicles } from '../use-cases/save-vehicle.ts';
import { rightsOf } from './rights.ts';

const tag = 'Vehicles';
const params = Type.Object({ vehicleId: Id });

export function stockRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/vehicles',
    tag,
    summary: 'List and search the stock',
    description: 'What stands for sale, the newest first, unless asked otherwise.',
    schema: { querystring: VehicleListQuery, response: VehicleList },
    handler: ({ tx, actor, query }) => vehicleList(tx, query, { mayEdit: actor.rights.editStock }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/vehicles/filters',
    tag,
    summary: 'What the stock can be filtered by',
    schema: { response: VehicleFilters },
    handler: ({ tx }) => vehicleFilters(tx),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/vehicles',
    tag,
    summary: 'Take a vehicle into the stock',
    description: '409 `vehicles.offerNumberTaken` when a vehicle for sale has this offer number.',
    schema: { body: NewVehicle, response: Type.Object({ vehicleId: Id }) },
    status: 201,
    may: ({ rights }) => rights.editStock,
    idempotent: true,
    handler: async ({ tx, body }) => ({ vehicleId: await addVehicle(tx, body) }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/vehicles',
    tag,
    summary: 'Take over up to 500 vehicles by their offer numbers',
    description: 'Each becomes what is given; what is absent is not known. The same again changes nothing.',
    schema: { body: VehicleBatch, response: PutOutcomes },
    bodyLimit: 8_000_000,
    may: ({ rights }) => rights.editStock,
    handler: async ({ tx, body }) => ({ rows: await putVehicles(tx, body.vehicles) }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/vehicles/by-number/:offerNumber',
    tag,
    summary: 'Take over one vehicle by its offer number',
    schema: {
      params: Type.Object({ offerNumber: Type.String({ minLength: 1, maxLength: 60, pattern: '[^\\s-]' }) }),
      body: NewVehicle,
      response: PutOutcome,
    },
    may: ({ rights }) => rights.editStock,
    handler: async ({ tx, params: { offerNumber }, body }) => {
      const [outcome] = await putVehicles(tx, [{ ...body, offerNumber }]);
      if (!outcome) throw new Error('A vehicle was taken over without an outcome');
      return outcome;
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/vehicles/:vehicleId',
    tag,
    summary: 'Read a vehicle with pictures, documents, reservation and leads',
    schema: { params, response: VehicleView },
    handler: ({ tx, actor, params: { vehicleId } }) => vehicleView(tx, rightsOf(actor), vehicleId),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/vehicles/:vehicleId',
    tag,
    summary: 'Change a vehicle',
    schema: { params, body: VehicleChange },
    may: ({ rights }) => rights.editStock,
    handler: ({ tx, params: { vehicleId }, body }) => changeVehicle(tx, vehicleId, body),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/vehicles/:vehicleId/departure',
    tag,
    summary: 'Take a vehicle off sale: sold, or removed',
    description:
      'It stays readable, with its leads. A reservation ends. 409 `vehicles.notForSale` when it went before.',
    schema: { params, body: Departure },
    may: ({ rights }) => rights.editStock,
    handler: ({ tx, params: { vehicleId }, body }) => departVehicle(tx, vehicleId, body),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/vehicles/:vehicleId/departure',
    tag,
    summary: 'Put a vehicle back on sale',
    schema: { params },
    may: ({ rights }) => rights.editStock,
    handler: ({ tx, params: { vehicleId } }) => returnVehicle(tx, vehicleId),
  });
}
