import { type Static, Type } from 'typebox';
import { Id, Nullable } from '../../platform/http/shapes.ts';
import { Fuel } from '../vehicles/contract.ts';

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Day = Type.String({ format: 'date' });
const Km = Type.Integer({ minimum: 0, maximum: 5_000_000 });
const Tread = Nullable(Type.Number({ minimum: 0, maximum: 20, description: 'Millimetres' }));

/** Every date of a car that a contact moment may ask for. */
export const dateKinds = [
  'lastInspection',
  'nextInspection',
  'lastService',
  'nextService',
  'lastVisit',
  'ordered',
  'expectedDelivery',
  'delivered',
  'warrantyEnd',
  'mobilityEnd',
  'servicePlanEnd',
  'leaseEnd',
  'financeEnd',
  'airConditioning',
  'brakeFluid',
  'timingBelt',
  'timingBeltDue',
  'battery',
  'treadMeasured',
] as const;
export type DateKind = (typeof dateKinds)[number];
const NullableDay = Nullable(Day);
const dates = Object.fromEntries(dateKinds.map((kind) => [kind, NullableDay])) as Record<
  DateKind,
  typeof NullableDay
>;
export const CarDates = Type.Object(dates, { additionalProperties: false });
export type CarDates = Static<typeof CarDates>;

const facts = {
  plate: Nullable(Text(20)),
  vin: Nullable(Text(30)),
  fuel: Nullable(Fuel),
  firstRegistration: Nullable(Day),
  nextServiceKm: Nullable(Type.Integer({ minimum: 1, maximum: 5_000_000 })),
  yearlyKm: Nullable(Type.Integer({ minimum: 0, maximum: 300_000, description: 'As its owner says' })),
  storedTyres: Nullable(oneOf(['summer', 'winter'])),
  summerTreadMm: Tread,
  winterTreadMm: Tread,
  note: Nullable(Text(2000)),
};
const naming = { make: Text(80), model: Text(200) };

export const CarValues = Type.Object({ ...naming, ...facts }, { additionalProperties: false });
export type CarValues = Static<typeof CarValues>;
const someDates = Type.Optional(Type.Partial(CarDates, { additionalProperties: false }));

/** `POST …/cars`. */
export const NewCar = Type.Object(
  {
    ...naming,
    ...Type.Partial(Type.Object(facts)).properties,
    dates: someDates,
    owner: Type.Optional(
      Nullable(
        Type.Object({ contactId: Id, from: Type.Optional(Nullable(Day)) }, { additionalProperties: false }),
      ),
    ),
    mileage: Type.Optional(Nullable(Type.Object({ on: Day, km: Km }, { additionalProperties: false }))),
  },
  { additionalProperties: false },
);
export type NewCar = Static<typeof NewCar>;
/** `PATCH …/cars/:carId`: absent leaves, null clears, dates too. */
export const CarChange = Type.Object(
  { ...Type.Partial(CarValues).properties, dates: someDates },
  { additionalProperties: false },
);
export type CarChange = Static<typeof CarChange>;

/** `POST …/cars/:carId/mileage`; one reading a day, the last one counts. `DELETE …/mileage/:on`. */
export const NewReading = Type.Object({ on: Day, km: Km }, { additionalProperties: false });
/** `GET …/cars/owners?q=…`: who may be meant as the owner of a car. */
export const OwnerQuery = Type.Object(
  { q: Type.String({ maxLength: 100 }) },
  { additionalProperties: false },
);
export const OwnerCandidates = Type.Object({
  rows: Type.Array(Type.Object({ contactId: Id, name: Type.String(), place: Nullable(Type.String()) })),
});
/** `PUT …/cars/:carId/owner`: from that day on it is the contact's; null: nobody's whom we know. */
export const OwnerChange = Type.Object(
  { contactId: Nullable(Id), from: Type.Optional(Nullable(Day)) },
  { additionalProperties: false },
);
export type OwnerChange = Static<typeof OwnerChange>;
/** `PUT …/cars/:carId/departure`; `DELETE` takes it back. */
export const CarDeparture = Type.Object(
  { as: oneOf(['sold', 'scrapped']), on: Type.Optional(Nullable(Day)) },
  { additionalProperties: false },
);

export const Sureness = oneOf(['measured', 'likely', 'rough']);
const Prediction = Type.Object({
  km: Type.Integer(),
  spread: Type.Integer({ description: 'So many kilometres more or less' }),
  sure: Sureness,
  perYear: Type.Integer(),
});

export const CarRow = Type.Object({
  carId: Id,
  title: Type.String(),
  plate: Nullable(Type.String()),
  vin: Nullable(Type.String()),
  firstRegistration: Nullable(Type.String()),
  nextInspection: Nullable(Type.String()),
  nextService: Nullable(Type.String()),
  owner: Nullable(Type.Object({ contactId: Id, name: Type.String() })),
  current: Type.Boolean({ description: 'Of a contact that was asked for: it is theirs now' }),
  gone: Nullable(oneOf(['sold', 'scrapped'])),
});
export type CarRow = Static<typeof CarRow>;
export const CarList = Type.Object({ rows: Type.Array(CarRow), next: Nullable(Type.String()) });
export type CarList = Static<typeof CarList>;
/** `GET …/cars`; the newest first. */
export const CarListQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({ maxLength: 100, description: 'Plate in any spelling, VIN, make and model' }),
    ),
    contact: Type.Optional(Id),
    state: Type.Optional(oneOf(['driven', 'gone', 'all'])),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type CarListQuery = Static<typeof CarListQuery>;

/** `GET …/cars/:carId`. */
export const CarView = Type.Object({
  carId: Id,
  values: CarValues,
  dates: CarDates,
  gone: Nullable(
    Type.Object({
      as: oneOf(['sold', 'scrapped']),
      on: Nullable(Type.String()),
      by: Nullable(Type.String()),
    }),
  ),
  readings: Type.Array(
    Type.Object({
      on: Type.String(),
      km: Type.Integer(),
      source: Type.String(),
      by: Nullable(Type.String()),
    }),
    { description: 'The newest first' },
  ),
  prediction: Nullable(Prediction),
  nextServiceByKm: Nullable(
    Type.Object(
      { on: Type.String(), sure: Sureness },
      { description: 'When the mileage of the next service is reached' },
    ),
  ),
  owners: Type.Array(
    Type.Object({
      contactId: Id,
      name: Type.String(),
      from: Nullable(Type.String()),
      until: Nullable(Type.String()),
      current: Type.Boolean(),
    }),
    { description: 'The present one first' },
  ),
  today: Type.String(),
});
export type CarView = Static<typeof CarView>;

/** `GET …/cars/:carId/mileage?on=…` or `?km=…`: the mileage at a day, or the day of a mileage. */
export const MileageQuestion = Type.Object(
  { on: Type.Optional(Day), km: Type.Optional(Km) },
  { additionalProperties: false },
);
export const MileageAnswer = Type.Object({
  at: Nullable(Prediction),
  reached: Nullable(Type.Object({ on: Type.String(), sure: Sureness })),
});
