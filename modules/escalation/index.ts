export { escalationJobs } from './jobs.ts';
export {
  clearDue,
  resumeClock,
  setChosenDue,
  setFollowUp,
  startAfterReopening,
  startClockOfNewLead,
  startResponseClock,
} from './use-cases/clocks.ts';
export { explainDueOfLead } from './use-cases/explain-due.ts';
export { recalculateOpenLeads } from './use-cases/recalculate.ts';
export { escalationFindings, setEscalation } from './use-cases/set-escalation.ts';
