import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskCounts, TaskList, TaskListQuery } from '../contract.ts';
import type { TaskRights } from '../rules/may.ts';
import { conditionOf } from './list/filter.ts';
import { cursorOf, placeOf } from './list/place.ts';
import { taskRows } from './task-rows.ts';

/** A page of tasks by key: open ones by due, ended ones the latest first. Refuses `tasks.unknownFilter`, `tasks.badCursor`. */
export async function taskList(tx: DealerTx, rights: TaskRights, query: TaskListQuery): Promise<TaskList> {
  const limit = query.limit ?? 50;
  const ended = query.state === 'ended';
  const key = ended ? sql`task.ended_at` : sql`task.due_at`;
  const after = query.after === undefined ? null : placeOf(query.after);
  const sign = ended ? sql`<` : sql`>`;
  const behind = after
    ? sql` and (${key}, task.task_id) ${sign} (${after.at}::timestamptz, ${after.taskId}::uuid)`
    : sql``;
  const found = await taskRows(tx, rights, {
    where: sql`${conditionOf(tx, query)}${behind}`,
    orderBy: ended ? sql`task.ended_at desc, task.task_id desc` : sql`task.due_at, task.task_id`,
    limit: limit + 1,
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const at = (ended ? last?.ended?.at : last?.due.at) ?? '';
  const more = last !== undefined && found.length > limit;
  return {
    rows,
    next: more ? cursorOf({ at: Temporal.Instant.from(at), taskId: last.taskId }) : null,
    now: tx.now.toString(),
  };
}

/** Open tasks; each number stops at 1,000. */
export async function taskCounts(tx: DealerTx): Promise<TaskCounts> {
  const mine = sql`assignee_id = ${tx.actor.userId}::uuid`;
  const counted = (condition: ReturnType<typeof sql>) => sql`(
    select count(*)::int from (
      select from task where dealer_id = ${tx.dealerId} and state = 'open' and ${condition} limit 1000) as counted)`;
  const { rows } = await sql<TaskCounts>`
    select ${counted(mine)} as mine, ${counted(sql`${mine} and due_at <= ${tx.now}`)} as late,
      ${counted(sql`true`)} as "all"`.execute(tx.db);
  const [counts] = rows;
  return counts ?? { mine: 0, late: 0, all: 0 };
}
