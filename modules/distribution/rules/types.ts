import type { AbsenceSpan } from '../../people/rules/deputies.ts';
import type { Ledger, LedgerRow } from './ledger.ts';

/**
 * What is asked, what it is judged by, and what came out. All three are plain JSON and are stored with the assignment, so
 * that the decision can be made again from them. Moments are epoch milliseconds. Ids are opaque.
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
}

export interface OpenLead {
  readonly leadId: string;
  readonly assigneeId: string | null;
  readonly vehicleId: string | null;
}

export interface RequestedVehicle {
  readonly vehicleId: string;
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

export type RuleName =
  | 'vehicleLocation'
  | 'openLead'
  | 'existingContact'
  | 'vehiclePerson'
  | 'group'
  | 'rotation'
  | 'pool'
  | 'fallback'
  | 'administrator';

export interface Decision {
  /**
   * `alarm`: the fallback user or the administrator has it, or nobody (`userId` null), and somebody must look at it.
   * `pool`: `userId` is the pool user. `moved`: another dealer's settings decide (`dealerId`); only with
   * `useVehicleLocation`.
   */
  readonly outcome: 'assigned' | 'pool' | 'alarm' | 'moved';
  readonly userId: string | null;
  /** The rule that decided, or the last one tried. */
  readonly rule: RuleName;
  /** The message joins this open lead, which keeps its assignee, also none (`userId` null). Otherwise a new lead. */
  readonly joinsLeadId: string | null;
  readonly dealerId?: string;
  readonly trace: readonly Step[];
  /** Null: no rotation gave it. */
  readonly ledgerChange: LedgerChange | null;
  readonly settingsVersion: number;
}

export interface LedgerChange {
  readonly rotation: string;
  /** Who took the lead. */
  readonly userId: string;
  /** The rows that are new or different. */
  readonly rows: readonly LedgerRow[];
}

/** One rule that was tried. */
export interface Step {
  readonly rule: RuleName;
  readonly verdict: 'decided' | 'passed';
  readonly reason: StepReason;
  readonly groupId?: string;
  readonly leadId?: string;
  readonly dealerId?: string;
  readonly candidates?: readonly Candidate[];
}

export type StepReason =
  // vehicleLocation
  | 'standsHere'
  | 'standsElsewhere'
  | 'standsOutsideGroup'
  | 'movedAlready'
  // openLead
  | 'noOpenLead'
  | 'reply'
  | 'sameVehicle'
  | 'sameAssignee'
  | 'leadInPool'
  | 'leadWithoutAssignee'
  // existingContact, vehiclePerson
  | 'switchedOff'
  | 'nobodyNamed'
  | 'named'
  // group: the first condition that does not hold
  | 'otherLeadType'
  | 'otherSource'
  | 'otherLanguage'
  | 'otherBrand'
  | 'otherCondition'
  | 'otherLocation'
  // rotation, pool, group
  | 'nextInRotation'
  | 'poolsTurn'
  | 'inPool'
  | 'noPoolUser'
  // anybody
  | 'unavailable'
  // administrator
  | 'lastResort'
  | 'lastResortAbsent';

export type CandidateReason =
  // may take it
  | 'available'
  | 'only'
  | 'lowest'
  | 'firstOfEqual'
  | 'higher'
  | 'laterInOrder'
  // may not
  | 'unknown'
  | 'inactive'
  | 'doesNotReceive'
  | 'cannotBeAssigned'
  | 'notInGroup'
  // absent
  | 'absentDeputyTakes'
  | 'absentDeputyTakesPart'
  | 'absentDeputiesOff'
  | 'absentNoDeputy'
  | 'absentChainEndsAbsent'
  | 'absentCycle'
  | 'absentDeputyCannot'
  | 'absentButLast';

/** A person who was looked at. */
export interface Candidate {
  readonly userId: string;
  readonly chosen: boolean;
  readonly reason: CandidateReason;
  /** The end of the absence. */
  readonly absentUntil?: number;
  /** From this absent person to the last deputy that was asked. */
  readonly chain?: readonly string[];
  /** The absent people this one stands in for. */
  readonly standsInFor?: readonly string[];
  /** In a rotation, for those who may be chosen, in `SHARE`ths of a lead per unit of weight. */
  readonly before?: number;
  readonly after?: number;
  readonly weight?: number;
  /** Was placed in the ledger anew: `from` is the position before, null for somebody new. */
  readonly entered?: { readonly from: number | null };
}
