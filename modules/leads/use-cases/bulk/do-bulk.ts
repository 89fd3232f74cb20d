import { newId } from '../../../../kernel/ids.ts';
import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { findPerson, personNames } from '../../../people/index.ts';
import { getClosingReason } from '../../../sources/index.ts';
import type { LeadBulk, LeadBulkDone } from '../../contract.ts';
import { type LeftAs, refusalOf } from '../../rules/bulk.ts';
import {
  addHistory,
  type BulkLead,
  insertBulk,
  insertClosing,
  lockLeads,
  setAssignee,
  setState,
} from '../../store/index.ts';
import { chosenMoment, type LeadRights, rightsOn } from '../desk/permitted.ts';

type Deed = LeadBulk['deed'];
/** Does the deed with one lead that may have it done; answers how it leaves the lead. */
type Doing = (lead: BulkLead) => Promise<LeftAs>;

/**
 * One deed on several leads, in one transaction, which `undoBulk` takes back. A lead that somebody else got meanwhile, that
 * is closed already or that one may not work on is left, and named with the reason.
 *
 * Refuses `leads.cannotBeAssigned`, `leads.unknownReason`, `leads.followUpInPast`.
 */
export async function doBulk(
  tx: DealerTx,
  rights: LeadRights,
  { leads: wanted, deed }: LeadBulk,
): Promise<LeadBulkDone> {
  const doIt = await doingOf(tx, deed);
  const seen = new Map(wanted.map(({ leadId, assigneeId }) => [leadId, assigneeId]));
  const locked = await lockLeads(tx, [...seen.keys()]);
  const left: { leadId: string; lead: BulkLead | undefined; code: string }[] = [];
  const entries = [];
  for (const [leadId, seenAssigneeId] of seen) {
    const lead = locked.get(leadId);
    const code = refusalIn(tx, rights, { kind: deed.kind, lead, seenAssigneeId });
    if (!lead || code !== null) left.push({ leadId, lead, code: code ?? 'leads.notFound' });
    else {
      const { contactId, contactUserId, snapshot: before } = lead;
      entries.push({ leadId, contactId, contactUserId, before, left: await doIt(lead) });
    }
  }
  const bulkId = newId(tx.now);
  if (entries.length > 0) insertBulk(tx, { bulkId, kind: deed.kind, entries, mark: newId(tx.now) });
  return { bulkId, done: entries.length, left: await presentLeft(tx, left) };
}

function refusalIn(
  tx: DealerTx,
  rights: LeadRights,
  one: {
    readonly kind: Deed['kind'];
    readonly lead: BulkLead | undefined;
    readonly seenAssigneeId: string | null | undefined;
  },
) {
  const { kind, lead, seenAssigneeId } = one;
  const assigneeId = lead?.snapshot.assignee_id ?? null;
  return refusalOf(kind, lead && { state: lead.snapshot.state, assigneeId }, {
    rights: rightsOn(tx, rights, { assigneeId }),
    ...(seenAssigneeId === undefined ? {} : { seenAssigneeId }),
  });
}

/** Leads that were left, with whose they are now. */
export async function presentLeft(
  tx: DealerTx,
  left: readonly { readonly leadId: string; readonly lead: BulkLead | undefined; readonly code: string }[],
): Promise<LeadBulkDone['left']> {
  const has = left.flatMap(({ lead }) => lead?.snapshot.assignee_id ?? []);
  const names = await personNames(tx, [...new Set(has)]);
  return left.map(({ leadId, lead, code }) => ({
    leadId,
    customer: lead?.customer ?? null,
    code,
    by: names.get(lead?.snapshot.assignee_id ?? '') ?? null,
  }));
}

/** What is the same for all leads is asked and checked once. */
async function doingOf(tx: DealerTx, deed: Deed): Promise<Doing> {
  switch (deed.kind) {
    case 'assign':
      return assigning(tx, deed);
    case 'close':
      return closing(tx, deed);
    case 'followUp':
      return moving(tx, deed);
  }
}

async function assigning(tx: DealerTx, deed: Extract<Deed, { kind: 'assign' }>): Promise<Doing> {
  const { userId, reason = null } = deed;
  const person = await findPerson(tx, userId);
  if (!person?.active || !person.canBeAssigned) {
    refuse('invalid', 'leads.cannotBeAssigned', { field: 'deed.userId' });
  }
  const names = new Map<string, string>();
  return async ({ leadId, snapshot }) => {
    const { assignee_id: fromUserId, due_number: dueNumber } = snapshot;
    const left = { state: 'open', assigneeId: userId, dueNumber } as const;
    if (fromUserId === userId) return left;
    if (fromUserId !== null && !names.has(fromUserId)) {
      names.set(fromUserId, (await personNames(tx, [fromUserId])).get(fromUserId) ?? '');
    }
    await setAssignee(tx, leadId, userId, {
      kind: 'handedOver',
      text: reason,
      details: { from: fromUserId === null ? null : (names.get(fromUserId) ?? null), to: person.name },
    });
    await tx.announce('leads.handedOver', { leadId, fromUserId, toUserId: userId, reason });
    await tx.announce('leads.changed', { leadId });
    return left;
  };
}

async function closing(tx: DealerTx, deed: Extract<Deed, { kind: 'close' }>): Promise<Doing> {
  const { reasonId, note = null } = deed;
  const reason = await getClosingReason(tx, reasonId);
  if (!reason || reason.hidden) refuse('invalid', 'leads.unknownReason', { field: 'deed.reasonId' });
  return async ({ leadId, snapshot }) => {
    await setState(tx, leadId, 'closed', {
      kind: 'closed',
      text: note,
      details: { reason: reason.name ?? reason.key, outcome: reason.outcome },
    });
    await insertClosing(tx, leadId, { reasonId, note });
    await tx.announce('leads.closed', { leadId });
    await tx.announce('leads.changed', { leadId });
    return { state: 'closed', assigneeId: snapshot.assignee_id, dueNumber: snapshot.due_number };
  };
}

async function moving(tx: DealerTx, deed: Extract<Deed, { kind: 'followUp' }>): Promise<Doing> {
  const { reason } = deed;
  const dueAt = chosenMoment(tx, deed.at, 'deed.at') ?? refuse('invalid', 'leads.followUpInPast');
  return async ({ leadId, snapshot }) => {
    const from = snapshot.due_at === null ? null : Temporal.Instant.from(snapshot.due_at).toString();
    await addHistory(tx, leadId, {
      kind: 'dueSet',
      text: reason,
      details: { from, to: dueAt.toString() },
    });
    await tx.announce('leads.dueMoved', { leadId, dueAt, reason });
    await tx.announce('leads.changed', { leadId });
    return { state: 'open', assigneeId: snapshot.assignee_id, dueNumber: snapshot.due_number + 1 };
  };
}
