import type { LeadCustomer, LeadVehicle, Outcome, ReadLead } from './understood.ts';

export const noCustomer: LeadCustomer = {
  first: null,
  last: null,
  full: null,
  emails: [],
  invalidEmails: [],
  emailIsRelay: false,
  phones: [],
  address: null,
};

export const emptyLead: ReadLead = {
  customer: noCustomer,
  vehicleOfInterest: null,
  otherVehicles: [],
  tradeIn: null,
  comments: null,
  provider: null,
  vendor: null,
  requestDate: null,
  requestDateUtc: null,
  ids: [],
  extras: {},
  found: {},
};

export const emptyVehicle: LeadVehicle = {
  interest: null,
  status: null,
  year: null,
  make: null,
  model: null,
};

/** A lead is one only with a way to reach the customer. */
export function canBeReached(lead: ReadLead): boolean {
  return lead.customer.emails.length > 0 || lead.customer.phones.length > 0;
}

export function outcomeOf(leads: readonly ReadLead[]): Outcome {
  if (leads.length > 1) return 'several-leads';
  return leads.some(canBeReached) ? 'lead' : 'incomplete';
}
