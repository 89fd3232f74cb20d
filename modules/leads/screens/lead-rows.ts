import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { LeadRow, LeadType, Maturity } from '../contract.ts';

interface Row {
  readonly lead_id: string;
  readonly customer_name: string;
  readonly contact_kind: string;
  readonly subject: string | null;
  readonly type: LeadType;
  readonly vehicle_title: string | null;
  readonly offer_number: string | null;
  readonly source_id: string;
  readonly source_name: string;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
  readonly pool_key: string | null;
  readonly maturity: Maturity | null;
  readonly state: 'open' | 'closed';
  readonly due_kind: 'response' | 'followUp' | null;
  readonly due_at: Temporal.Instant | null;
  readonly yellow_from: Temporal.Instant | null;
  readonly due_started_at: Temporal.Instant | null;
  readonly received_at: Temporal.Instant;
  readonly last_activity_at: Temporal.Instant;
  readonly waiting_since: Temporal.Instant | null;
  readonly first_touch_at: Temporal.Instant | null;
  readonly closing_reason: string | null;
  readonly closing_outcome: string | null;
}

/**
 * Leads as lists show them, in the order of the ids; what is not there any more is left out. Names of sources and closing
 * reasons that the dealer did not name are their keys, which the web words.
 */
export async function leadRows(tx: DealerTx, leadIds: readonly string[]): Promise<LeadRow[]> {
  if (leadIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select lead.lead_id, lead.customer_name, contact.kind as contact_kind, lead.subject, lead.type, lead.vehicle_title,
      lead.offer_number, lead.source_id, coalesce(source.name, source.key) as source_name,
      lead.assignee_id, assignee.name as assignee_name, pool.pool_key, lead.maturity, lead.state,
      lead.due_kind, lead.due_at, lead.yellow_from, lead.due_started_at, lead.received_at, lead.last_activity_at,
      lead.waiting_since, lead.first_touch_at,
      coalesce(reason.name, reason.key) as closing_reason, reason.outcome as closing_outcome
    from unnest(${[...leadIds]}::uuid[]) with ordinality as wanted (lead_id, position)
    join lead on lead.dealer_id = ${tx.dealerId} and lead.lead_id = wanted.lead_id
    join contact on contact.dealer_id = ${tx.dealerId} and contact.contact_id = lead.contact_id
    join source on source.dealer_id = ${tx.dealerId} and source.source_id = lead.source_id
    left join user_account as assignee on assignee.user_id = lead.assignee_id
    left join pool_lead as pool on pool.dealer_id = ${tx.dealerId} and pool.lead_id = lead.lead_id
      and pool.pool_user_id = lead.assignee_id and lead.state = 'open'
    left join lead_closing as closing
      on closing.dealer_id = ${tx.dealerId} and closing.lead_id = lead.lead_id and closing.reopened_at is null
    left join closing_reason as reason
      on reason.dealer_id = ${tx.dealerId} and reason.reason_id = closing.reason_id
    order by wanted.position`.execute(tx.db);
  return rows.map(toLeadRow);
}

function toLeadRow(row: Row): LeadRow {
  return {
    leadId: row.lead_id,
    customer: row.customer_name,
    company: row.contact_kind === 'company',
    subject: row.subject,
    type: row.type,
    vehicle: row.vehicle_title === null ? null : { title: row.vehicle_title, offerNumber: row.offer_number },
    source: { sourceId: row.source_id, name: row.source_name },
    assignee:
      row.assignee_id === null
        ? null
        : { userId: row.assignee_id, name: row.assignee_name ?? row.assignee_id },
    pool: row.pool_key === null ? null : row.pool_key.replace(/^group:/, ''),
    maturity: row.maturity,
    state: row.state,
    due: dueOf(row),
    receivedAt: row.received_at.toString(),
    lastActivityAt: row.last_activity_at.toString(),
    unread: row.waiting_since !== null,
    answered: row.waiting_since === null && row.first_touch_at !== null,
    closing:
      row.closing_reason === null ? null : { reason: row.closing_reason, outcome: row.closing_outcome ?? '' },
  };
}

function dueOf({ due_kind, due_at, yellow_from, due_started_at }: Row): LeadRow['due'] {
  if (due_kind === null || due_at === null || yellow_from === null || due_started_at === null) return null;
  return {
    kind: due_kind,
    at: due_at.toString(),
    yellowFrom: yellow_from.toString(),
    startedAt: due_started_at.toString(),
  };
}
