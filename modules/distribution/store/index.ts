export {
  assignmentOf,
  type DecidedAssignment,
  decidedAfter,
  insertDecided,
  insertManual,
  type StoredAssignment,
} from './assignments.ts';
export { putIntoPool } from './pool.ts';
export { ensureRotation, type LockedRotation, lockRotation, readLedgers } from './rotations.ts';
