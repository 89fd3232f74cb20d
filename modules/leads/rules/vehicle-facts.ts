import { makeAtStart, type UnderstoodLead } from '../../mail/index.ts';

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
  /** Of leads from before it was noted: absent. */
  readonly make?: string | null;
  readonly condition?: 'new' | 'used' | null;
}

/** The customer's own car, as the enquiry named it: a title and what else was said, by keys that the web words. */
export interface TradeInFacts {
  readonly title: string;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
}

const kilometresPerMile = 1.609344;

/** The numbers by which the car of an enquiry is looked for in a stock. */
export function wantedVehicle(
  lead: Pick<UnderstoodLead, 'vehicleOfInterest' | 'offerNumber' | 'vin'>,
): Pick<VehicleFacts, 'offerNumber' | 'vin'> {
  const vehicle = lead.vehicleOfInterest;
  return { offerNumber: lead.offerNumber ?? vehicle?.stock ?? null, vin: lead.vin ?? vehicle?.vin ?? null };
}

/** Null when the enquiry says nothing about a car. */
export function vehicleFactsOf(
  lead: Pick<UnderstoodLead, 'vehicleOfInterest' | 'offerNumber' | 'vin' | 'link' | 'price' | 'mileage'>,
): VehicleFacts | null {
  const vehicle = lead.vehicleOfInterest;
  const { offerNumber, vin } = wantedVehicle(lead);
  const link = lead.link ?? vehicle?.url ?? null;
  const title = (vehicle && titleOf(vehicle)) || offerNumber || vin;
  if (!title) return null;
  return {
    title,
    offerNumber,
    vin,
    price: priceOf(lead.price, vehicle?.price?.currency),
    mileageKm: kilometresOf(lead.mileage, vehicle?.odometer?.units),
    firstRegistration: vehicle?.year ?? null,
    link,
    make: vehicle?.make ?? makeAtStart(title),
    condition: conditionOf(vehicle?.status),
  };
}

function conditionOf(status: string | null | undefined): 'new' | 'used' | null {
  const word = status?.trim().toLowerCase();
  return word === 'new' || word === 'used' ? word : null;
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

function priceOf(price: number | null, currency: string | null | undefined): VehicleFacts['price'] {
  return price === null ? null : { cents: Math.round(price * 100), currency: currency ?? 'EUR' };
}

function kilometresOf(mileage: number | null, units: string | null | undefined): number | null {
  if (mileage === null) return null;
  return Math.round(/^mi/i.test(units ?? '') ? mileage * kilometresPerMile : mileage);
}
