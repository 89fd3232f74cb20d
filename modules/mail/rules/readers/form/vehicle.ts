import { makeAtStart, splitTitle } from '../../makes.ts';
import { filled } from '../../names.ts';
import type { LeadVehicle } from '../understood.ts';
import type { Field } from './labels.ts';
import type { Entry } from './lines.ts';
import { amountIn, linkOf, odometerIn, yearIn } from './values.ts';

/** "2019 Honda CR-V (Stock #H123)" */
const stockInTitle = /\s*[([]?\b(?:stock|stk)\s?(?:#|no\.?|number)?:?\s?#?([A-Z0-9][\w-]{1,20})[)\]]?\s*$/i;

const vehicleFields = new Set<Field>([
  'vehicle',
  'make',
  'model',
  'trim',
  'year',
  'odometer',
  'price',
  'priceWish',
  'vin',
  'stock',
  'listingId',
  'link',
  'plate',
  'fuel',
  'transmission',
  'bodystyle',
  'condition',
]);

export function isVehicleField(field: Field | null): boolean {
  return field !== null && vehicleFields.has(field);
}

/** A vehicle from labelled answers; the first filled answer of a kind wins. Null when nothing names one. */
export function vehicleOf(entries: readonly Entry[], options: { splitTitles: boolean }): LeadVehicle | null {
  const get = (field: Field): string | null => {
    for (const entry of entries) {
      const value = entry.field === field ? filled(entry.value) : null;
      if (value !== null) return value;
    }
    return null;
  };
  const first = <T>(field: Field, read: (value: string) => T | null): T | null => {
    for (const entry of entries) {
      const value = entry.field === field ? filled(entry.value) : null;
      const result = value === null ? null : read(value);
      if (result !== null) return result;
    }
    return null;
  };
  const title = titleOf(get('vehicle'), options.splitTitles);
  const make = get('make');
  const model = get('model');
  const condition = get('condition');
  const isStatus =
    condition !== null &&
    /^(?:used|new|neu|neuwagen|gebraucht|gebrauchtwagen|nieuw|gebruikt|occasion|neuf|demo|vorf[üu]hrwagen|certified)$/i.test(
      condition,
    );
  const price =
    first('price', (value) => amountIn(value)) ?? first('priceWish', (value) => amountIn(value, 'asking'));
  const optional = {
    vin: get('vin'),
    stock: get('stock') ?? stockInTitle.exec(get('vehicle') ?? '')?.[1] ?? null,
    trim: get('trim'),
    bodystyle: get('bodystyle'),
    transmission: get('transmission'),
    odometer: first('odometer', odometerIn),
    condition: isStatus ? null : condition,
    price,
    fuel: get('fuel'),
    licencePlate: get('plate'),
    listingId: get('listingId'),
    url: first('link', linkOf),
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  const year = first('year', yearIn) ?? title.year;
  const vehicle = {
    interest: null,
    status: isStatus ? condition : null,
    year,
    make: make ?? title.make,
    model: model ?? title.model,
    ...given,
  };
  const named =
    vehicle.make ?? vehicle.model ?? optional.vin ?? optional.stock ?? optional.listingId ?? optional.url;
  return (named ?? optional.licencePlate) ? vehicle : null;
}

function titleOf(
  value: string | null,
  split: boolean,
): { year: string | null; make: string | null; model: string | null } {
  if (value === null) return { year: null, make: null, model: null };
  const text = value
    .replace(stockInTitle, '')
    .replace(/\s*<https?:[^>]*>/g, '')
    .replace(/^["„“]|["“”]$/g, '')
    .trim();
  return split ? splitTitle(text) : { year: null, make: null, model: text };
}

/** A subject is a vehicle only when it starts with a make. */
export function vehicleOfSubject(subject: string | null): LeadVehicle | null {
  if (!subject) return null;
  const title = splitTitle(subject);
  if (title.make === null || makeAtStart(subject.replace(/^(?:19|20)\d\d\s+/, '')) === null) return null;
  return { interest: null, status: null, ...title };
}
