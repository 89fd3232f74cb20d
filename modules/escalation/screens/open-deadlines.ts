import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EventKind, OpenDeadline } from '../rules/index.ts';

/** The deadline of an open lead, what the worker has planned for it, and what a preview tells of the lead. */
export interface StoredDeadline extends OpenDeadline {
  readonly number: number;
  /** When the worker looks at the lead next; null: never. */
  readonly plannedAt: Temporal.Instant | null;
  readonly customerName: string;
  readonly subject: string | null;
  readonly assigneeName: string | null;
}

/** Leads of one question: enough to keep the database busy, few enough to begin with the first soon. */
const PAGE = 5000;

/** The deadlines of all open leads, by the id of the lead, a page after the other. */
export async function* openDeadlines(tx: DealerTx): AsyncGenerator<readonly StoredDeadline[]> {
  let after: string | null = null;
  for (;;) {
    const page = await pageAfter(tx, after);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.leadId;
  }
}

/** Moments travel as numbers: of a hundred thousand leads they are read in a fraction of the time. */
interface Row {
  readonly lead_id: string;
  readonly type: string;
  readonly source_id: string;
  readonly due_number: number;
  readonly due_kind: OpenDeadline['kind'];
  readonly due_ms: number;
  readonly yellow_ms: number;
  readonly started_ms: number;
  readonly set_ms: number;
  readonly planned_ms: number | null;
  readonly due_seconds: number | null;
  readonly due_origin: OpenDeadline['origin'];
  readonly fired: readonly { readonly kind: EventKind; readonly at: number }[] | null;
  readonly customer_name: string;
  readonly subject: string | null;
  readonly assignee_name: string | null;
}

async function pageAfter(tx: DealerTx, after: string | null): Promise<readonly StoredDeadline[]> {
  const ms = (column: string) => sql`extract(epoch from ${sql.raw(column)})::float8 * 1000`;
  const { rows } = await sql<Row>`
    select l.lead_id, l.type, l.source_id, l.due_number, l.due_kind, ${ms('l.due_at')} as due_ms,
      ${ms('l.yellow_from')} as yellow_ms, ${ms('l.due_started_at')} as started_ms,
      ${ms('coalesce(l.due_set_at, l.due_started_at)')} as set_ms, ${ms('d.due_at')} as planned_ms, l.due_seconds,
      l.due_origin, e.fired, l.customer_name, l.subject, u.name as assignee_name
    from lead l
    left join due d on d.dealer_id = l.dealer_id and d.kind = 'escalation' and d.subject_id = l.lead_id
    left join (
      select lead_id, due_number,
        jsonb_agg(jsonb_build_object('kind', kind, 'at', extract(epoch from happened_at)::float8 * 1000)
          order by happened_at) as fired
      from escalation_event
      where dealer_id = ${tx.dealerId} and (${after}::uuid is null or lead_id > ${after}::uuid)
      group by lead_id, due_number
    ) e on e.lead_id = l.lead_id and e.due_number = l.due_number
    left join user_account u on u.user_id = l.assignee_id
    where l.dealer_id = ${tx.dealerId} and l.state = 'open' and (${after}::uuid is null or l.lead_id > ${after}::uuid)
    order by l.lead_id limit ${PAGE}`.execute(tx.db);
  return rows.map(present);
}

function present(row: Row): StoredDeadline {
  return {
    leadId: row.lead_id,
    type: row.type,
    sourceId: row.source_id,
    number: row.due_number,
    kind: row.due_kind,
    dueAt: at(row.due_ms),
    yellowFrom: at(row.yellow_ms),
    startedAt: at(row.started_ms),
    setAt: at(row.set_ms),
    plannedAt: row.planned_ms === null ? null : at(row.planned_ms),
    seconds: row.due_seconds,
    origin: row.due_origin,
    fired: (row.fired ?? []).map((event) => ({ kind: event.kind, at: at(event.at) })),
    customerName: row.customer_name,
    subject: row.subject,
    assigneeName: row.assignee_name,
  };
}

/** The clock counts in whole milliseconds, so they are all that is compared. */
function at(milliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(milliseconds));
}
