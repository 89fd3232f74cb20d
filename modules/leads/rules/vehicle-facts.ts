import type { UnderstoodLead } from '../../mail/index.ts';

type UnderstoodVehicle = NonNullable<UnderstoodLead['vehicleOfInterest']>;

/** The car of interest as the enquiry named it; stored with the lead. */
export interface VehicleFacts {
  readonly title: string;
  readonly offerNumber: string | null;
  readonly vin: string | null;
  readonly price: { readonly cents: number; readonly currency: string } | null;
  readonly mileageKm: number | null;
  /** As written; a year when nothing better is known. */
  readonly firstRegistration: string | null;
  readonly link: string | null;
}

/** The customer's own car, as the enquiry named it: a title and what else was said, by keys that the web words. */
export interface TradeInFacts {
  readonly title: string;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
}

const kilometresPerMile = 1.609344;

/** Null when the enquiry says nothing about a car. */
export function vehicleFactsOf(
  lead: Pick<UnderstoodLead, 'vehicleOfInterest' | 'offerNumber' | 'vin' | 'link'>,
): VehicleFacts | null {
  const vehicle = lead.vehicleOfInterest;
  const offerNumber = lead.offerNumber ?? vehicle?.stock ?? null;
  const vin = lead.vin ?? vehicle?.vin ?? null;
  const link = lead.link ?? vehicle?.url ?? null;
  const title = (vehicle && titleOf(vehicle)) || offerNumber || vin;
  if (!title) return null;
  return {
    title,
    offerNumber,
    vin,
    price: priceOf(vehicle?.price),
    mileageKm: kilometresOf(vehicle?.odometer),
    firstRegistration: vehicle?.year ?? null,
    link,
  };
}

export function tradeInFactsOf(vehicle: UnderstoodVehicle | null): TradeInFacts | null {
  if (!vehicle) return null;
  const odometer =
    vehicle.odometer && [vehicle.odometer.value, vehicle.odometer.units].filter(Boolean).join(' ');
  const price = vehicle.price && [vehicle.price.amount, vehicle.price.currency].filter(Boolean).join(' ');
  const entries: readonly (readonly [string, string | null | undefined])[] = [
    ['make', vehicle.make],
    ['model', vehicle.model],
    ['trim', vehicle.trim],
    ['year', vehicle.year],
    ['mileage', odometer],
    ['licencePlate', vehicle.licencePlate],
    ['vin', vehicle.vin],
    ['condition', vehicle.condition],
    ['fuel', vehicle.fuel],
    ['transmission', vehicle.transmission],
    ['bodyStyle', vehicle.bodystyle],
    ['doors', vehicle.doors],
    ['price', price],
    ['comments', vehicle.comments],
  ];
  const facts = entries.flatMap(([key, value]) => (value ? [{ key, value }] : []));
  const title = titleOf(vehicle) || vehicle.licencePlate || vehicle.vin || '';
  return facts.length === 0 ? null : { title, facts };
}

function titleOf({ make, model, trim }: UnderstoodVehicle): string {
  // Some senders put the make into the model as well.
  const words =
    make && model?.toLowerCase().startsWith(make.toLowerCase()) ? [model, trim] : [make, model, trim];
  return words.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim().slice(0, 200);
}

function priceOf(price: UnderstoodVehicle['price']): VehicleFacts['price'] {
  const amount = price && parseAmount(price.amount);
  return amount === undefined || amount === null
    ? null
    : { cents: Math.round(amount * 100), currency: price?.currency ?? 'EUR' };
}

/** "23.990,00", "23,990.00", "23 990", "23990.5", "€ 23.990,-" → a number; null for anything else or absurd. */
export function parseAmount(text: string): number | null {
  const bare = text
    .replace(/[^\d.,'’]/g, '')
    .replace(/['’]/g, '')
    .replace(/[.,]+$/, '');
  if (!/\d/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const decimals = last < 0 ? 0 : bare.length - last - 1;
  const isFraction = last >= 0 && decimals !== 3 && bare.indexOf(bare.charAt(last)) === last;
  const whole = (isFraction ? bare.slice(0, last) : bare).replace(/\D/g, '');
  const amount = Number(isFraction ? `${whole || '0'}.${bare.slice(last + 1)}` : whole);
  return Number.isFinite(amount) && amount < 1e9 ? amount : null;
}

function kilometresOf(odometer: UnderstoodVehicle['odometer']): number | null {
  const value = odometer && parseAmount(odometer.value);
  if (value === undefined || value === null || value > 3_000_000) return null;
  return Math.round(/^mi/i.test(odometer?.units ?? '') ? value * kilometresPerMile : value);
}
