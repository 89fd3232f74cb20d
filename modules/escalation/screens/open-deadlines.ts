import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EventKind, OpenDeadline } from '../rules/index.ts';
import type { LeadRange } from '../store/index.ts';

/** The deadline of an open lead, and which of the lead's deadlines it is. */
export interface StoredDeadline extends OpenDeadline {
  readonly number: number;
}

/** Leads of one question: enough to keep the database busy, few enough to begin with the first soon. */
const PAGE = 5000;
/** Before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The deadlines of all open leads, by the id of the lead, a page after the other. */
export async function* openDeadlines(tx: DealerTx): AsyncGenerator<readonly StoredDeadline[]> {
  let coming: Promise<readonly StoredDeadline[]> | null = pageAfter(tx, FIRST_ID);
  while (coming) {
    const page: readonly StoredDeadline[] = await coming;
    const last = page.at(-1);
    // The database reads the next page while somebody computes with this one.
    coming = last && page.length === PAGE ? pageAfter(tx, last.leadId) : null;
    if (last) yield page;
  }
}

/** All open leads, and such as come meanwhile, in ranges of about `size` leads; none when there are no open leads. */
export async function rangesOfOpenLeads(
  tx: DealerTx,
  size: number,
): Promise<{ readonly leads: number; readonly ranges: readonly LeadRange[] }> {
  const { rows } = await sql<{ lead_id: string; leads: number }>`
    select lead_id, leads from (
      select lead_id, row_number() over (order by lead_id) as number, count(*) over ()::int as leads
      from lead where dealer_id = ${tx.dealerId} and state = 'open') as open
    where number % ${size} = ${size === 1 ? 0 : 1} order by lead_id`.execute(tx.db);
  const ranges = rows.map(({ lead_id: from }, index) => ({
    from: index === 0 ? FIRST_ID : from,
    until: rows[index + 1]?.lead_id ?? null,
  }));
  return { leads: rows[0]?.leads ?? 0, ranges };
}

/** All leads there are and will be. */
export const everything: LeadRange = { from: FIRST_ID, until: null };

/**
 * Locks the deadlines of the range's open leads; `open` are all of them. Waits for leads that somebody else is working on
 * at this moment, or leaves them out: a worker that waits for them while it holds others may wait in a circle.
 */
export async function lockDeadlines(
  tx: DealerTx,
  { from, until }: LeadRange,
  others: 'wait' | 'leaveOut',
): Promise<{ readonly deadlines: readonly StoredDeadline[]; readonly open: number }> {
  const inRange = sql`
    dealer_id = ${tx.dealerId} and state = 'open' and lead_id >= ${from}::uuid
      and (${until}::uuid is null or lead_id < ${until}::uuid)`;
  const locked = readDeadlines(
    tx,
    sql`select ${columns} from lead where ${inRange} order by lead_id for no key update ${sql.raw(others === 'wait' ? '' : 'skip locked')}`,
    sql`select lead_id, due_number from lead where ${inRange}`,
  );
  const counted = sql<{ open: number }>`select count(*)::int as open from lead where ${inRange}`.execute(
    tx.db,
  );
  const [deadlines, { rows }] = await Promise.all([locked, counted]);
  return { deadlines, open: rows[0]?.open ?? 0 };
}

/** The deadlines of those of the leads that are open. */
export async function deadlinesOfLeads(
  tx: DealerTx,
  leadIds: readonly string[],
): Promise<readonly StoredDeadline[]> {
  const which = sql`dealer_id = ${tx.dealerId} and state = 'open' and lead_id = any(${[...leadIds]}::uuid[])`;
  return readDeadlines(
    tx,
    sql`select ${columns} from lead where ${which}`,
    sql`select lead_id, due_number from lead where ${which}`,
  );
}

/** What a preview tells of a lead. */
export interface LeadNames {
  readonly customer: string;
  readonly subject: string | null;
  readonly assignee: string | null;
}

export async function namesOfLeads(
  tx: DealerTx,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, LeadNames>> {
  const rows = await tx.db
    .selectFrom('lead')
    .leftJoin('user_account', 'user_account.user_id', 'lead.assignee_id')
    .select(['lead.lead_id', 'lead.customer_name', 'lead.subject', 'user_account.name'])
    .where('lead.dealer_id', '=', tx.dealerId)
    .where('lead.lead_id', 'in', leadIds.length === 0 ? [FIRST_ID] : [...leadIds])
    .execute();
  return new Map(
    rows.map((row) => [
      row.lead_id,
      { customer: row.customer_name, subject: row.subject, assignee: row.name },
    ]),
  );
}

function pageAfter(tx: DealerTx, after: string): Promise<readonly StoredDeadline[]> {
  const page = (what: RawBuilder<unknown>) => sql`
    select ${what} from lead
    where dealer_id = ${tx.dealerId} and state = 'open' and lead_id > ${after}::uuid
    order by lead_id limit ${PAGE}`;
  return readDeadlines(tx, page(columns), page(sql`lead_id, due_number`));
}

const ms = (column: string) => sql`extract(epoch from ${sql.raw(column)})::float8 * 1000`;
/** Moments travel as numbers: of a hundred thousand leads they are read in a fraction of the time. */
const columns = sql`
  lead_id, type, source_id, due_number, due_kind, ${ms('due_at')} as due_ms, ${ms('yellow_from')} as yellow_ms,
  ${ms('due_started_at')} as started_ms, ${ms('coalesce(due_set_at, due_started_at)')} as set_ms, due_seconds, due_origin`;

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
  readonly due_seconds: number | null;
  readonly due_origin: OpenDeadline['origin'];
}

interface EventRow {
  readonly lead_id: string;
  readonly kind: EventKind;
  readonly happened_ms: number;
}

/** Leads, and what has happened to their present deadlines, by two questions that are sent together. */
async function readDeadlines(
  tx: DealerTx,
  leads: RawBuilder<unknown>,
  numbers: RawBuilder<unknown>,
): Promise<readonly StoredDeadline[]> {
  const [{ rows }, { rows: events }] = await Promise.all([
    sql<Row>`${leads}`.execute(tx.db),
    sql<EventRow>`
      with numbered as materialized (${numbers})
      select event.lead_id, event.kind, ${ms('event.happened_at')} as happened_ms
      from numbered join escalation_event event on event.dealer_id = ${tx.dealerId}
        and event.lead_id = numbered.lead_id and event.due_number = numbered.due_number
      order by event.happened_at`.execute(tx.db),
  ]);
  const eventsOf = Map.groupBy(events, ({ lead_id }) => lead_id);
  return rows.map((row) => present(row, eventsOf.get(row.lead_id)));
}

const none: OpenDeadline['fired'] = [];

function present(row: Row, events: readonly EventRow[] | undefined): StoredDeadline {
  return {
    leadId: row.lead_id,
    type: row.type,
    sourceId: row.source_id,
    number: row.due_number,
    kind: row.due_kind,
    // the clock counts in whole milliseconds, so they are all that is compared
    dueAt: Math.floor(row.due_ms),
    yellowFrom: Math.floor(row.yellow_ms),
    startedAt: Math.floor(row.started_ms),
    setAt: Math.floor(row.set_ms),
    seconds: row.due_seconds,
    origin: row.due_origin,
    fired: events?.map(({ kind, happened_ms }) => ({ kind, at: Math.floor(happened_ms) })) ?? none,
  };
}
