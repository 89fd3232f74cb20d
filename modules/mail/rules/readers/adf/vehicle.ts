import { child, childrenOf, type Element, lineOf, textOf } from '../../markup/tree.ts';
import type { Found, LeadVehicle } from '../understood.ts';

export interface Vehicles {
  readonly vehicleOfInterest: LeadVehicle | null;
  readonly otherVehicles: readonly LeadVehicle[];
  readonly tradeIn: LeadVehicle | null;
  readonly suspect: boolean;
}

/**
 * Sorts the vehicles of a prospect: of interest is the first to buy, lease or test-drive or without a known
 * interest; the trade-in is the first to trade in or sell. A prospect with the customer's own car only has no
 * vehicle of interest.
 */
export function readVehicles(prospect: Element, finds: Record<string, Found>): Vehicles {
  const all = [...childrenOf(prospect, 'vehicle'), ...childrenOf(child(prospect, 'customer'), 'vehicle')]
    .map(readVehicle)
    .filter((vehicle) => vehicle !== null);
  const wanted = all.find((vehicle) => !isOwn(vehicle)) ?? null;
  const own = all.find(isOwn) ?? null;
  for (const [path, vehicle] of [
    ['vehicleOfInterest', wanted],
    ['tradeIn', own],
  ] as const) {
    if (!vehicle) continue;
    for (const key of Object.keys(vehicle)) {
      const value = vehicle[key as keyof LeadVehicle];
      if (value !== null) finds[`${path}.${key}`] = { confidence: 0.95, place: `adf:/vehicle/${key}` };
    }
  }
  return {
    vehicleOfInterest: wanted,
    otherVehicles: all.filter((vehicle) => vehicle !== wanted && vehicle !== own),
    tradeIn: own,
    suspect: mirrors(own, wanted),
  };
}

function isOwn(vehicle: LeadVehicle): boolean {
  return /^(?:trade[-_ ]?in|sell)$/i.test(vehicle.interest ?? '');
}

/** A trade-in without facts of its own that names the wanted model again comes from the form, not the customer. */
function mirrors(own: LeadVehicle | null, wanted: LeadVehicle | null): boolean {
  if (!own || !wanted || own.year || own.odometer || own.vin) return false;
  const a = own.model?.toLowerCase() ?? '';
  const b = wanted.model?.toLowerCase() ?? '';
  const sameMake = (own.make ?? '').toLowerCase() === (wanted.make ?? '').toLowerCase();
  return sameMake && a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

const plainFields = ['vin', 'trim', 'doors', 'bodystyle', 'transmission'] as const;

function readVehicle(element: Element): LeadVehicle | null {
  const get = (name: string): string | null => lineOf(child(element, name));
  const optional: Record<string, string> = {};
  for (const name of plainFields) {
    const text = get(name);
    if (text !== null) optional[name] = text;
  }
  const stock = get('stock') ?? get('stocknumber');
  const condition = get('condition');
  const comments = textOf(child(element, 'comments')) ?? textOf(child(element, 'comment'));
  const odometer = readOdometer(child(element, 'odometer'));
  const price = readPrice(child(element, 'price'));
  const vehicle: LeadVehicle = {
    interest: element.attributes.get('interest') || null,
    status: element.attributes.get('status') || null,
    year: get('year'),
    make: get('make'),
    model: get('model'),
    ...optional,
    ...(stock ? { stock } : {}),
    ...(condition ? { condition } : {}),
    ...(odometer ? { odometer } : {}),
    ...(price ? { price } : {}),
    ...(comments ? { comments } : {}),
  };
  const holdsNothing = Object.values(vehicle).every((value) => value === null);
  return holdsNothing && lineOf(element) === null ? null : vehicle;
}

function readOdometer(element: Element | null): LeadVehicle['odometer'] | null {
  const value = lineOf(element);
  if (!element || value === null) return null;
  const units = element.attributes.get('units') ?? element.attributes.get('unit');
  return { value, units: units || null, status: element.attributes.get('status') || null };
}

function readPrice(element: Element | null): LeadVehicle['price'] | null {
  const amount = lineOf(element);
  if (!element || amount === null) return null;
  return {
    amount,
    currency: element.attributes.get('currency') || null,
    type: element.attributes.get('type') || null,
  };
}
