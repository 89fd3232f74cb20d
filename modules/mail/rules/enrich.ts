import { guessLanguage } from './language.ts';
import { guessKind } from './lead-kind.ts';
import { splitName } from './names.ts';
import { numberIn } from './numbers.ts';
import { linkIn, offerNumberIn, vinIn } from './offer.ts';
import { normalisePhone } from './phones.ts';
import type { ReadLead, UnderstoodLead } from './readers/understood.ts';

/** Adds what the product needs beside what the sender wrote: kind, language, keys of the vehicle, usable phones. */
export function enrich(lead: ReadLead, context: { country: string; subject: string | null }): UnderstoodLead {
  const { customer, vehicleOfInterest } = lead;
  const text = lead.comments ?? '';
  const own = splitName(customer.full);
  const stock = vehicleOfInterest?.stock ?? vehicleOfInterest?.listingId ?? null;
  const phones = customer.phones
    .map((phone) => normalisePhone(phone.number, context.country))
    .filter((phone) => phone !== null);
  return {
    ...lead,
    leadType: guessKind(lead, context.subject),
    language: guessLanguage(lead.comments) ?? guessLanguage(`${context.subject ?? ''} ${text}`),
    offerNumber: stock ?? offerNumberIn(`${context.subject ?? ''}\n${text}`),
    vin: vinIn(vehicleOfInterest?.vin ?? '') ?? vinIn(text),
    link: vehicleOfInterest?.url ?? linkIn(text),
    relay: customer.emailIsRelay,
    person: { first: customer.first ?? own.first, last: customer.last ?? own.last },
    phones,
    price: numberIn(vehicleOfInterest?.price?.amount) || null,
    mileage: numberIn(vehicleOfInterest?.odometer?.value),
  };
}
