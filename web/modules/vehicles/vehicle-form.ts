import type { VehicleRequest, VehicleValues } from '../../api/types.ts';

const texts = [
  'offerNumber',
  'vin',
  'location',
  'contactPersonId',
  'firstRegistration',
  'fuel',
  'transmission',
  'body',
  'colour',
  'nextInspection',
  'description',
  'co2Class',
] as const;
const numbers = [
  'mileageKm',
  'powerKw',
  'doors',
  'seats',
  'ownersBefore',
  'litresPer100Km',
  'kwhPer100Km',
  'co2GramsPerKm',
  'electricRangeKm',
] as const;

/** A vehicle as fields hold it: nothing is an empty text. */
export type VehicleForm = {
  make: string;
  model: string;
  condition: 'new' | 'used';
  /** Whole units of money. */
  price: number | string;
  links: string;
  equipment: string;
} & { [name in (typeof texts)[number]]: string } & { [name in (typeof numbers)[number]]: number | string };

export function formOf(values: VehicleValues | null): VehicleForm {
  const text = Object.fromEntries(texts.map((name) => [name, values?.[name] ?? '']));
  const number = Object.fromEntries(numbers.map((name) => [name, values?.[name] ?? '']));
  return {
    make: values?.make ?? '',
    model: values?.model ?? '',
    condition: values?.condition ?? 'used',
    price: values?.price === null || values === null ? '' : values.price.cents / 100,
    links: (values?.links ?? []).join('\n'),
    equipment: (values?.equipment ?? []).join('\n'),
    ...text,
    ...number,
  } as VehicleForm;
}

export function valuesOf(form: VehicleForm): VehicleRequest {
  const text = Object.fromEntries(texts.map((name) => [name, form[name].trim() || null]));
  const number = Object.fromEntries(
    numbers.map((name) => [name, form[name] === '' ? null : Number(form[name])]),
  );
  return {
    make: form.make.trim(),
    model: form.model.trim(),
    condition: form.condition,
    price: form.price === '' ? null : { cents: Math.round(Number(form.price) * 100), currency: 'EUR' },
    links: linesOf(form.links),
    equipment: linesOf(form.equipment),
    ...text,
    ...number,
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
