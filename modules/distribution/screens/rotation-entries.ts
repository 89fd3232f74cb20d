import { sql } from 'kysely';
import { isId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { RotationEntries } from '../contract.ts';
import { inLeads } from './words.ts';

interface Row {
  readonly assignmentId: string;
  readonly leadId: string;
  readonly at: Temporal.Instant;
  readonly customer: string;
  readonly userId: string | null;
  readonly name: string | null;
  readonly pool: boolean;
  readonly before: number | null;
  readonly after: number | null;
  readonly givenBackAt: Temporal.Instant | null;
}

/** What one rotation gave (`dealer`, `group:<id>`), the newest first, a page by key. Refuses `leads.badCursor`. */
export async function rotationEntries(
  tx: DealerTx,
  key: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<RotationEntries> {
  const place = page.after === undefined ? null : readPlace(page.after);
  const behind = place ? sql`and (a.at, a.assignment_id) < (${place.at}, ${place.id})` : sql``;
  const { rows } = await sql<Row>`
    select a.assignment_id as "assignmentId", a.lead_id as "leadId", a.at, l.customer_name as customer,
      a.user_id as "userId", u.name, a.decision ->> 'outcome' = 'pool' as pool,
      (chosen.candidate ->> 'before')::float8 as before, (chosen.candidate ->> 'after')::float8 as after,
      a.given_back_at as "givenBackAt"
    from assignment a join lead l on l.dealer_id = a.dealer_id and l.lead_id = a.lead_id
      left join user_account u on u.user_id = a.user_id
      left join lateral (
        select candidate from jsonb_array_elements(a.decision #> '{trace,-1,candidates}') candidate
        where candidate ->> 'userId' = a.user_id::text limit 1) chosen on true
    where a.dealer_id = ${tx.dealerId} and a.rotation_key = ${key} ${behind}
    order by a.at desc, a.assignment_id desc limit ${page.limit + 1}`.execute(tx.db);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ at, userId, name, before, after, givenBackAt, ...row }) => ({
      ...row,
      at: at.toString(),
      user: userId === null ? null : { userId, name: name ?? '?' },
      before: inLeads(before ?? undefined),
      after: inLeads(after ?? undefined),
      givenBackAt: givenBackAt?.toString() ?? null,
    })),
    next: last && rows.length > page.limit ? placeText(last.at, last.assignmentId) : null,
  };
}

function placeText(at: Temporal.Instant, id: string): string {
  return Buffer.from(`${at.toString()} ${id}`).toString('base64url');
}

function readPlace(text: string): { readonly at: Temporal.Instant; readonly id: string } {
  const [moment = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  const wellFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(moment) && isId(id);
  try {
    if (wellFormed) return { at: Temporal.Instant.from(moment), id };
  } catch {
    // a day that no month has
  }
  return refuse('invalid', 'leads.badCursor', { field: 'after' });
}
