import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskDetail } from '../contract.ts';
import type { TaskRights } from '../rules/may.ts';
import { dateOf, type SeriesUnit } from '../rules/series.ts';
import { taskRows } from './task-rows.ts';

/** Everything about one task. A fixed number of queries. Refuses `tasks.notFound`. */
export async function taskDetail(tx: DealerTx, rights: TaskRights, taskId: string): Promise<TaskDetail> {
  const [task] = await taskRows(tx, rights, {
    where: sql`task.task_id = ${taskId}::uuid`,
    orderBy: sql`task.task_id`,
    limit: 1,
  });
  if (!task) return refuse('notFound', 'tasks.notFound');
  const more = await moreOf(tx, taskId);
  return {
    task,
    notes: more.notes,
    createdAt: more.created_at.toString(),
    createdBy: more.creator,
    series: seriesOf(more),
    history: await historyOf(tx, taskId),
    now: tx.now.toString(),
  };
}

interface More {
  readonly notes: string | null;
  readonly created_at: Temporal.Instant;
  readonly creator: string | null;
  readonly series_number: number | null;
  readonly last_number: number | null;
  readonly every: number | null;
  readonly unit: SeriesUnit | null;
  readonly anchor: Temporal.PlainDate | null;
  readonly until_date: Temporal.PlainDate | null;
  readonly count: number | null;
  readonly series_ended_at: Temporal.Instant | null;
}

async function moreOf(tx: DealerTx, taskId: string): Promise<More> {
  const { rows } = await sql<More>`
    select task.notes, task.created_at, creator.name as creator, task.series_number, series.every, series.unit,
      series.anchor, series.until_date, series.count, series.ended_at as series_ended_at,
      (select max(series_number) from task as other
        where other.dealer_id = ${tx.dealerId} and other.series_id = task.series_id) as last_number
    from task
    left join user_account as creator on creator.user_id = task.created_by
    left join task_series as series on series.dealer_id = ${tx.dealerId} and series.series_id = task.series_id
    where task.dealer_id = ${tx.dealerId} and task.task_id = ${taskId}`.execute(tx.db);
  return rows[0] ?? refuse('notFound', 'tasks.notFound');
}

function seriesOf(more: More): TaskDetail['series'] {
  const { every, unit, anchor, until_date: until, count, series_number: number } = more;
  if (every === null || unit === null || anchor === null || number === null) return null;
  const next =
    more.series_ended_at === null
      ? dateOf({ every, unit, anchor, until, count }, (more.last_number ?? number) + 1)
      : null;
  return {
    every,
    unit,
    until: until?.toString() ?? null,
    count,
    number: number + 1,
    next: next?.toString() ?? null,
  };
}

async function historyOf(tx: DealerTx, taskId: string): Promise<TaskDetail['history']> {
  const rows = await tx.db
    .selectFrom('task_history')
    .select(['entry_id', 'at', 'kind', 'actor_name', 'text', 'details'])
    .where('dealer_id', '=', tx.dealerId)
    .where('task_id', '=', taskId)
    .orderBy('at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    entryId: row.entry_id,
    at: row.at.toString(),
    kind: row.kind,
    actor: row.actor_name,
    text: row.text,
    details: row.details as TaskDetail['history'][number]['details'],
  }));
}
