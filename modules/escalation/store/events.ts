import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EventKind, EventMoment } from '../rules/index.ts';

/** An event of one of a lead's deadlines. */
export interface LeadEvent extends EventMoment {
  readonly leadId: string;
  readonly dueNumber: number;
  readonly dueAt: Temporal.Instant;
  readonly assigneeId: string | null;
}

/** Everything that has happened to the leads, of all their deadlines, in order. */
export async function eventsOfLeads(tx: DealerTx, leadIds: readonly string[]): Promise<readonly LeadEvent[]> {
  const { rows } = await sql<{
    lead_id: string;
    due_number: number;
    kind: EventKind;
    happened_at: Temporal.Instant;
    due_at: Temporal.Instant;
    assignee_id: string | null;
  }>`
    select lead_id, due_number, kind, happened_at, due_at, assignee_id from escalation_event
    where dealer_id = ${tx.dealerId} and lead_id = any(${[...leadIds]}::uuid[])
    order by happened_at`.execute(tx.db);
  return rows.map((row) => ({
    leadId: row.lead_id,
    dueNumber: row.due_number,
    kind: row.kind,
    at: row.happened_at,
    dueAt: row.due_at,
    assigneeId: row.assignee_id,
  }));
}

/** Writes events down; answers those that nobody wrote before. Who writes an event is who lets it happen. */
export async function insertEvents(
  tx: DealerTx,
  events: readonly LeadEvent[],
): Promise<readonly LeadEvent[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<{ lead_id: string; kind: string }>`
    insert into escalation_event (dealer_id, lead_id, due_number, kind, happened_at, due_at, fired_at, assignee_id)
    select ${tx.dealerId}, lead_id, due_number, kind, happened_at, due_at, ${tx.now}, assignee_id
    from unnest(${events.map(({ leadId }) => leadId)}::uuid[], ${events.map(({ dueNumber }) => dueNumber)}::int[],
      ${events.map(({ kind }) => kind)}::text[], ${events.map(({ at }) => at)}::timestamptz[],
      ${events.map(({ dueAt }) => dueAt)}::timestamptz[], ${events.map(({ assigneeId }) => assigneeId)}::uuid[])
      as event (lead_id, due_number, kind, happened_at, due_at, assignee_id)
    on conflict do nothing
    returning lead_id, kind`.execute(tx.db);
  const written = new Set(rows.map((row) => `${row.lead_id} ${row.kind}`));
  return events.filter(({ leadId, kind }) => written.has(`${leadId} ${kind}`));
}
