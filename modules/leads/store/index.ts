export {
  type BulkEntry,
  type BulkLead,
  endClosings,
  firedAlready,
  insertBulk,
  lockLeads,
  restoreLeads,
  takeBulk,
  workedSince,
} from './bulk.ts';
export {
  type Activity,
  addSearchTokens,
  noteActivity,
  setAssignee,
  setCustomer,
  setDue,
  setFirstMessages,
  setMaturity,
  setState,
} from './changes.ts';
export { endClosing, insertClosing } from './closings.ts';
export {
  type DueOrigin,
  factsOfLeads,
  type LeadDue,
  type LeadFacts,
  leadFacts,
  lockLead,
  lockLeadOfThread,
} from './facts.ts';
export { addHistory, addHistoryOf, type HistoryKind, type NewHistoryEntry } from './history.ts';
export { insertLead, type NewLeadRow } from './insert.ts';
export { handOverOpenLeads, type OpenLeadOfContact, openLeadsOf } from './open-leads.ts';
