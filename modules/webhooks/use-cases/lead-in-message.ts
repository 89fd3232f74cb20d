import type { LeadFacts } from '../../leads/index.ts';

/** A lead as messages tell it: what a receiver sorts by, and no word of the correspondence. */
export function leadInMessage(lead: LeadFacts, names: ReadonlyMap<string, string>): object {
  const { assigneeId, due } = lead;
  return {
    leadId: lead.leadId,
    contactId: lead.contactId,
    state: lead.state,
    type: lead.type,
    customer: lead.customerName,
    vehicle: lead.vehicleTitle,
    receivedAt: lead.receivedAt.toString(),
    assignee: assigneeId === null ? null : { userId: assigneeId, name: names.get(assigneeId) ?? null },
    due: due && { kind: due.kind, at: due.at.toString() },
  };
}
