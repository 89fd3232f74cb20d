export { toTsQuery } from './rules/search-query.ts';
export { searchTokens } from './rules/search-text.ts';
export { type TradeInFacts, type VehicleFacts, wantedVehicle } from './rules/vehicle-facts.ts';
export { leadEntries, letterEntries } from './screens/contact-timeline.ts';
export { leadRows } from './screens/lead-rows.ts';
export {
  type Activity,
  addHistory,
  addHistoryOf,
  type DueOrigin,
  factsOfLeads,
  type HistoryKind,
  type LeadDue,
  type LeadFacts,
  leadFacts,
  lockLead,
  type NewHistoryEntry,
  setAssignee,
  setDue,
} from './store/index.ts';
export { createLead, type NewLead } from './use-cases/arrival/create-lead.ts';
export type { Arrived } from './use-cases/arrival/create-or-join.ts';
export {
  noteCustomerReply,
  noteDeliveryFailure,
  noteFirstMessages,
} from './use-cases/arrival/customer-wrote.ts';
export { handOverAllOf, handOverWhileAway } from './use-cases/arrival/hand-over-all.ts';
export { postDocument } from './use-cases/arrival/post-document.ts';
export { replyAutomatically } from './use-cases/arrival/reply-automatically.ts';
export { takeEnquiry } from './use-cases/arrival/take-enquiry.ts';
export { answerLead } from './use-cases/desk/answer-lead.ts';
export { closeLead, reopenLead } from './use-cases/desk/close-lead.ts';
export { handOverLead } from './use-cases/desk/hand-over-lead.ts';
export { logCall } from './use-cases/desk/log-call.ts';
export { moveDue } from './use-cases/desk/move-due.ts';
export { noteAppointment } from './use-cases/desk/note-appointment.ts';
export { noteOnLead } from './use-cases/desk/note-on-lead.ts';
export type { LeadRights } from './use-cases/desk/permitted.ts';
export { rateLead } from './use-cases/desk/rate-lead.ts';
export { renameCustomer } from './use-cases/desk/rename-customer.ts';
