import type { DistributionRequest, OpenLead, RequestedVehicle } from './types.ts';

/** A lead that waits for a person, as it is asked for. */
export interface Asked {
  readonly lead: {
    readonly type: string;
    readonly sourceId: string;
    readonly language: string;
    /** The dealer of the same group that it came from. */
    readonly movedFromDealerId: string | null;
  };
  readonly contactUserId: string | null;
  /** The contact's other open leads, the one with the latest activity first. */
  readonly openLeads: readonly OpenLead[];
  readonly vehicle: RequestedVehicle | null;
}

/** `again`: the lead was somebody's, or waited in a pool. */
export function requestOf(
  { lead, contactUserId, openLeads, vehicle }: Asked,
  at: number,
  again?: DistributionRequest['again'],
): DistributionRequest {
  return {
    at,
    leadType: lead.type,
    sourceId: lead.sourceId,
    language: lead.language,
    repliesToLeadId: null,
    contactUserId,
    openLeads,
    vehicle,
    movedFromDealerId: lead.movedFromDealerId,
    // Whether it moves was decided before it was made.
    staysTogether: true,
    ...(again && { again }),
  };
}
