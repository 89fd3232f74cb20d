import type { Car, CarPatch, DateKind } from '../../api/types.ts';

/** The dates in the order in which people look for them. */
export const dateGroups = {
  workshop: ['lastInspection', 'nextInspection', 'lastService', 'nextService', 'lastVisit'],
  contracts: ['warrantyEnd', 'mobilityEnd', 'servicePlanEnd', 'leaseEnd', 'financeEnd'],
  sale: ['ordered', 'expectedDelivery', 'delivered'],
  wear: ['airConditioning', 'brakeFluid', 'timingBelt', 'timingBeltDue', 'battery', 'treadMeasured'],
} as const satisfies { readonly [group: string]: readonly DateKind[] };
const kinds: readonly DateKind[] = Object.values(dateGroups).flat();

const texts = ['plate', 'vin', 'fuel', 'firstRegistration', 'storedTyres', 'note'] as const;
const numbers = ['nextServiceKm', 'yearlyKm', 'summerTreadMm', 'winterTreadMm'] as const;

/** A car as fields hold it: nothing is an empty text. */
export type CarFormValues = {
  make: string;
  model: string;
  dates: { [kind in DateKind]: string };
} & { [name in (typeof texts)[number]]: string } & { [name in (typeof numbers)[number]]: number | string };

export function formOfCar(car: Pick<Car, 'values' | 'dates'> | null): CarFormValues {
  return {
    make: car?.values.make ?? '',
    model: car?.values.model ?? '',
    ...Object.fromEntries(texts.map((name) => [name, car?.values[name] ?? ''])),
    ...Object.fromEntries(numbers.map((name) => [name, car?.values[name] ?? ''])),
    dates: Object.fromEntries(kinds.map((kind) => [kind, car?.dates[kind] ?? ''])),
  } as CarFormValues;
}

export function patchOf(form: CarFormValues): CarPatch & { make: string; model: string } {
  return {
    make: form.make.trim(),
    model: form.model.trim(),
    ...Object.fromEntries(texts.map((name) => [name, form[name].trim() || null])),
    ...Object.fromEntries(numbers.map((name) => [name, form[name] === '' ? null : Number(form[name])])),
    dates: Object.fromEntries(kinds.map((kind) => [kind, form.dates[kind] || null])),
  };
}
