import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** What the clock of a lead depends on beside the settings and the calendar, and its deadline. */
export interface LeadClock {
  readonly leadId: string;
  readonly type: string;
  readonly sourceId: string;
  /** The source's own response time in working minutes; null: the dealer's. */
  readonly sourceMinutes: number | null;
  readonly assigneeId: string | null;
  /** The oldest customer message that nobody has answered. */
  readonly waitingSince: Temporal.Instant | null;
  /** Null for a closed lead. */
  readonly deadline: LeadDeadline | null;
}

export interface LeadDeadline {
  readonly number: number;
  readonly kind: 'response' | 'followUp';
  readonly dueAt: Temporal.Instant;
  readonly setAt: Temporal.Instant;
}

/** Refuses `leads.notFound`. */
export async function clockOf(tx: DealerTx, leadId: string): Promise<LeadClock> {
  const { rows } = await clocks(tx, [leadId]).execute(tx.db);
  const [row] = rows;
  return row ? present(row) : refuse('notFound', 'leads.notFound');
}

/**
 * Locks leads that nobody else is working on at this moment; the others are left out. Waiting for them while the row of
 * what falls due is held would be waiting in a circle: a deed locks the lead first and then that row.
 */
export async function lockClocks(
  tx: DealerTx,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, LeadClock>> {
  const { rows } = await sql<Row>`${clocks(tx, leadIds)} for update of lead skip locked`.execute(tx.db);
  return new Map(rows.map((row) => [row.lead_id, present(row)]));
}

/** Which of the leads there are. */
export async function existing(tx: DealerTx, leadIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (leadIds.length === 0) return new Set();
  const { rows } = await sql<{ lead_id: string }>`
    select lead_id from lead where dealer_id = ${tx.dealerId} and lead_id = any(${[...leadIds]}::uuid[])`.execute(
    tx.db,
  );
  return new Set(rows.map((row) => row.lead_id));
}

interface Row {
  lead_id: string;
  type: string;
  source_id: string;
  response_minutes: number | null;
  assignee_id: string | null;
  waiting_since: Temporal.Instant | null;
  due_number: number;
  due_kind: 'response' | 'followUp' | null;
  due_at: Temporal.Instant | null;
  due_set_at: Temporal.Instant | null;
}

function clocks(tx: DealerTx, leadIds: readonly string[]) {
  return sql<Row>`
    select lead.lead_id, lead.type, lead.source_id, source.response_minutes, lead.assignee_id, lead.waiting_since,
      lead.due_number, lead.due_kind, lead.due_at, coalesce(lead.due_set_at, lead.due_started_at) as due_set_at
    from lead join source on source.dealer_id = lead.dealer_id and source.source_id = lead.source_id
    where lead.dealer_id = ${tx.dealerId} and lead.lead_id = any(${[...leadIds]}::uuid[])`;
}

function present(row: Row): LeadClock {
  const { due_kind: kind, due_at: dueAt, due_set_at: setAt, due_number: number } = row;
  const isDue = kind !== null && dueAt !== null && setAt !== null;
  return {
    leadId: row.lead_id,
    type: row.type,
    sourceId: row.source_id,
    sourceMinutes: row.response_minutes,
    assigneeId: row.assignee_id,
    waitingSince: row.waiting_since,
    deadline: isDue ? { number, kind, dueAt, setAt } : null,
  };
}
