export {
  assignmentOf,
  type DecidedAssignment,
  decidedAfter,
  insertDecided,
  insertManual,
  lastOfRotation,
  markGivenBack,
  type StoredAssignment,
} from './assignments.ts';
export { checkKind, checkSoon, openFindingKeys, replaceFindings } from './findings.ts';
export {
  cancelHandOver,
  moveWaiting,
  olderWaiting,
  type PoolPlace,
  poolHandOverKind,
  poolPlaceOf,
  putIntoPool,
  scheduleHandOvers,
  waitingLeads,
} from './pool.ts';
export { ensureRotation, type LockedRotation, lockRotation, readLedgers, writeLedger } from './rotations.ts';
