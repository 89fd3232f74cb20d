import type { DealerTx } from '../../../platform/sql/index.ts';
import { leadFacts } from '../../leads/index.ts';
import type { TaskChange } from '../contract.ts';
import type { TaskRights } from '../rules/may.ts';
import { addTaskHistory, setContent } from '../store/index.ts';
import { aboutOf, chosenType, typed } from './checks.ts';
import { lockFor } from './permitted.ts';

/**
 * Changes what a task is about, also of an ended one. What is left out stays.
 *
 * Refuses `tasks.notFound`, `tasks.notAllowed`, `tasks.unknownType`, `tasks.unknownContact`, `tasks.unknownCar`.
 */
export async function changeTask(
  tx: DealerTx,
  rights: TaskRights,
  { taskId, ...change }: TaskChange & { readonly taskId: string },
): Promise<void> {
  const task = await lockFor(tx, rights, taskId, 'work');
  const { taskTypeId: wanted } = change;
  const taskTypeId =
    wanted === undefined || wanted === task.taskTypeId ? task.taskTypeId : await chosenType(tx, wanted);
  const content = {
    title: change.title === undefined ? task.title : typed(change.title),
    notes: change.notes === undefined ? task.notes : typed(change.notes),
    contactId: change.contactId === undefined ? task.contactId : change.contactId,
    carId: change.carId === undefined ? task.carId : change.carId,
  };
  const lead = task.leadId === null ? null : await leadFacts(tx, task.leadId);
  const { tokens } = await aboutOf(tx, { ...content, vehicleTitle: lead?.vehicleTitle ?? null });
  setContent(tx, taskId, { taskTypeId, ...content, searchTokens: tokens });
  addTaskHistory(tx, [{ taskId, kind: 'changed' }]);
  await tx.announce('tasks.changed', { taskId });
}
