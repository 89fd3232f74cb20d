import type { DealerRights, Role } from '../contract.ts';

/** What somebody is at a dealer, as far as rights go. An API key works on leads like a supervisor and manages nothing. */
export type Standing = { readonly role: Role; readonly operator: boolean } | 'apiKey';

/** The sentences: who may what. */
const sentences: { readonly [right in keyof DealerRights]: (who: Who) => boolean } = {
  // Shared work: whoever works here sees every lead of the dealer.
  seeAllLeads: () => true,
  // Anybody's lead, not only one's own: see `mayOnLead`.
  handOver: (who) => who.supervises || who.isKey,
  workInbox: (who) => who.supervises || who.isKey,
  changeSettings: (who) => who.administers,
  manageUsers: (who) => who.administers,
  manageApiKeys: (who) => who.administers,
  seeFindings: (who) => who.supervises,
  // Prices and data of the stock are the house's word; whoever works here reads them and reserves.
  editStock: (who) => who.supervises || who.isKey,
};

interface Who {
  readonly supervises: boolean;
  readonly administers: boolean;
  readonly isKey: boolean;
}

function whoIs(standing: Standing): Who {
  if (standing === 'apiKey') return { supervises: false, administers: false, isKey: true };
  const administers = standing.operator || standing.role === 'administrator';
  return { administers, supervises: administers || standing.role === 'supervisor', isKey: false };
}

/** What somebody may do at the dealer, whatever the row. */
export function rightsOf(standing: Standing): DealerRights {
  const who = whoIs(standing);
  return {
    seeAllLeads: sentences.seeAllLeads(who),
    handOver: sentences.handOver(who),
    workInbox: sentences.workInbox(who),
    changeSettings: sentences.changeSettings(who),
    manageUsers: sentences.manageUsers(who),
    manageApiKeys: sentences.manageApiKeys(who),
    seeFindings: sentences.seeFindings(who),
    editStock: sentences.editStock(who),
  };
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
