import type { LedgerRow } from './ledger.ts';

export type RuleName =
  | 'again'
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
  // again
  | 'poolHandOver'
  | 'reassigned'
  | 'returned'
  // vehicleLocation
  | 'standsHere'
  | 'standsElsewhere'
  | 'standsOutsideGroup'
  | 'movedAlready'
  | 'staysTogether'
  // openLead
  | 'noOpenLead'
  | 'reply'
  | 'sameVehicle'
  | 'sameAssignee'
  | 'leadInPool'
  | 'leadStaysInPool'
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
  | 'offDuty'
  | 'hadIt'
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
