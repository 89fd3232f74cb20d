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
/** Before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The deadlines of all open leads, by the id of the lead, a page after the other. */
export async function* openDeadlines(tx: DealerTx): AsyncGenerator<readonly StoredDeadline[]> {
  let coming: Promise<readonly StoredDeadline[]> | null = pageAfter(tx, null);
  while (coming) {
    const page: readonly StoredDeadline[] = await coming;
    const last = page.at(-1);
    // The database reads the next page while somebody computes with this one.
    coming = last && page.length === PAGE ? pageAfter(tx, last.leadId) : null;
    if (last) yield page;
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
    with page as (
      select * from lead
      where dealer_id = ${tx.dealerId} and state = 'open' and lead_id > ${after ?? FIRST_ID}::uuid
      order by lead_id limit ${PAGE})
    select l.lead_id, l.type, l.source_id, l.due_number, l.due_kind, ${ms('l.due_at')} as due_ms,
      ${ms('l.yellow_from')} as yellow_ms, ${ms('l.due_started_at')} as started_ms,
      ${ms('coalesce(l.due_set_at, l.due_started_at)')} as set_ms, ${ms('d.due_at')} as planned_ms, l.due_seconds,
      l.due_origin, l.customer_name, l.subject, u.name as assignee_name,
      -- asked by key for each open lead: most events are of leads that are closed
      (select jsonb_agg(jsonb_build_object('kind', e.kind, 'at', extract(epoch from e.happened_at)::float8 * 1000)
          order by e.happened_at)
        from escalation_event e
        where e.dealer_id = l.dealer_id and e.lead_id = l.lead_id and e.due_number = l.due_number) as fired
    from page l
    left join due d on d.dealer_id = l.dealer_id and d.kind = 'escalation' and d.subject_id = l.lead_id
    left join user_account u on u.user_id = l.assignee_id
    order by l.lead_id`.execute(tx.db);
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
