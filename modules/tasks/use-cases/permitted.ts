import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { mayOnTask, type RightsOnTask, type TaskRights } from '../rules/may.ts';
import { lockTask, type TaskFacts } from '../store/index.ts';

/** What the transaction's actor may do with the task. */
export function rightsOn(
  tx: DealerTx,
  rights: TaskRights,
  { assigneeId, createdBy }: Pick<TaskFacts, 'assigneeId' | 'createdBy'>,
): RightsOnTask {
  return mayOnTask(rights, { assigneeId, createdBy, userId: tx.actor.userId });
}

/** Locks the task for a deed. Refuses `tasks.notFound`, and `tasks.notAllowed` for a task that is another's. */
export async function lockFor(
  tx: DealerTx,
  rights: TaskRights,
  taskId: string,
  deed: keyof RightsOnTask,
): Promise<TaskFacts> {
  const task = await lockTask(tx, taskId);
  if (!rightsOn(tx, rights, task)[deed]) refuse('notAllowed', 'tasks.notAllowed');
  return task;
}

/** Refuses `tasks.ended`: it has to be opened again first. */
export function needOpen({ state }: Pick<TaskFacts, 'state'>): void {
  if (state !== 'open') refuse('conflict', 'tasks.ended');
}
