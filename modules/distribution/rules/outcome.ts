import type { Decision, LedgerChange, Step } from './decision.ts';

/** What a rule decides; who gets nothing else said is a new lead without a change of a ledger. */
export interface Decided {
  readonly outcome: Decision['outcome'];
  readonly userId: string | null;
  readonly joinsLeadId?: string;
  readonly dealerId?: string;
  readonly ledgerChange?: LedgerChange;
}

/** A rule was tried: without `decided` the next one is. */
export interface Tried {
  readonly step: Step;
  readonly decided?: Decided;
}
