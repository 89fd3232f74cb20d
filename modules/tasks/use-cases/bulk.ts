import type { Static } from 'typebox';
import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskBulk, TaskBulkDone, TaskBulkUndone } from '../contract.ts';
import type { RightsOnTask, TaskRights } from '../rules/may.ts';
import { type BulkEntry, insertBulk, lockTasks, type TaskFacts, takeBulk } from '../store/index.ts';
import { needAssignable } from './checks.ts';
import { choiceOf, chosenDue, readDue, taskClock } from './clock.ts';
import { assignTasks, endTasks, moveTasks, reopenTasks } from './deeds.ts';
import { rightsOn } from './permitted.ts';

type Deed = TaskBulk['deed'];

const needed: { readonly [kind in Deed['kind']]: keyof RightsOnTask } = {
  assign: 'assign',
  moveDue: 'moveDue',
  end: 'work',
};

/**
 * One deed on several tasks, in one transaction, which `undoBulk` takes back. Tasks of others, ended ones and those that
 * are not there are left. Refuses `tasks.cannotBeAssigned`, `tasks.dueInPast`.
 */
export async function doBulk(
  tx: DealerTx,
  rights: TaskRights,
  { taskIds, deed }: TaskBulk,
): Promise<Static<typeof TaskBulkDone>> {
  const wanted = new Set(taskIds);
  const locked = await lockTasks(tx, [...wanted]);
  const tasks = locked.filter(
    (task) => task.state === 'open' && rightsOn(tx, rights, task)[needed[deed.kind]],
  );
  const bulkId = newId(tx.now);
  await doAll(tx, tasks, deed);
  insertBulk(tx, bulkId, {
    kind: deed.kind,
    entries: tasks.map(({ taskId, version, assigneeId, due }) => ({
      taskId,
      // giving a task to whoever has it changes nothing
      version: deed.kind === 'assign' && deed.userId === assigneeId ? version : version + 1,
      assigneeId,
      due: choiceOf(due),
    })),
  });
  await tx.announce('tasks.changed', { taskId: null });
  return { bulkId, done: tasks.length, left: wanted.size - tasks.length };
}

async function doAll(tx: DealerTx, tasks: readonly TaskFacts[], deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'assign': {
      await needAssignable(tx, deed.userId, 'deed.userId');
      return assignTasks(
        tx,
        tasks.map((task) => ({ task, userId: deed.userId })),
      );
    }
    case 'moveDue': {
      const due = chosenDue(tx, await taskClock(tx), deed.due);
      return moveTasks(
        tx,
        tasks.map((task) => ({ task, due })),
      );
    }
    case 'end':
      return endTasks(tx, tasks, { outcome: deed.outcome, note: null });
  }
}

/**
 * Takes a deed on several tasks back, once, by who did it or who may hand over anything. Tasks that somebody changed since
 * are left. Refuses `tasks.nothingToUndo`, `tasks.notAllowed`.
 */
export async function undoBulk(
  tx: DealerTx,
  rights: TaskRights,
  bulkId: string,
): Promise<Static<typeof TaskBulkUndone>> {
  const bulk = await takeBulk(tx, bulkId);
  if (!bulk) refuse('conflict', 'tasks.nothingToUndo');
  if (bulk.byUser !== tx.actor.userId && !rights.handOver) refuse('notAllowed', 'tasks.notAllowed');
  const before = new Map(bulk.entries.map((entry) => [entry.taskId, entry]));
  const locked = await lockTasks(tx, [...before.keys()]);
  const untouched = locked.flatMap((task) => {
    const entry = before.get(task.taskId);
    return entry?.version === task.version ? [{ task, entry }] : [];
  });
  await restore(tx, bulk.kind, untouched);
  await tx.announce('tasks.changed', { taskId: null });
  return { undone: untouched.length, left: before.size - untouched.length };
}

async function restore(
  tx: DealerTx,
  kind: Deed['kind'],
  pairs: readonly { readonly task: TaskFacts; readonly entry: BulkEntry }[],
): Promise<void> {
  switch (kind) {
    case 'assign':
      return assignTasks(
        tx,
        pairs.map(({ task, entry }) => ({ task, userId: entry.assigneeId })),
        { quiet: true },
      );
    case 'moveDue': {
      const clock = await taskClock(tx);
      return moveTasks(
        tx,
        pairs.map(({ task, entry }) => ({ task, due: clock.dueOf(readDue(entry.due)) })),
      );
    }
    case 'end':
      return reopenTasks(
        tx,
        pairs.map(({ task }) => task),
      );
  }
}
