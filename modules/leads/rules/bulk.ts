import type { RightsOnLead } from '../../people/index.ts';

/** What can be done with several leads at once. */
export type BulkKind = 'assign' | 'close' | 'followUp';

/** Why a lead was left as it is. */
export type BulkRefusal =
  | 'leads.notFound'
  | 'leads.notAllowed'
  | 'leads.alreadyClosed'
  | 'leads.closed'
  | 'leads.takenMeanwhile';

export interface LeadForBulk {
  readonly state: 'open' | 'closed';
  readonly assigneeId: string | null;
}

const needed: { readonly [kind in BulkKind]: keyof RightsOnLead } = {
  assign: 'handOver',
  close: 'close',
  followUp: 'moveDue',
};

/**
 * Whether the deed is done with this lead; null: it is. `seenAssigneeId` is whose lead it was when it was chosen
 * (undefined: not told); a lead that somebody else got since is left alone, whatever the deed.
 */
export function refusalOf(
  kind: BulkKind,
  lead: LeadForBulk | undefined,
  { rights, seenAssigneeId }: { readonly rights: RightsOnLead; readonly seenAssigneeId?: string | null },
): BulkRefusal | null {
  if (!lead) return 'leads.notFound';
  if (seenAssigneeId !== undefined && seenAssigneeId !== lead.assigneeId) return 'leads.takenMeanwhile';
  if (!rights[needed[kind]]) return 'leads.notAllowed';
  if (lead.state === 'open') return null;
  return kind === 'close' ? 'leads.alreadyClosed' : 'leads.closed';
}

/** What tells whether a lead is still as a deed left it. */
export interface LeftAs {
  readonly state: 'open' | 'closed';
  readonly assigneeId: string | null;
  readonly dueNumber: number;
}

/**
 * Whether the deed can be taken back: nobody did anything with the lead since, and nothing that the deed set has had an
 * effect yet. `worked`: the history tells of a later deed or of the customer; `fired`: its new deadline told somebody.
 */
export function isAsLeft(
  lead: LeftAs | undefined,
  left: LeftAs,
  since: { readonly worked: boolean; readonly fired: boolean },
): boolean {
  return (
    lead !== undefined &&
    !since.worked &&
    !since.fired &&
    lead.state === left.state &&
    lead.assigneeId === left.assigneeId &&
    lead.dueNumber === left.dueNumber
  );
}
