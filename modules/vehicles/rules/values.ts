import type { NewVehicle, VehicleValues } from '../contract.ts';

/** A vehicle about which nothing is known but what is given. */
export function completed(given: NewVehicle): VehicleValues {
  return { ...unknown, ...given };
}

const unknown = {
  offerNumber: null,
  vin: null,
  price: null,
  mileageKm: null,
  firstRegistration: null,
  location: null,
  contactPersonId: null,
  links: [],
  fuel: null,
  transmission: null,
  powerKw: null,
  body: null,
  colour: null,
  doors: null,
  seats: null,
  nextInspection: null,
  ownersBefore: null,
  equipment: [],
  description: null,
  litresPer100Km: null,
  kwhPer100Km: null,
  co2GramsPerKm: null,
  co2Class: null,
  electricRangeKm: null,
};

/** Whether both say the same, whatever the order of their fields. */
export function sameValues(a: VehicleValues, b: VehicleValues): boolean {
  const names = Object.keys(a) as (keyof VehicleValues)[];
  return names.every((name) => canonical(a[name]) === canonical(b[name]));
}

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
}
