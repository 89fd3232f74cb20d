import { sql } from 'kysely';
import type { DealerTx } from '../../platform/sql/index.ts';
import type { Computed, EventKind, EventMoment } from './rules/index.ts';

/** The kind of due work that lets events of deadlines happen; its subject is the lead. */
export const escalationKind = 'escalation';

/** An event of one of a lead's deadlines. */
export interface LeadEvent extends EventMoment {
  readonly leadId: string;
  readonly dueNumber: number;
  readonly dueAt: Temporal.Instant;
  readonly assigneeId: string | null;
}

/** The worker looks at the lead at this moment and at no other. */
export function planNext(tx: DealerTx, leadId: string, at: Temporal.Instant): void {
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    values (${tx.dealerId}, ${escalationKind}, ${leadId}, ${at})
    on conflict (dealer_id, kind, subject_id)
    do update set due_at = excluded.due_at, attempts = 0, last_problem = null`);
}

/** Nothing is left to happen to the lead. */
export function planNothing(tx: DealerTx, leadId: string): void {
  tx.write(
    tx.db
      .deleteFrom('due')
      .where('dealer_id', '=', tx.dealerId)
      .where('kind', '=', escalationKind)
      .where('subject_id', '=', leadId),
  );
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

/** A deadline that is computed again: what it was read as, what it is now, and when the worker looks at it (null: never). */
export interface MovedDeadline {
  readonly before: {
    readonly leadId: string;
    readonly number: number;
    readonly dueAt: Temporal.Instant;
    readonly fired: readonly EventMoment[];
  };
  readonly computed: Computed;
  readonly plannedAt: Temporal.Instant | null;
}

/**
 * Writes deadlines that were computed again, each only while it is still the same one: whoever gave the lead another
 * deadline meanwhile was later. Does not wait for the answer.
 */
export function moveDeadlines(tx: DealerTx, moved: readonly MovedDeadline[]): void {
  const of = <T>(value: (one: MovedDeadline) => T) => moved.map(value);
  tx.write(sql`
    with moved as (
      update lead set due_at = change.due_at, yellow_from = change.yellow_from, due_seconds = change.seconds,
        due_origin = change.origin
      from unnest(${of(({ before }) => before.leadId)}::uuid[], ${of(({ before }) => before.number)}::int[],
        ${of(({ computed }) => computed.dueAt)}::timestamptz[], ${of(({ computed }) => computed.yellowFrom)}::timestamptz[],
        ${of(({ computed }) => computed.seconds)}::int[], ${of(({ computed }) => computed.origin)}::text[],
        ${of(({ plannedAt }) => plannedAt)}::timestamptz[])
        as change (lead_id, number, due_at, yellow_from, seconds, origin, planned_at)
      where lead.dealer_id = ${tx.dealerId} and lead.lead_id = change.lead_id and lead.due_number = change.number
        and lead.state = 'open'
      returning lead.lead_id, change.planned_at
    ), ended as (
      delete from due using moved
      where due.dealer_id = ${tx.dealerId} and due.kind = ${escalationKind} and due.subject_id = moved.lead_id
        and moved.planned_at is null
    )
    insert into due (dealer_id, kind, subject_id, due_at)
    select ${tx.dealerId}, ${escalationKind}, lead_id, planned_at from moved where planned_at is not null
    on conflict (dealer_id, kind, subject_id)
    do update set due_at = excluded.due_at, attempts = 0, last_problem = null`);
}
