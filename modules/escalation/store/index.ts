export { eventsOfLeads, insertEvents, type LeadEvent } from './events.ts';
export {
  escalationKind,
  type MovedDeadline,
  moveDeadlines,
  type Plan,
  planAll,
  planNext,
  planNothing,
} from './plans.ts';
export {
  type Chunk,
  findChunk,
  insertRecalculation,
  isRunning,
  type LeadRange,
  noteProgress,
  type Recalculation,
  recalculateKind,
  type Standing,
  stillToCompute,
  takeOver,
  waitForOtherChanges,
} from './recalculations.ts';
