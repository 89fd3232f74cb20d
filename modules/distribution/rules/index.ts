export { type Availability, type Roster, rosterOf } from './availability.ts';
export { DEALER_ROTATION, groupRotation } from './by-mode.ts';
export { decide } from './decide.ts';
export type * from './decision.ts';
export { giveBack, type Ledger, type LedgerRow, MAX_WEIGHT, SHARE } from './ledger.ts';
export { applyLedgerChange } from './rotation.ts';
export { snapshotOf } from './snapshot.ts';
export type * from './types.ts';
export { type Mismatch, type StoredDecision, verifyDecision } from './verify.ts';
