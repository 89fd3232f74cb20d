import type { CarValues, NewCar } from '../contract.ts';

/** A car of which nothing is known but what is given. */
export function completedCar(given: Omit<NewCar, 'dates' | 'owner' | 'mileage'>): CarValues {
  return {
    plate: null,
    vin: null,
    fuel: null,
    firstRegistration: null,
    nextServiceKm: null,
    yearlyKm: null,
    storedTyres: null,
    summerTreadMm: null,
    winterTreadMm: null,
    note: null,
    ...given,
  };
}
