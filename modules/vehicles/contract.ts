import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));

export const fuels = [
  'petrol',
  'diesel',
  'hybrid',
  'pluginHybrid',
  'electric',
  'gas',
  'hydrogen',
  'other',
] as const;
export const Fuel = oneOf(fuels);
export type Fuel = Static<typeof Fuel>;
export const Transmission = oneOf(['manual', 'automatic']);
export const Condition = oneOf(['new', 'used']);
export const Co2Class = oneOf(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
export const VehicleState = oneOf(['available', 'reserved', 'sold', 'removed']);
export type VehicleState = Static<typeof VehicleState>;

const Day = Type.String({ format: 'date' });
const Price = Type.Object(
  { cents: Type.Integer({ minimum: 0, maximum: 1e11 }), currency: Type.String({ pattern: '^[A-Z]{3}$' }) },
  { additionalProperties: false },
);
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Link = Type.String({ maxLength: 1000, pattern: '^https?://\\S+$' });

const facts = {
  offerNumber: Nullable(Text(60)),
  vin: Nullable(Text(30)),
  price: Nullable(Price),
  mileageKm: Nullable(Type.Integer({ minimum: 0, maximum: 5_000_000 })),
  firstRegistration: Nullable(Day),
  location: Nullable(Text(120)),
  contactPersonId: Nullable(Id),
  links: Type.Array(Link, { maxItems: 10, description: 'Advertisements; the first is the main one' }),
  fuel: Nullable(Fuel),
  transmission: Nullable(Transmission),
  powerKw: Nullable(Type.Integer({ minimum: 1, maximum: 3000 })),
  body: Nullable(Text(60)),
  colour: Nullable(Text(60)),
  doors: Nullable(Type.Integer({ minimum: 1, maximum: 9 })),
  seats: Nullable(Type.Integer({ minimum: 1, maximum: 99 })),
  nextInspection: Nullable(Day),
  ownersBefore: Nullable(Type.Integer({ minimum: 0, maximum: 99 })),
  equipment: Type.Array(Text(120), { maxItems: 200 }),
  description: Nullable(Text(10_000)),
  litresPer100Km: Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 999 })),
  kwhPer100Km: Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 999 })),
  co2GramsPerKm: Nullable(Type.Integer({ minimum: 0, maximum: 2000 })),
  co2Class: Nullable(Co2Class),
  electricRangeKm: Nullable(Type.Integer({ minimum: 1, maximum: 5000 })),
};
const naming = { make: Text(80), model: Text(200), condition: Condition };

/** Everything somebody says about a vehicle of the stock. */
export const VehicleValues = Type.Object({ ...naming, ...facts }, { additionalProperties: false });
export type VehicleValues = Static<typeof VehicleValues>;

/** `POST …/vehicles`, and `PUT …/vehicles/by-number/:offerNumber`, where absent means not known. */
export const NewVehicle = Type.Object(
  { ...naming, ...Type.Partial(Type.Object(facts)).properties },
  { additionalProperties: false },
);
export type NewVehicle = Static<typeof NewVehicle>;
/** `PATCH …/vehicles/:vehicleId`: absent leaves, null clears. */
export const VehicleChange = Type.Partial(VehicleValues, { additionalProperties: false });
export type VehicleChange = Static<typeof VehicleChange>;

/** `PUT …/vehicles`: up to 500 by their offer numbers; all are kept or none. */
export const VehicleBatch = Type.Object(
  {
    vehicles: Type.Array(
      Type.Object({ ...NewVehicle.properties, offerNumber: Text(60) }, { additionalProperties: false }),
      { minItems: 1, maxItems: 500 },
    ),
  },
  { additionalProperties: false },
);
export const PutOutcome = Type.Object({
  vehicleId: Id,
  offerNumber: Nullable(Type.String()),
  outcome: oneOf(['created', 'changed', 'unchanged']),
});
export type PutOutcome = Static<typeof PutOutcome>;
export const PutOutcomes = Type.Object({ rows: Type.Array(PutOutcome) });

/** `PUT …/vehicles/:vehicleId/departure`; `DELETE` puts it back on sale. */
export const Departure = Type.Object(
  { as: oneOf(['sold', 'removed']), note: Type.Optional(Nullable(Type.String({ maxLength: 500 }))) },
  { additionalProperties: false },
);

export const sorts = ['newest', 'price', 'priceDown', 'mileage', 'registration', 'make'] as const;

/** `GET …/vehicles`. Several values of one filter are joined by a comma. Left out, `state` is what stands for sale. */
export const VehicleListQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200, description: 'Make, model, numbers, colour, place' })),
    state: Type.Optional(Type.String({ description: 'available, reserved, sold, removed' })),
    make: Type.Optional(Type.String({ maxLength: 1000 })),
    model: Type.Optional(Type.String({ maxLength: 1000 })),
    location: Type.Optional(Type.String({ maxLength: 1000 })),
    fuel: Type.Optional(Type.String()),
    condition: Type.Optional(Condition),
    person: Type.Optional(Type.String({ description: 'Contact persons: `me`, `nobody` or ids' })),
    priceFrom: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e9, description: 'Whole units of money' })),
    priceTo: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e9 })),
    yearFrom: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2200 })),
    yearTo: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2200 })),
    sort: Type.Optional(oneOf(sorts)),
    after: Type.Optional(Type.String({ maxLength: 500, description: 'The `next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type VehicleListQuery = Static<typeof VehicleListQuery>;

const Person = Type.Object({ userId: Id, name: Type.String() });
export const VehicleRow = Type.Object({
  vehicleId: Id,
  title: Type.String(),
  offerNumber: Nullable(Type.String()),
  condition: Condition,
  price: Nullable(Price),
  mileageKm: Nullable(Type.Integer()),
  firstRegistration: Nullable(Type.String()),
  fuel: Nullable(Fuel),
  location: Nullable(Type.String()),
  state: VehicleState,
  reservedUntil: Nullable(Moment),
  contactPerson: Nullable(Person),
  pictureId: Nullable(Id),
  openLeads: Type.Integer(),
});
export type VehicleRow = Static<typeof VehicleRow>;
export const VehicleList = Type.Object({
  rows: Type.Array(VehicleRow),
  next: Nullable(Type.String()),
  mayEdit: Type.Boolean(),
});
export type VehicleList = Static<typeof VehicleList>;

/** `GET …/vehicles/filters`: what can be filtered by, and who may be a contact person. */
export const VehicleFilters = Type.Object({
  makes: Type.Array(Type.Object({ make: Type.String(), models: Type.Array(Type.String()) })),
  locations: Type.Array(Type.String()),
  fuels: Type.Array(Fuel),
  people: Type.Array(Person),
});
export type VehicleFilters = Static<typeof VehicleFilters>;

export const ReservationType = Type.Object({
  typeId: Id,
  key: Nullable(Type.String()),
  name: Nullable(Type.String({ description: 'Null: a system type, worded by the web from its key' })),
  mostDays: Type.Integer(),
  who: oneOf(['everybody', 'supervisors']),
  mostPerPerson: Nullable(Type.Integer()),
  hidden: Type.Boolean(),
});
export type ReservationType = Static<typeof ReservationType>;
/** `GET …/reservation-types`. */
export const ReservationTypes = Type.Object({ rows: Type.Array(ReservationType), mayChange: Type.Boolean() });
/** `PUT …/reservation-types`: all of them in their order; one without `typeId` is new. Types are hidden, never deleted. */
export const ReservationTypesChange = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          typeId: Type.Optional(Id),
          name: Nullable(Text(60)),
          mostDays: Type.Integer({ minimum: 1, maximum: 365 }),
          who: oneOf(['everybody', 'supervisors']),
          mostPerPerson: Nullable(Type.Integer({ minimum: 1, maximum: 1000 })),
          hidden: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 30 },
    ),
  },
  { additionalProperties: false },
);

/** `POST …/vehicles/:vehicleId/reservation`; `DELETE` releases it. 409 `vehicles.reservedAlready`. */
export const NewReservation = Type.Object(
  {
    typeId: Id,
    until: Moment,
    contactId: Type.Optional(Nullable(Id)),
    leadId: Type.Optional(Nullable(Id)),
    forWhom: Type.Optional(Nullable(Text(120))),
    note: Type.Optional(Nullable(Text(1000))),
  },
  { additionalProperties: false },
);
export type NewReservation = Static<typeof NewReservation>;

export const ReservationView = Type.Object({
  reservationId: Id,
  type: Type.Object({ typeId: Id, key: Nullable(Type.String()), name: Nullable(Type.String()) }),
  forWhom: Nullable(Type.String()),
  contactId: Nullable(Id),
  leadId: Nullable(Id),
  note: Nullable(Type.String()),
  reservedAt: Moment,
  until: Moment,
  reservedBy: Nullable(Type.String()),
  ended: Nullable(
    Type.Object({
      at: Moment,
      because: oneOf(['released', 'lapsed', 'sold', 'removed']),
      by: Nullable(Type.String()),
    }),
  ),
});
export type ReservationView = Static<typeof ReservationView>;

export const DocumentView = Type.Object({
  documentId: Id,
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
  addedBy: Nullable(Type.String()),
  addedAt: Moment,
});
export type DocumentView = Static<typeof DocumentView>;
export const PictureView = Type.Object({ pictureId: Id, width: Type.Integer(), height: Type.Integer() });
/** `PUT …/vehicles/:vehicleId/pictures`: which are shown, in this order. What is left out can be named again. */
export const PictureOrder = Type.Object(
  { pictureIds: Type.Array(Id, { maxItems: 60 }) },
  { additionalProperties: false },
);

/** `GET …/vehicles/:vehicleId`. */
export const VehicleView = Type.Object({
  vehicleId: Id,
  values: VehicleValues,
  state: VehicleState,
  gone: Nullable(Type.Object({ at: Moment, by: Nullable(Type.String()), note: Nullable(Type.String()) })),
  contactPerson: Nullable(Person),
  standsAt: Nullable(Type.String({ description: 'The dealer of the group at which it stands' })),
  pictures: Type.Array(PictureView),
  documents: Type.Array(DocumentView),
  reservation: Nullable(ReservationView),
  pastReservations: Type.Array(ReservationView),
  leads: Type.Array(
    Type.Object({
      leadId: Id,
      customer: Type.String(),
      state: oneOf(['open', 'closed']),
      receivedAt: Moment,
      assignee: Nullable(Type.String()),
    }),
  ),
  createdAt: Moment,
  changedAt: Moment,
  may: Type.Object({ edit: Type.Boolean(), reserve: Type.Boolean(), release: Type.Boolean() }),
  now: Moment,
});
export type VehicleView = Static<typeof VehicleView>;

/** Of an import: where a column of the file goes. */
export const ImportColumn = Type.Object({
  index: Type.Integer(),
  name: Type.String(),
  samples: Type.Array(Type.String()),
  field: Nullable(Type.String({ description: 'Null: is not read' })),
});
/** What is wrong with a line of the file; nothing of such a line is kept. */
export const ImportProblem = Type.Object({
  line: Type.Integer({ description: 'As a spreadsheet counts; the head is line 1' }),
  field: Nullable(Type.String()),
  code: Type.String(),
  value: Nullable(Type.String()),
  cells: Type.Array(Type.String(), { description: 'The whole line, for the file of what was left' }),
});
/** `POST …/vehicles/import/preview` and `POST …/vehicles/import`: the file as multipart, the mapping in the address. */
export const ImportQuery = Type.Object(
  {
    mapping: Type.Optional(
      Type.String({
        maxLength: 4000,
        description: '`make:0,model:1`: fields and columns from 0; left out: as guessed',
      }),
    ),
  },
  { additionalProperties: false },
);
export const ImportView = Type.Object({
  columns: Type.Array(ImportColumn),
  fields: Type.Array(Type.String()),
  missing: Type.Array(Type.String(), { description: 'Fields that have to be mapped and are not' }),
  lines: Type.Integer(),
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  problems: Type.Array(ImportProblem),
  head: Type.Array(Type.String()),
});
export type ImportView = Static<typeof ImportView>;
