import type { LeadCustomer, LeadVehicle, Understood, UnderstoodLead } from './readers/understood.ts';

/** A lead as the command line prints it: plain JSON, empty = null, optional keys only when they say something. */
export type PrintedLead = Readonly<Record<string, unknown>>;

export interface PrintedReading {
  readonly outcome: string;
  readonly reason?: string;
  readonly leads: readonly PrintedLead[];
}

/** The projection compared with collected cases and printed by `forecourt read`. */
export function toExpectedShape(understood: Understood): PrintedReading {
  return {
    outcome: understood.outcome,
    ...(understood.reason ? { reason: understood.reason } : {}),
    leads: understood.leads.map(printLead),
  };
}

function printLead(lead: UnderstoodLead): PrintedLead {
  return {
    customer: printCustomer(lead.customer),
    vehicleOfInterest: printVehicle(lead.vehicleOfInterest),
    otherVehicles: lead.otherVehicles.map(printVehicle),
    tradeIn: printVehicle(lead.tradeIn),
    comments: lead.comments,
    provider: lead.provider,
    vendor: lead.vendor,
    requestDate: lead.requestDate,
    requestDateUtc: lead.requestDateUtc,
    ids: lead.ids,
    ...lead.extras,
  };
}

function printCustomer(customer: LeadCustomer): PrintedLead {
  const { invalidEmails, emailIsRelay, ...rest } = customer;
  return {
    ...rest,
    ...(invalidEmails.length > 0 ? { invalidEmails } : {}),
    ...(emailIsRelay ? { emailIsRelay } : {}),
  };
}

function printVehicle(vehicle: LeadVehicle | null): PrintedLead | null {
  return vehicle === null ? null : { ...vehicle };
}
