import type { DealerRights } from '../contract.ts';
import { type ChosenRights, meanings, rightsOfRole, rightsWhere } from './rights.ts';

/** What somebody is at a dealer, as far as rights go. `chosen`: the role's set where the dealer changed or made it. */
export type Standing =
  | { readonly role: string; readonly chosen?: ChosenRights; readonly operator: boolean }
  | 'apiKey';

/** What somebody may do at the dealer, whatever the row. The operator runs the installation and may everything. */
export function rightsOf(standing: Standing): DealerRights {
  if (standing === 'apiKey') return rightsWhere((right) => meanings[right].apiKey);
  if (standing.operator) return rightsWhere(() => true);
  return rightsOfRole(standing.role, standing.chosen ?? null);
}

export interface RightsOnLead {
  readonly answer: boolean;
  /** A note without a new due; with one it also needs `moveDue`. */
  readonly note: boolean;
  readonly handOver: boolean;
  readonly moveDue: boolean;
  readonly close: boolean;
  readonly reopen: boolean;
}

/**
 * What somebody may do with one lead, by the assignee that is stored: with one's own and with a lead of nobody
 * everything, with another's only who may hand over any lead. `userId` is null for an API key.
 */
export function mayOnLead(
  rights: Pick<DealerRights, 'seeAllLeads' | 'handOver'>,
  lead: { readonly assigneeId: string | null; readonly userId: string | null },
): RightsOnLead {
  const theirs = lead.assigneeId === null || lead.assigneeId === lead.userId;
  const work = rights.handOver || (rights.seeAllLeads && theirs);
  return {
    answer: work,
    note: rights.seeAllLeads,
    handOver: work,
    moveDue: work,
    close: work,
    reopen: work,
  };
}

/**
 * Whether somebody may set own hours: one's own, and everybody's for who supervises. They decide who receives requests
 * and when, as an absence does.
 */
export const mayChangeHours = mayActFor;

/** Whether somebody may plan or remove an absence: one's own, and everybody's for who supervises. */
export const mayPlanAbsence = mayActFor;

function mayActFor(
  rights: Pick<DealerRights, 'handOver' | 'manageUsers'>,
  { ofUserId, actorUserId }: { readonly ofUserId: string; readonly actorUserId: string | null },
): boolean {
  if (actorUserId === null) return false;
  return actorUserId === ofUserId || rights.handOver || rights.manageUsers;
}
