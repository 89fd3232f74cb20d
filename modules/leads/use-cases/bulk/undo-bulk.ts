import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { LeadBulkUndone } from '../../contract.ts';
import { isAsLeft, type LeftAs } from '../../rules/bulk.ts';
import {
  addHistoryOf,
  type BulkEntry,
  type BulkLead,
  endClosings,
  firedAlready,
  lockLeads,
  restoreLeads,
  takeBulk,
  workedSince,
} from '../../store/index.ts';
import type { LeadRights } from '../desk/permitted.ts';
import { presentLeft } from './do-bulk.ts';

/**
 * Takes a deed on several leads back, once, by who did it or who may hand over anything: assignee, due and state are
 * exactly what they were. Leads that have moved on are left and named.
 *
 * Refuses `leads.nothingToUndo`, `leads.notAllowed`.
 */
export async function undoBulk(tx: DealerTx, rights: LeadRights, bulkId: string): Promise<LeadBulkUndone> {
  const bulk = await takeBulk(tx, bulkId);
  if (!bulk) refuse('conflict', 'leads.nothingToUndo');
  const own = tx.actor.userId !== null && bulk.byUser === tx.actor.userId;
  if (!own && !rights.handOver) refuse('notAllowed', 'leads.notAllowed');
  const leadIds = bulk.entries.map(({ leadId }) => leadId);
  const locked = await lockLeads(tx, leadIds);
  const worked = await workedSince(tx, leadIds, bulk.mark);
  const fired = bulk.kind === 'followUp' ? await firedAlready(tx, leadIds) : new Set<string>();
  const asLeft = ({ leadId, left }: BulkEntry) =>
    isAsLeft(standing(locked.get(leadId)), left, { worked: worked.has(leadId), fired: fired.has(leadId) });
  const back = bulk.entries.filter(asLeft);
  restoreLeads(
    tx,
    back.map(({ before }) => before),
  );
  const backIds = back.map(({ leadId }) => leadId);
  if (bulk.kind === 'close') endClosings(tx, backIds);
  addHistoryOf(
    tx,
    backIds.map((leadId) => ({ leadId, entry: { kind: 'takenBack', details: { deed: bulk.kind } } })),
  );
  for (const entry of back) {
    await tx.announce('leads.takenBack', {
      leadId: entry.leadId,
      deed: bulk.kind,
      fromUserId: entry.left.assigneeId,
      toUserId: entry.before.assignee_id,
      contactId: entry.contactId,
      contactUserId: entry.contactUserId,
    });
    await tx.announce('leads.changed', { leadId: entry.leadId });
  }
  const left = bulk.entries.filter((entry) => !asLeft(entry));
  return {
    undone: back.length,
    left: await presentLeft(
      tx,
      left.map(({ leadId }) => ({ leadId, lead: locked.get(leadId), code: 'leads.movedOn' })),
    ),
  };
}

function standing(lead: BulkLead | undefined): LeftAs | undefined {
  if (!lead) return undefined;
  const { state, assignee_id: assigneeId, due_number: dueNumber } = lead.snapshot;
  return { state, assigneeId, dueNumber };
}
