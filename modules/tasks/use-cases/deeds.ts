import type { DealerTx } from '../../../platform/sql/index.ts';
import { addHistoryOf } from '../../leads/index.ts';
import { dropNoticesAbout, type NewNotice, type NoticeSubject, raiseNotices } from '../../notices/index.ts';
import { personNames } from '../../people/index.ts';
import type { TaskOutcome } from '../contract.ts';
import { remindedAt, type TaskDue } from '../rules/due.ts';
import { type TaskLabel, taskLabels } from '../screens/task-labels.ts';
import {
  addTaskHistory,
  endEndings,
  insertEndings,
  scheduleAll,
  setAssignees,
  setDues,
  type TaskFacts,
  taskDueKind,
  unschedule,
} from '../store/index.ts';
import { continueSeries } from './continue-series.ts';

/** What is done with tasks that are locked and may be changed; each deed writes for all of them at once. */

const ids = (tasks: readonly TaskFacts[]): string[] => tasks.map(({ taskId }) => taskId);

/** Gives each task to whom the pair says; whoever gets one from somebody else is told, unless `quiet`. */
export async function assignTasks(
  tx: DealerTx,
  pairs: readonly { readonly task: TaskFacts; readonly userId: string | null }[],
  { because = null, quiet = false }: { readonly because?: string | null; readonly quiet?: boolean } = {},
): Promise<void> {
  const changed = pairs.filter(({ task, userId }) => task.assigneeId !== userId);
  if (changed.length === 0) return;
  const tasks = changed.map(({ task }) => task);
  const names = await personNames(
    tx,
    changed.flatMap(({ task, userId }) => [task.assigneeId, userId].filter((id) => id !== null)),
  );
  const nameOf = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? null));
  setAssignees(
    tx,
    changed.map(({ task, userId }) => ({ taskId: task.taskId, userId })),
  );
  addTaskHistory(
    tx,
    changed.map(({ task, userId }) => ({
      taskId: task.taskId,
      kind: 'assigned',
      details: { from: nameOf(task.assigneeId), to: nameOf(userId), because },
    })),
  );
  await dropNoticesAbout(tx, { subjectIds: ids(tasks), reason: 'handedOver' });
  if (quiet) return;
  const labels = await taskLabels(tx, ids(tasks));
  await raiseNotices(
    tx,
    changed.flatMap(({ task, userId }) =>
      userId === null || userId === tx.actor.userId
        ? []
        : [noticeOf(tx, { task, label: labels.get(task.taskId), userId, kind: 'handedOver' })],
    ),
  );
}

export async function moveTasks(
  tx: DealerTx,
  moves: readonly { readonly task: TaskFacts; readonly due: TaskDue }[],
): Promise<void> {
  const open = moves.map(({ task, due }) => ({ taskId: task.taskId, due }));
  setDues(tx, open);
  addTaskHistory(
    tx,
    moves.map(({ task, due }) => ({
      taskId: task.taskId,
      kind: 'dueMoved',
      details: { from: task.due.dueAt.toString(), to: due.dueAt.toString() },
    })),
  );
  await reschedule(tx, open);
}

/** Nobody has to be told of the old due any more, and the new one is waited for. */
export async function reschedule(
  tx: DealerTx,
  dues: readonly { readonly taskId: string; readonly due: TaskDue }[],
): Promise<void> {
  await dropNoticesAbout(tx, { subjectIds: dues.map(({ taskId }) => taskId), reason: 'moved' });
  scheduleAll(
    tx,
    taskDueKind,
    dues.map(({ taskId, due }) => ({ subjectId: taskId, at: remindedAt(due) })),
  );
}

/** Ends them; of a series the next one comes to be. */
export async function endTasks(
  tx: DealerTx,
  tasks: readonly TaskFacts[],
  ending: { readonly outcome: TaskOutcome; readonly note: string | null },
): Promise<void> {
  insertEndings(tx, ids(tasks), ending);
  addTaskHistory(
    tx,
    tasks.map(({ taskId }) => ({ taskId, kind: ending.outcome, text: ending.note })),
  );
  unschedule(tx, taskDueKind, ids(tasks));
  await dropNoticesAbout(tx, { subjectIds: ids(tasks), reason: 'closed' });
  await tellLeads(tx, tasks, ending.outcome, ending.note);
  for (const { seriesId, seriesNumber } of tasks) {
    if (seriesId !== null) await continueSeries(tx, seriesId, seriesNumber);
  }
}

/** Takes the work up again. What a series went on with stays. */
export async function reopenTasks(tx: DealerTx, tasks: readonly TaskFacts[]): Promise<void> {
  endEndings(tx, ids(tasks));
  addTaskHistory(
    tx,
    tasks.map(({ taskId }) => ({ taskId, kind: 'reopened' })),
  );
  scheduleAll(
    tx,
    taskDueKind,
    tasks.map(({ taskId, due }) => ({ subjectId: taskId, at: remindedAt(due) })),
  );
}

/** The lead's history tells what was planned and done for it. */
export async function tellLeads(
  tx: DealerTx,
  tasks: readonly Pick<TaskFacts, 'taskId' | 'leadId'>[],
  deed: TaskOutcome | 'made',
  note: string | null,
): Promise<void> {
  const ofLeads = tasks.flatMap(({ taskId, leadId }) => (leadId === null ? [] : [{ taskId, leadId }]));
  if (ofLeads.length === 0) return;
  const labels = await taskLabels(
    tx,
    ofLeads.map(({ taskId }) => taskId),
  );
  addHistoryOf(
    tx,
    ofLeads.map(({ taskId, leadId }) => ({
      leadId,
      entry: { kind: 'task', text: note, details: { deed, what: labels.get(taskId)?.what ?? null } },
    })),
  );
  for (const { leadId } of ofLeads) await tx.announce('leads.changed', { leadId });
}

/** A notice about a task. */
export function noticeOf(
  tx: DealerTx,
  told: {
    readonly task: TaskFacts;
    readonly label: TaskLabel | undefined;
    readonly userId: string;
    readonly kind: 'handedOver' | 'taskDue' | 'taskLate';
    readonly because?: NewNotice['because'];
    readonly happenedAt?: Temporal.Instant;
  },
): NewNotice {
  const { task, label, userId, kind } = told;
  const moment = kind === 'handedOver' ? tx.now : task.due.dueAt;
  return {
    userId,
    kind,
    subject: subjectOf(task.taskId, label),
    dueAt: task.due.dueAt,
    happenedAt: told.happenedAt ?? tx.now,
    key: `${kind} ${task.taskId} ${moment.epochMilliseconds}`,
    because: told.because ?? 'assignee',
    standsInFor: null,
    actorName: kind === 'handedOver' ? tx.actor.name : null,
  };
}

function subjectOf(id: string, label: TaskLabel | undefined): NoticeSubject {
  const what = label?.what ?? '';
  if (!label?.customer) return { kind: 'task', id, title: what, detail: null };
  return { kind: 'task', id, title: label.customer, detail: what };
}
