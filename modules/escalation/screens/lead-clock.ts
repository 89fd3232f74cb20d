import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** What the clock of a lead depends on beside the settings and the calendar. */
export interface LeadClock {
  readonly leadId: string;
  readonly type: string;
  readonly sourceId: string;
  /** The source's own response time in working minutes; null: the dealer's. */
  readonly sourceMinutes: number | null;
  readonly receivedAt: Temporal.Instant;
  /** The oldest customer message that nobody has answered. */
  readonly waitingSince: Temporal.Instant | null;
  readonly dueKind: 'response' | 'followUp' | null;
  readonly dueAt: Temporal.Instant | null;
}

/** Refuses `leads.notFound`. */
export async function clockOf(tx: DealerTx, leadId: string): Promise<LeadClock> {
  const row = await tx.db
    .selectFrom('lead')
    .innerJoin('source', (join) =>
      join.onRef('source.dealer_id', '=', 'lead.dealer_id').onRef('source.source_id', '=', 'lead.source_id'),
    )
    .select([
      'lead.lead_id',
      'lead.type',
      'lead.source_id',
      'lead.received_at',
      'lead.waiting_since',
      'lead.due_kind',
      'lead.due_at',
      'source.response_minutes',
    ])
    .where('lead.dealer_id', '=', tx.dealerId)
    .where('lead.lead_id', '=', leadId)
    .executeTakeFirst();
  if (!row) return refuse('notFound', 'leads.notFound');
  return {
    leadId: row.lead_id,
    type: row.type,
    sourceId: row.source_id,
    sourceMinutes: row.response_minutes,
    receivedAt: row.received_at,
    waitingSince: row.waiting_since,
    dueKind: row.due_kind as LeadClock['dueKind'],
    dueAt: row.due_at,
  };
}
