import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskOutcome } from '../contract.ts';
import type { TaskDue } from '../rules/due.ts';

/** What a task is about, beside whose it is and until when. */
export interface TaskContent {
  readonly taskTypeId: string;
  readonly title: string | null;
  readonly notes: string | null;
  readonly contactId: string | null;
  readonly carId: string | null;
  readonly searchTokens: readonly string[];
}

export function setContent(tx: DealerTx, taskId: string, content: TaskContent): void {
  tx.write(sql`
    update task set task_type_id = ${content.taskTypeId}, title = ${content.title}, notes = ${content.notes},
      contact_id = ${content.contactId}, car_id = ${content.carId}, version = version + 1,
      search = array_to_tsvector(${[...content.searchTokens]}::text[])
    where dealer_id = ${tx.dealerId} and task_id = ${taskId}`);
}

/** Gives each of the tasks to whom the pair says. */
export function setAssignees(
  tx: DealerTx,
  pairs: readonly { readonly taskId: string; readonly userId: string | null }[],
): void {
  tx.write(sql`
    update task set assignee_id = pair.user_id, version = version + 1
    from unnest(${pairs.map(({ taskId }) => taskId)}::uuid[], ${pairs.map(({ userId }) => userId)}::uuid[])
      as pair (task_id, user_id)
    where task.dealer_id = ${tx.dealerId} and task.task_id = pair.task_id`);
}

/** A new due: nobody was told of it yet. */
export function setDues(
  tx: DealerTx,
  dues: readonly { readonly taskId: string; readonly due: TaskDue }[],
): void {
  tx.write(sql`
    update task set due_on = new.due_on, due_at = new.due_at, yellow_from = new.yellow_from, due_set_at = ${tx.now},
      told_at = null, told_late_at = null, version = version + 1
    from unnest(${dues.map(({ taskId }) => taskId)}::uuid[], ${dues.map(({ due }) => due.on)}::date[],
      ${dues.map(({ due }) => due.dueAt)}::timestamptz[], ${dues.map(({ due }) => due.yellowFrom)}::timestamptz[])
      as new (task_id, due_on, due_at, yellow_from)
    where task.dealer_id = ${tx.dealerId} and task.task_id = new.task_id`);
}

/** Ends tasks, with a record each of who, when and with what outcome. */
export function insertEndings(
  tx: DealerTx,
  taskIds: readonly string[],
  ending: { readonly outcome: TaskOutcome; readonly note: string | null },
): void {
  const state = ending.outcome === 'skipped' ? 'skipped' : 'done';
  tx.write(sql`
    with ended as (
      update task set state = ${state}, ended_at = ${tx.now}, version = version + 1
      where dealer_id = ${tx.dealerId} and task_id = any(${[...taskIds]}::uuid[]))
    insert into task_ending (dealer_id, task_id, ending_id, outcome, note, ended_at, ended_by)
    select ${tx.dealerId}, task_id, ending_id, ${ending.outcome}, ${ending.note}, ${tx.now}, ${tx.actor.userId}::uuid
    from unnest(${[...taskIds]}::uuid[], ${taskIds.map(() => newId(tx.now))}::uuid[]) as new (task_id, ending_id)`);
}

/** The endings that hold are over: the tasks were opened again. */
export function endEndings(tx: DealerTx, taskIds: readonly string[]): void {
  tx.write(sql`
    with opened as (
      update task set state = 'open', ended_at = null, version = version + 1
      where dealer_id = ${tx.dealerId} and task_id = any(${[...taskIds]}::uuid[]))
    update task_ending set reopened_at = ${tx.now}, reopened_by = ${tx.actor.userId}
    where dealer_id = ${tx.dealerId} and task_id = any(${[...taskIds]}::uuid[]) and reopened_at is null`);
}

/** Notes that somebody was told of the present due. */
export function noteTold(tx: DealerTx, taskId: string, whom: 'assignee' | 'supervisors'): void {
  const column = whom === 'assignee' ? sql`told_at` : sql`told_late_at`;
  tx.write(sql`
    update task set ${column} = ${tx.now} where dealer_id = ${tx.dealerId} and task_id = ${taskId}`);
}
