import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getVehicle, stockOfLead, type Vehicle } from '../../../vehicles/index.ts';
import type { LeadDetail } from '../../contract.ts';
import type { VehicleFacts } from '../../rules/vehicle-facts.ts';

type VehicleView = LeadDetail['vehicle'];

/** The car of interest: as it is in stock, else as the enquiry named it; null when it named none. */
export async function vehicleOf(
  tx: DealerTx,
  lead: { readonly vehicleId: string | null; readonly facts: VehicleFacts | null },
): Promise<VehicleView> {
  const stock = lead.vehicleId === null ? null : await getVehicle(tx, lead.vehicleId);
  if (stock) return { ...ofStock(stock), stock: await stockOfLead(tx, stock.vehicleId) };
  return lead.facts && asNamed(lead.facts);
}

function ofStock(vehicle: Vehicle): Omit<NonNullable<VehicleView>, 'stock'> {
  const { make, model, offerNumber, vin, priceCents, currency, mileageKm, location, link } = vehicle;
  return {
    title: `${make} ${model}`.trim(),
    offerNumber,
    vin,
    price: priceCents === null ? null : { cents: priceCents, currency: currency ?? 'EUR' },
    mileageKm,
    firstRegistration: vehicle.firstRegistration?.toString() ?? null,
    location,
    link,
    inStock: true,
  };
}

function asNamed({
  title,
  offerNumber,
  vin,
  price,
  mileageKm,
  firstRegistration,
  link,
}: VehicleFacts): VehicleView {
  return {
    title,
    offerNumber,
    vin,
    price: price && { cents: price.cents, currency: price.currency },
    mileageKm,
    firstRegistration,
    location: null,
    link,
    inStock: false,
    stock: null,
  };
}
