import { sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { Past, PastLead, PastQuestion } from '../../rules/what-if/index.ts';

/** `[from, until)`. */
export interface Period {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

const pageLength = 2000;

/**
 * The leads of a period with the question that the rules were asked of each and its first real answer, a page at a time,
 * so that others are served in between; and the ledgers with which the period began, as its first decisions recorded them.
 */
export async function pastOf(tx: DealerTx, period: Period): Promise<Past> {
  const leads: PastLead[] = [];
  for (let after: Place | null = null; ; ) {
    const page = await pageOf(tx, period, after);
    for (const row of page) leads.push(present(row));
    const last = page.at(-1);
    if (!last || page.length < pageLength) break;
    after = { at: last.received_at, leadId: last.lead_id };
  }
  return {
    leads,
    sourceMinutes: await sourceMinutes(tx),
    ledgers: await ledgersAtStart(tx, period),
    knownUntil: tx.now.epochMilliseconds,
  };
}

interface Place {
  readonly at: Temporal.Instant;
  readonly leadId: string;
}

interface Row {
  readonly lead_id: string;
  readonly contact_id: string;
  readonly received_at: Temporal.Instant;
  readonly type: string;
  readonly source_id: string;
  readonly language: string;
  readonly asked: PastQuestion | null;
  readonly given_to: string | null;
  readonly answered_at: Temporal.Instant | null;
  readonly answered_by: string | null;
  readonly tried_at: Temporal.Instant | null;
  readonly tried_by: string | null;
}

/** What ends the response time: see `whatAnswers` of escalation. */
const answers = sql`(h.kind in ('answered', 'appointmentMade', 'closed') or h.kind = 'called' and h.details @> '{"reached": true}')`;
const attempts = sql`(h.kind = 'called' and h.details @> '{"reached": false}')`;

async function pageOf(tx: DealerTx, { from, until }: Period, after: Place | null): Promise<Row[]> {
  const first = (which: ReturnType<typeof sql>) => sql`
    left join lateral (
      select h.at, h.actor_id from lead_history h
      where h.dealer_id = l.dealer_id and h.lead_id = l.lead_id and ${which}
      order by h.entry_id limit 1)`;
  const { rows } = await sql<Row>`
    select l.lead_id, l.contact_id, l.received_at, l.type, l.source_id, l.language,
      case when given.automatic then jsonb_build_object('contactUserId', given.request -> 'contactUserId',
        'openLeads', given.request -> 'openLeads', 'vehicle', given.request -> 'vehicle',
        'movedFromDealerId', given.request -> 'movedFromDealerId') end as asked,
      coalesce(given.user_id, case when given.lead_id is null then l.assignee_id end) as given_to,
      answer.at as answered_at, answer.actor_id as answered_by, try.at as tried_at, try.actor_id as tried_by
    from lead l
    left join lateral (
      select a.lead_id, a.automatic, a.request, a.user_id from assignment a
      where a.dealer_id = l.dealer_id and a.lead_id = l.lead_id order by a.at, a.assignment_id limit 1) given on true
    ${first(answers)} answer on true
    ${first(attempts)} try on try.at < coalesce(answer.at, 'infinity')
    where l.dealer_id = ${tx.dealerId} and l.received_at >= ${from} and l.received_at < ${until}
      ${after ? sql`and (l.received_at, l.lead_id) > (${after.at}, ${after.leadId})` : sql``}
    order by l.received_at, l.lead_id limit ${pageLength}`.execute(tx.db);
  return rows;
}

function present(row: Row): PastLead {
  const { answered_at: answeredAt, tried_at: triedAt } = row;
  return {
    leadId: row.lead_id,
    contactId: row.contact_id,
    at: row.received_at.epochMilliseconds,
    leadType: row.type,
    sourceId: row.source_id,
    language: row.language,
    asked: row.asked,
    givenTo: row.given_to,
    answer: answeredAt && { at: answeredAt.epochMilliseconds, by: row.answered_by },
    attempt: triedAt && { at: triedAt.epochMilliseconds, by: row.tried_by },
  };
}

async function sourceMinutes(tx: DealerTx): Promise<Past['sourceMinutes']> {
  const rows = await tx.db
    .selectFrom('source')
    .select(['source_id', 'response_minutes'])
    .where('dealer_id', '=', tx.dealerId)
    .where('response_minutes', 'is not', null)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.source_id, row.response_minutes ?? 0]));
}

/** As the first of the period's decisions tell them: the oldest that names a rotation. */
async function ledgersAtStart(tx: DealerTx, { from }: Period): Promise<Past['ledgers']> {
  const { rows } = await sql<{ key: string; ledger: Past['ledgers'][string] }>`
    select distinct on (each.key) each.key, each.value as ledger
    from (
      select at, state -> 'ledgers' as ledgers from assignment
      where dealer_id = ${tx.dealerId} and automatic and at >= ${from} order by at limit 500) first,
      jsonb_each(first.ledgers) each
    order by each.key, first.at`.execute(tx.db);
  return Object.fromEntries(rows.map(({ key, ledger }) => [key, ledger]));
}
