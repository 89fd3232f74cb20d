import { epochToUtc, toUtc } from '../../mime/dates.ts';
import type { Reader } from '../doc.ts';
import { emptyLead, emptyVehicle, noCustomer, outcomeOf } from '../lead.ts';
import type { LeadVehicle, ReadLead } from '../understood.ts';
import { asFields, asList, type Fields, pick } from './values.ts';

/** mobile.de's Lead API: events with a cursor; every event of one lead id is one lead, an event delivered twice counts once. */
export const mobiledeEvents: Reader = {
  name: 'mobilede-events',
  matches: (doc) => events(doc.json).length > 0,
  read(doc) {
    const byLead = new Map<string, Fields[]>();
    const seen = new Set<string>();
    for (const event of events(doc.json)) {
      const eventId = pick(event, 'eventId') ?? '';
      const leadId = pick(asFields(asFields(event.data)?.lead), 'leadId');
      if (leadId === null || (eventId !== '' && seen.has(eventId))) continue;
      seen.add(eventId);
      byLead.set(leadId, [...(byLead.get(leadId) ?? []), event]);
    }
    const all = [...byLead].map(([id, list]) => leadOf(id, list)).filter((lead) => lead !== null);
    if (all.length === 0) return null;
    return { outcome: all.length > 1 ? 'lead' : outcomeOf(all), leads: all };
  },
};

function events(json: unknown): Fields[] {
  return asList(asFields(json)?.events)
    .map(asFields)
    .filter((event) => event !== null && 'eventType' in event && 'data' in event) as Fields[];
}

const opening = /LeadSubmitted$|LeadResubmitted$|PhoneCallReceived$/;

function leadOf(id: string, list: readonly Fields[]): ReadLead | null {
  const first = list.find((event) => opening.test(pick(event, 'eventType') ?? '')) ?? list[0];
  if (!first) return null;
  const data = asFields(first.data);
  const buyer = asFields(data?.buyer);
  const call = asFields(data?.call);
  const date = pick(first, 'occurredAt');
  const messages = list.map((event) => pick(asFields(event.data), 'message')).filter((text) => text !== null);
  const email = pick(buyer, 'email')?.toLowerCase() ?? null;
  const phone = pick(buyer, 'phoneNumber', 'maskedPhoneNumber');
  const givenName = pick(buyer, 'firstName');
  const familyName = pick(buyer, 'lastName');
  const full = [givenName, familyName].filter((part) => part !== null).join(' ');
  return {
    ...emptyLead,
    customer: {
      ...noCustomer,
      first: givenName,
      last: familyName,
      full: full === '' ? pick(buyer, 'name') : full,
      emails: email ? [email] : [],
      emailIsRelay: email?.endsWith('.mobile.de') ?? false,
      phones: phone ? [{ number: phone }] : [],
    },
    vehicleOfInterest: vehicleOf(asFields(data?.vehicle)),
    comments: messages[0] ?? null,
    provider: { name: 'mobile.de' },
    requestDate: date,
    requestDateUtc: toUtc(date) ?? epochToUtc(date),
    ids: [{ source: 'mobile.de', value: id }],
    extras: {
      ...(messages.length > 0 ? { messages: messages.length } : {}),
      ...(call ? { leadType: call.answered === true ? 'answered call' : 'missed call' } : {}),
    },
  };
}

function vehicleOf(vehicle: Fields | null): LeadVehicle | null {
  if (!vehicle) return null;
  const stock = pick(vehicle, 'internalNumber');
  const listingId = pick(vehicle, 'mobileAdId', 'adId');
  return {
    ...emptyVehicle,
    make: pick(vehicle, 'make'),
    model: pick(vehicle, 'model', 'modelDescription'),
    ...(stock ? { stock } : {}),
    ...(listingId ? { listingId } : {}),
  };
}
