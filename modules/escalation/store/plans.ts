import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { ComputedMs } from '../rules/index.ts';

/** The kind of due work that lets events of deadlines happen; its subject is the lead. */
export const escalationKind = 'escalation';

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

/** What to write of a deadline that was computed again. The lead is locked by this transaction. */
export interface MovedDeadline {
  readonly before: { readonly leadId: string; readonly number: number };
  readonly computed: ComputedMs;
}

/** Writes deadlines that were computed again. Does not wait for the answer. */
export function moveDeadlines(tx: DealerTx, moved: readonly MovedDeadline[]): void {
  if (moved.length === 0) return;
  const computed = (value: (one: ComputedMs) => Plain) => listOf(moved.map((one) => value(one.computed)));
  tx.write(sql`
    update lead set due_at = to_timestamp(change.due_ms / 1000), yellow_from = to_timestamp(change.yellow_ms / 1000),
      due_seconds = change.seconds, due_origin = change.origin
    from unnest(${listOf(moved.map(({ before }) => before.leadId))}::uuid[],
      ${listOf(moved.map(({ before }) => before.number))}::int[], ${computed(({ dueAt }) => dueAt)}::float8[],
      ${computed(({ yellowFrom }) => yellowFrom)}::float8[], ${computed(({ seconds }) => seconds)}::int[],
      ${computed(({ origin }) => origin)}::text[])
      as change (lead_id, number, due_ms, yellow_ms, seconds, origin)
    where lead.dealer_id = ${tx.dealerId} and lead.lead_id = change.lead_id and lead.due_number = change.number
      and lead.state = 'open'`);
}

/** When the worker looks at a lead next, in epoch milliseconds; null: never. */
export interface Plan {
  readonly leadId: string;
  readonly at: number | null;
}

/** `planNext` and `planNothing` for many leads; writes only what is not so yet. */
export function planAll(tx: DealerTx, plans: readonly Plan[]): void {
  const coming = plans.filter(({ at }) => at !== null);
  const over = plans.filter(({ at }) => at === null);
  if (coming.length > 0) {
    tx.write(sql`
      insert into due (dealer_id, kind, subject_id, due_at)
      select ${tx.dealerId}, ${escalationKind}, lead_id, to_timestamp(at_ms / 1000)
      from unnest(${listOf(coming.map(({ leadId }) => leadId))}::uuid[], ${listOf(coming.map(({ at }) => at))}::float8[])
        as plan (lead_id, at_ms)
      on conflict (dealer_id, kind, subject_id)
      do update set due_at = excluded.due_at, attempts = 0, last_problem = null
        where due.due_at <> excluded.due_at`);
  }
  if (over.length > 0) {
    tx.write(sql`
      delete from due where dealer_id = ${tx.dealerId} and kind = ${escalationKind}
        and subject_id = any(${listOf(over.map(({ leadId }) => leadId))}::uuid[])`);
  }
}

/** A value that needs no quotes in a list. */
type Plain = string | number | null;

/** A list as PostgreSQL writes it: of thousands of ids and numbers the driver would quote each. */
function listOf(values: readonly Plain[]): string {
  return `{${values.map((value) => value ?? 'null').join(',')}}`;
}
