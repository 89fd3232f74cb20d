import { Type } from 'typebox';
import { refuse } from '../../kernel/refusals.ts';
import { dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import { ImportQuery, ImportView } from '../vehicles/contract.ts';
import {
  CarChange,
  CarDeparture,
  CarList,
  CarListQuery,
  CarView,
  MileageAnswer,
  MileageQuestion,
  NewCar,
  NewReading,
  OwnerCandidates,
  OwnerChange,
  OwnerQuery,
} from './contract.ts';
import { carList } from './screens/car-list.ts';
import { carView } from './screens/car-view.ts';
import { mileageAnswer } from './screens/mileage-answer.ts';
import { ownerCandidates } from './screens/owner-candidates.ts';
import { changeOwner } from './use-cases/change-owner.ts';
import { importCars } from './use-cases/import-cars.ts';
import { addCar, changeCar, departCar, dropMileage, noteMileage, returnCar } from './use-cases/save-car.ts';

const tag = 'Cars of customers';
const params = Type.Object({ carId: Id });

export function routes(app: HttpApp): void {
  carRoutes(app);
  deedRoutes(app);
  importRoutes(app);
}

function carRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/cars',
    tag,
    summary: 'List and search cars of customers',
    description: 'With `contact`: all cars this contact owns or has owned.',
    schema: { querystring: CarListQuery, response: CarList },
    handler: ({ tx, query }) => carList(tx, query),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/cars/owners',
    tag,
    summary: 'Contacts who may be meant as the owner of a car',
    schema: { querystring: OwnerQuery, response: OwnerCandidates },
    handler: async ({ tx, query }) => ({ rows: await ownerCandidates(tx, query.q) }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/cars',
    tag,
    summary: "Take a customer's car in",
    schema: { body: NewCar, response: Type.Object({ carId: Id }) },
    status: 201,
    may: ({ rights }) => rights.seeAllLeads,
    idempotent: true,
    handler: async ({ tx, body }) => ({ carId: await addCar(tx, body) }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/cars/:carId',
    tag,
    summary: 'Read a car with its dates, readings and owners',
    schema: { params, response: CarView },
    handler: ({ tx, params: { carId } }) => carView(tx, carId),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/cars/:carId',
    tag,
    summary: 'Change a car',
    schema: { params, body: CarChange },
    may: ({ rights }) => rights.seeAllLeads,
    handler: ({ tx, params: { carId }, body }) => changeCar(tx, carId, body),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/cars/:carId/mileage',
    tag,
    summary: 'The mileage at a day, or the day of a mileage',
    schema: { params, querystring: MileageQuestion, response: MileageAnswer },
    handler: ({ tx, params: { carId }, query }) => mileageAnswer(tx, carId, query),
  });
}

function deedRoutes(app: HttpApp): void {
  const may = ({ rights }: { rights: { seeAllLeads: boolean } }) => rights.seeAllLeads;
  dealerRoute(app, {
    method: 'POST',
    path: '/cars/:carId/mileage',
    tag,
    summary: 'Note a mileage',
    description: 'Of one day the last one counts. 422 `cars.readingAhead` for a day that has not come.',
    schema: { params, body: NewReading },
    may,
    handler: ({ tx, params: { carId }, body }) => noteMileage(tx, carId, body),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/cars/:carId/mileage/:on',
    tag,
    summary: 'Take a mileage back',
    schema: { params: Type.Object({ carId: Id, on: Type.String({ format: 'date' }) }) },
    may,
    handler: ({ tx, params: { carId, on } }) => dropMileage(tx, carId, on),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/cars/:carId/owner',
    tag,
    summary: 'Say whose car it is from a day on',
    description: 'The time of who had it ends the day before. 409 `cars.ownerAlready`.',
    schema: { params, body: OwnerChange },
    may,
    handler: ({ tx, params: { carId }, body }) => changeOwner(tx, carId, body),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/cars/:carId/departure',
    tag,
    summary: 'No customer of ours drives it any more: sold, or scrapped',
    schema: { params, body: CarDeparture },
    may,
    handler: ({ tx, params: { carId }, body }) => departCar(tx, carId, body),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/cars/:carId/departure',
    tag,
    summary: 'It is driven after all',
    schema: { params },
    may,
    handler: ({ tx, params: { carId } }) => returnCar(tx, carId),
  });
}

function importRoutes(app: HttpApp): void {
  const upload = { maxBytes: 10_000_000 };
  const schema = { querystring: ImportQuery, response: ImportView };
  dealerRoute(app, {
    method: 'POST',
    path: '/cars/import/preview',
    tag,
    summary: 'Tell what a file of cars would change',
    schema,
    upload,
    may: ({ rights }) => rights.editStock,
    handler: async ({ tx, file, query }) =>
      importCars(tx, { bytes: bytesOf(file), mapping: query.mapping, keep: false }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/cars/import',
    tag,
    summary: 'Take over a file of cars',
    description:
      'A car is known by its VIN, else by its plate. Lines that cannot be read are told and left out.',
    schema,
    upload,
    may: ({ rights }) => rights.editStock,
    handler: async ({ tx, file, query }) =>
      importCars(tx, { bytes: bytesOf(file), mapping: query.mapping, keep: true }),
  });
}

function bytesOf(file: { readonly bytes: Buffer } | null): Buffer {
  return file === null || file.bytes.length < 4
    ? refuse('invalid', 'import.noTable', { field: 'file' })
    : file.bytes;
}
