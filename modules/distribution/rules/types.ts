import type { AbsenceSpan } from '../../people/rules/deputies.ts';
import type { Ledger } from './ledger.ts';

/**
 * What is asked, and what it is judged by. Both are plain JSON and are stored with the decision (`decision.ts`), so that it
 * can be made again from them. Moments are epoch milliseconds. Ids are opaque.
 */
export interface DistributionRequest {
  readonly at: number;
  readonly leadType: string;
  readonly sourceId: string | null;
  readonly language: string | null;
  /** The lead whose conversation the message belongs to; null: no reply. */
  readonly repliesToLeadId: string | null;
  /** Who looks after the contact; null for a new contact and for one whom nobody looks after. */
  readonly contactUserId: string | null;
  /** The contact's open leads, the one with the latest activity first. */
  readonly openLeads: readonly OpenLead[];
  readonly vehicle: RequestedVehicle | null;
  /** The dealer from which the lead was moved here; such a lead is moved no further. */
  readonly movedFromDealerId?: string | null;
  /** It is made here already, also when its vehicle stands elsewhere: of a message about vehicles at several dealers. */
  readonly staysTogether?: boolean;
  /**
   * A lead that somebody had, or that waited in a pool, is given anew, and nothing moves: pools are passed over, or it
   * goes back into the one that takes such leads (`returned`), and to nobody when there is none.
   */
  readonly again?: {
    readonly because: 'poolHandOver' | 'reassigned' | 'returned';
    /** Who shall not get it again; null: anybody may. */
    readonly exceptUserId: string | null;
    /** The group in whose pool it waited. */
    readonly groupId?: string;
  };
}

export interface OpenLead {
  readonly leadId: string;
  readonly assigneeId: string | null;
  readonly vehicleId: string | null;
  /** The pool it waits in (`dealer`, `group:<id>`); absent or null: none. */
  readonly poolKey?: string | null;
}

export interface RequestedVehicle {
  /** Null: not of this dealer's stock. */
  readonly vehicleId: string | null;
  /** The person named on the vehicle, who gets all its leads. */
  readonly contactPersonId: string | null;
  /** The dealer where it stands; absent or null: here. */
  readonly dealerId?: string | null;
  readonly brand?: string | null;
  readonly condition?: 'new' | 'used' | null;
}

export interface DistributionState {
  readonly settingsVersion: number;
  readonly settings: DistributionRules;
  /** The dealer's people in their fixed order, which breaks ties. */
  readonly users: readonly DistributionUser[];
  /** Those that run at the moment of the request suffice. */
  readonly absences: readonly AbsenceSpan[];
  /** By rotation: `dealer`, `group:<id>`. A missing one is empty. */
  readonly ledgers: { readonly [rotation: string]: Ledger };
  /** In the order in which they are tried. */
  readonly groups?: readonly DistributionGroup[];
}

export interface DistributionUser {
  readonly userId: string;
  readonly active: boolean;
  readonly receivesRequests: boolean;
  /** Implied by `receivesRequests`. */
  readonly canBeAssigned: boolean;
  /** Whole shares in the dealer's rotation, 1 to 10; 1 when absent. */
  readonly weight?: number;
  /** Has own hours and does not work now; absent: on duty. */
  readonly onDuty?: boolean;
}

/** The settings that decide. What is optional is off when absent. */
export interface DistributionRules {
  readonly deputiesReceive: boolean;
  /** Requests of existing contacts are distributed like any other: the contact's assigned user is not asked. */
  readonly distributeExistingContacts: boolean;
  /** The vehicle's contact person comes before the contact's assigned user. */
  readonly vehiclePersonFirst: boolean;
  readonly fallbackUserId: string | null;
  readonly administratorUserId: string | null;
  /** `mixed`: the pool user is a member of the rotation. Default: rotation. */
  readonly mode?: DistributionMode;
  readonly poolUserId?: string | null;
  /** The pool's share in a mixed rotation. */
  readonly poolWeight?: number;
  readonly useVehicleLocation?: boolean;
  readonly dealerId?: string;
  /** The other dealers to which a lead may move. */
  readonly sameGroupDealerIds?: readonly string[];
}

export type DistributionMode = 'rotation' | 'pool' | 'mixed';

export interface DistributionGroup {
  readonly groupId: string;
  /** For people; decides nothing. */
  readonly name?: string;
  /** All that are given must hold; of each, one value. None given: matches everything. */
  readonly match: GroupMatch;
  readonly mode: DistributionMode;
  readonly poolUserId?: string | null;
  readonly poolWeight?: number;
  /** In their fixed order. */
  readonly members: readonly { readonly userId: string; readonly weight: number }[];
}

export interface GroupMatch {
  readonly leadTypes?: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly languages?: readonly string[];
  readonly brands?: readonly string[];
  readonly conditions?: readonly ('new' | 'used')[];
  /** Where the vehicle stands. */
  readonly dealerIds?: readonly string[];
}
