import { sql } from 'kysely';
import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

export const taskDueKind = 'taskDue';
export const taskSeriesKind = 'taskSeries';
export const taskRulesKind = 'taskRules';
type Kind = typeof taskDueKind | typeof taskSeriesKind | typeof taskRulesKind;

/** Lets the worker see to each subject at its moment, and at once where that is over. */
export function scheduleAll(
  tx: DealerTx,
  kind: Kind,
  rows: readonly { readonly subjectId: string; readonly at: Temporal.Instant }[],
): void {
  if (rows.length === 0) return;
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    select ${tx.dealerId}, ${kind}, subject_id, at
    from unnest(${rows.map(({ subjectId }) => subjectId)}::uuid[], ${rows.map(({ at }) => at)}::timestamptz[])
      as new (subject_id, at)
    on conflict (dealer_id, kind, subject_id) do update set due_at = excluded.due_at`);
  if (rows.some(({ at }) => Temporal.Instant.compare(at, tx.now) <= 0)) tx.notify(dueChannel, '');
}

export function unschedule(tx: DealerTx, kind: Kind, subjectIds: readonly string[]): void {
  if (subjectIds.length === 0) return;
  tx.write(sql`
    delete from due where dealer_id = ${tx.dealerId} and kind = ${kind}
      and subject_id = any(${[...subjectIds]}::uuid[])`);
}
