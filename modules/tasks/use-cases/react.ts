import type { DealerTx } from '../../../platform/sql/index.ts';
import { lockOpenTasks, setDues } from '../store/index.ts';
import { choiceOf, readDue, taskClock } from './clock.ts';
import { assignTasks, reschedule } from './deeds.ts';

/** Somebody stops working here: their open tasks go to the successor; without one to nobody, where all see them. */
export async function handOverTasksOf(
  tx: DealerTx,
  { userId, handOverTo }: { readonly userId: string; readonly handOverTo: string | null },
): Promise<void> {
  await giveAll(tx, userId, handOverTo, 'deactivated');
}

/** Somebody is away, and the open work goes to who stands in. */
export async function handOverTasksWhileAway(
  tx: DealerTx,
  { userId, handOverTo }: { readonly userId: string; readonly handOverTo: string },
): Promise<void> {
  await giveAll(tx, userId, handOverTo, 'absence');
}

async function giveAll(tx: DealerTx, from: string, to: string | null, because: string): Promise<void> {
  const tasks = await lockOpenTasks(tx, from);
  if (tasks.length === 0) return;
  await assignTasks(
    tx,
    tasks.map((task) => ({ task, userId: to })),
    { because, quiet: true },
  );
  await tx.announce('tasks.changed', { taskId: null });
}

/** Hours or times changed: open tasks of a day are late when the day closes now, and all turn yellow by the new times. */
export async function recomputeTasks(
  tx: DealerTx,
  { area, openLeads }: { readonly area: string; readonly openLeads: 'recalculate' | 'keep' },
): Promise<void> {
  if (!['hours', 'calendars', 'escalation'].includes(area) || openLeads === 'keep') return;
  const tasks = await lockOpenTasks(tx);
  if (tasks.length === 0) return;
  const clock = await taskClock(tx);
  const moved = tasks.flatMap((task) => {
    const due = clock.dueOf(readDue(choiceOf(task.due)));
    const same = due.dueAt.equals(task.due.dueAt) && due.yellowFrom.equals(task.due.yellowFrom);
    return same ? [] : [{ taskId: task.taskId, due }];
  });
  if (moved.length === 0) return;
  setDues(tx, moved);
  await reschedule(tx, moved);
  await tx.announce('tasks.changed', { taskId: null });
}
