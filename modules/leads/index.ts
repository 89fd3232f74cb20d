export { toTsQuery } from './rules/search-text.ts';
export type { TradeInFacts, VehicleFacts } from './rules/vehicle-facts.ts';
export {
  type Activity,
  addHistory,
  type DueOrigin,
  type HistoryKind,
  type LeadDue,
  type LeadFacts,
  leadFacts,
  lockLead,
  type NewHistoryEntry,
  noteActivity,
  setAssignee,
  setDue,
} from './store/index.ts';
export { createLead, type NewLead } from './use-cases/arrival/create-lead.ts';
export type { Arrived } from './use-cases/arrival/create-or-join.ts';
export { noteCustomerReply, noteDeliveryFailure } from './use-cases/arrival/customer-wrote.ts';
export { handOverAllOf } from './use-cases/arrival/hand-over-all.ts';
export { postDocument } from './use-cases/arrival/post-document.ts';
export { replyAutomatically } from './use-cases/arrival/reply-automatically.ts';
export { takeEnquiry } from './use-cases/arrival/take-enquiry.ts';
