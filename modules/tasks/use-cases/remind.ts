import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { raiseNotices } from '../../notices/index.ts';
import { listPeople, supervisorsOf } from '../../people/index.ts';
import { remindedAt } from '../rules/due.ts';
import { taskLabels } from '../screens/task-labels.ts';
import { lockTasks, noteTold, type TaskFacts } from '../store/index.ts';
import { noticeOf } from './deeds.ts';

/**
 * A task is due: its assignee is told, once. Where the dealer has switched it on, the supervisors are told later that it
 * is still not done. Answers when to look again.
 */
export async function remindOfTask(tx: DealerTx, taskId: string): Promise<Temporal.Instant | null> {
  const [task] = await lockTasks(tx, [taskId]);
  if (task?.state !== 'open') return null;
  const remindAt = remindedAt(task.due);
  if (isLater(remindAt, tx.now)) return remindAt;
  if (task.toldAt === null) await tellAssignee(tx, task, remindAt);
  const { stage2Minutes } = (await readSettings(tx, 'tasks')).value;
  if (stage2Minutes === null) return null;
  const lateAt = task.due.dueAt.add({ minutes: stage2Minutes });
  if (isLater(lateAt, tx.now)) return lateAt;
  if (task.toldLateAt === null) await tellSupervisors(tx, task, lateAt);
  return null;
}

const isLater = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) > 0;

async function tellAssignee(tx: DealerTx, task: TaskFacts, happenedAt: Temporal.Instant): Promise<void> {
  noteTold(tx, task.taskId, 'assignee');
  const { assigneeId: userId, taskId } = task;
  if (userId === null) return;
  const label = (await taskLabels(tx, [taskId])).get(taskId);
  await raiseNotices(tx, [noticeOf(tx, { task, label, userId, kind: 'taskDue', happenedAt })]);
}

/** Those of the assignee in charge; where there are none, and for a task of nobody, everybody who supervises. */
async function tellSupervisors(tx: DealerTx, task: TaskFacts, happenedAt: Temporal.Instant): Promise<void> {
  noteTold(tx, task.taskId, 'supervisors');
  const own = task.assigneeId === null ? [] : await supervisorsOf(tx, task.assigneeId);
  const told = own.length > 0 ? own : await everySupervisor(tx);
  const label = (await taskLabels(tx, [task.taskId])).get(task.taskId);
  await raiseNotices(
    tx,
    told.map((userId) =>
      noticeOf(tx, { task, label, userId, kind: 'taskLate', because: 'supervisor', happenedAt }),
    ),
  );
}

async function everySupervisor(tx: DealerTx): Promise<string[]> {
  const people = await listPeople(tx);
  return people.filter(({ active, role }) => active && role === 'supervisor').map(({ userId }) => userId);
}
