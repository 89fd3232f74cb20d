import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { leadRows } from '../../leads/index.ts';
import type { Question, Slice } from '../rules/question.ts';
import { leadsOf, sliceCondition } from './conditions.ts';

/** The leads behind a figure, the newest first, and how many there are. `after` is the `next` of the page before. */
export async function sliceLeads(
  tx: DealerTx,
  asked: {
    readonly question: Question;
    readonly slices: readonly Slice[];
    readonly zone: string;
    readonly after: string | null;
    readonly limit: number;
  },
) {
  const { question, slices, zone, limit } = asked;
  const where = sql.join(
    [leadsOf(tx, question, question.period, zone), ...slices.map((slice) => sliceCondition(slice, zone))],
    sql` and `,
  );
  const place = placeOf(asked.after);
  const behind = place === null ? sql`` : sql`and (received_at, lead_id) < (${place.at}, ${place.leadId})`;
  const { rows } = await sql<{ lead_id: string; received_at: Temporal.Instant }>`
    select lead_id, received_at from report_lead where ${where} ${behind}
    order by received_at desc, lead_id desc limit ${limit + 1}`.execute(tx.db);
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from report_lead where ${where}`.execute(tx.db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    count: counted.rows[0]?.count ?? 0,
    rows: await leadRows(
      tx,
      page.map((row) => row.lead_id),
    ),
    next: last ? `${last.received_at.toString()}~${last.lead_id}` : null,
  };
}

function placeOf(after: string | null): { at: Temporal.Instant; leadId: string } | null {
  if (after === null) return null;
  const [at = '', leadId = ''] = after.split('~');
  if (!/^[0-9a-f-]{36}$/.test(leadId)) refuse('invalid', 'reports.badPage', { field: 'after' });
  try {
    return { at: Temporal.Instant.from(at), leadId };
  } catch {
    refuse('invalid', 'reports.badPage', { field: 'after' });
  }
}
