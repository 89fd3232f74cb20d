import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskDueChoice, TaskEnding } from '../contract.ts';
import type { TaskRights } from '../rules/may.ts';
import { addTaskHistory, endSeries, taskSeriesKind, unschedule } from '../store/index.ts';
import { needAssignable } from './checks.ts';
import { chosenDue, taskClock } from './clock.ts';
import { assignTasks, endTasks, moveTasks, reopenTasks } from './deeds.ts';
import { lockFor, needOpen } from './permitted.ts';

type OnTask<T = unknown> = T & { readonly taskId: string };

/** Gives the task to a colleague, or to nobody. Refuses `tasks.ended`, `tasks.cannotBeAssigned`. */
export async function assignTask(
  tx: DealerTx,
  rights: TaskRights,
  { taskId, userId }: OnTask<{ userId: string | null }>,
): Promise<void> {
  const task = await lockFor(tx, rights, taskId, 'assign');
  needOpen(task);
  await needAssignable(tx, userId, 'userId');
  await assignTasks(tx, [{ task, userId }]);
  await tx.announce('tasks.changed', { taskId });
}

/** Chooses another day or moment. Refuses `tasks.ended`, `tasks.dueInPast`. */
export async function moveTask(
  tx: DealerTx,
  rights: TaskRights,
  { taskId, due }: OnTask<{ due: TaskDueChoice }>,
): Promise<void> {
  const task = await lockFor(tx, rights, taskId, 'moveDue');
  needOpen(task);
  await moveTasks(tx, [{ task, due: chosenDue(tx, await taskClock(tx), due) }]);
  await tx.announce('tasks.changed', { taskId });
}

/** The task is done, was tried in vain, or is not needed any more. Refuses `tasks.ended`. */
export async function endTask(
  tx: DealerTx,
  rights: TaskRights,
  { taskId, outcome, note }: OnTask<TaskEnding>,
): Promise<void> {
  const task = await lockFor(tx, rights, taskId, 'work');
  needOpen(task);
  const said = note?.trim() ?? '';
  await endTasks(tx, [task], { outcome, note: said === '' ? null : said });
  await tx.announce('tasks.changed', { taskId });
}

/** Takes it up again. Refuses `tasks.notEnded`. */
export async function reopenTask(tx: DealerTx, rights: TaskRights, { taskId }: OnTask): Promise<void> {
  const task = await lockFor(tx, rights, taskId, 'work');
  if (task.state === 'open') refuse('conflict', 'tasks.notEnded');
  await reopenTasks(tx, [task]);
  await tx.announce('tasks.changed', { taskId });
}

/** Writes down something about the task; whoever sees it may. */
export async function noteOnTask(
  tx: DealerTx,
  rights: TaskRights,
  { taskId, text }: OnTask<{ text: string }>,
): Promise<void> {
  await lockFor(tx, rights, taskId, 'work');
  addTaskHistory(tx, [{ taskId, kind: 'noted', text }]);
  await tx.announce('tasks.changed', { taskId });
}

/** No further one of the series comes. Refuses `tasks.noSeries`. */
export async function endSeriesOf(tx: DealerTx, rights: TaskRights, { taskId }: OnTask): Promise<void> {
  const { seriesId } = await lockFor(tx, rights, taskId, 'work');
  if (seriesId === null) refuse('conflict', 'tasks.noSeries');
  endSeries(tx, seriesId);
  unschedule(tx, taskSeriesKind, [seriesId]);
  addTaskHistory(tx, [{ taskId, kind: 'seriesEnded' }]);
  await tx.announce('tasks.changed', { taskId });
}
