import { numberKey } from '../../vehicles/index.ts';

/** An open lead of the contact. */
export interface OpenLead {
  readonly leadId: string;
  readonly vehicleId: string | null;
  readonly offerNumber: string | null;
  readonly vin: string | null;
}

/** The car an enquiry names: in stock or only by its numbers. */
export interface WantedVehicle {
  readonly vehicleId: string | null;
  readonly offerNumber: string | null;
  readonly vin: string | null;
}

/**
 * The open lead that an enquiry of the same contact joins: the first one (of the latest activity) that is about the same
 * vehicle of the stock, or names the same VIN or offer number. Null: it is a lead of its own; who gets it is the
 * distribution's question. An enquiry that names no vehicle is always a lead of its own.
 */
export function joinedLead(wanted: WantedVehicle, openLeads: readonly OpenLead[]): string | null {
  const found = openLeads.find((lead) => isSame(wanted, lead));
  return found?.leadId ?? null;
}

function isSame(wanted: WantedVehicle, lead: OpenLead): boolean {
  if (wanted.vehicleId !== null && lead.vehicleId !== null) return wanted.vehicleId === lead.vehicleId;
  const vin = numberKey(wanted.vin);
  const otherVin = numberKey(lead.vin);
  if (vin !== null && otherVin !== null) return vin === otherVin;
  const offer = numberKey(wanted.offerNumber);
  return offer !== null && offer === numberKey(lead.offerNumber);
}
