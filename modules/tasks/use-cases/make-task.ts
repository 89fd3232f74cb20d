import { newId } from '../../../kernel/ids.ts';
import { Refused, refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type LeadFacts, leadFacts } from '../../leads/index.ts';
import { raiseNotices } from '../../notices/index.ts';
import type { NewTask } from '../contract.ts';
import { remindedAt, type TaskDue } from '../rules/due.ts';
import { taskLabels } from '../screens/task-labels.ts';
import {
  addTaskHistory,
  insertSeries,
  insertTask,
  lockTask,
  type StoredSeries,
  scheduleAll,
  taskDueKind,
  taskSeriesKind,
} from '../store/index.ts';
import { aboutOf, chosenType, needAssignable, typed } from './checks.ts';
import { chosenDue, taskClock } from './clock.ts';
import { beginOf } from './continue-series.ts';
import { noticeOf, tellLeads } from './deeds.ts';

/**
 * Plans a task, for oneself unless somebody else is named. One for a lead concerns the lead's customer. Answers its id.
 *
 * Refuses `tasks.unknownType`, `tasks.unknownContact`, `tasks.unknownLead`, `tasks.unknownCar`, `tasks.cannotBeAssigned`,
 * `tasks.dueInPast`, `tasks.seriesEndsBefore`.
 */
export async function makeTask(tx: DealerTx, task: NewTask): Promise<string> {
  const taskTypeId = await chosenType(tx, task.taskTypeId);
  const lead = await leadOf(tx, task.leadId ?? null);
  const contactId = task.contactId ?? lead?.contactId ?? null;
  const content = {
    title: typed(task.title),
    notes: typed(task.notes),
    contactId,
    carId: task.carId ?? null,
  };
  const { tokens } = await aboutOf(tx, { ...content, vehicleTitle: lead?.vehicleTitle ?? null });
  const assigneeId = task.assigneeId === undefined ? tx.actor.userId : task.assigneeId;
  await needAssignable(tx, assigneeId, 'assigneeId');
  const clock = await taskClock(tx);
  const due = chosenDue(tx, clock, task.due);
  const series = task.series ? seriesOf(tx, task.series, due, clock.timeZone) : null;
  if (series) insertSeries(tx, series);
  const taskId = newId(tx.now);
  await insertTask(tx, {
    taskId,
    taskTypeId,
    ...content,
    leadId: lead?.leadId ?? null,
    assigneeId,
    due,
    seriesId: series?.seriesId ?? null,
    seriesNumber: series ? 0 : null,
    searchTokens: tokens,
  });
  addTaskHistory(tx, [{ taskId, kind: 'made' }]);
  scheduleAll(tx, taskDueKind, [{ subjectId: taskId, at: remindedAt(due) }]);
  const next = series && beginOf(series, 1, clock.timeZone);
  if (series && next) scheduleAll(tx, taskSeriesKind, [{ subjectId: series.seriesId, at: next }]);
  await tellLeads(tx, [{ taskId, leadId: lead?.leadId ?? null }], 'made', null);
  if (assigneeId !== null && assigneeId !== tx.actor.userId) await tellAssignee(tx, taskId, assigneeId);
  await tx.announce('tasks.changed', { taskId });
  return taskId;
}

async function leadOf(tx: DealerTx, leadId: string | null): Promise<LeadFacts | null> {
  if (leadId === null) return null;
  try {
    return await leadFacts(tx, leadId);
  } catch (error) {
    if (error instanceof Refused) refuse('invalid', 'tasks.unknownLead', { field: 'leadId' });
    throw error;
  }
}

function seriesOf(
  tx: DealerTx,
  { every, unit, until, count }: NonNullable<NewTask['series']>,
  due: TaskDue,
  timeZone: string,
): StoredSeries {
  const local = due.dueAt.toZonedDateTimeISO(timeZone);
  const anchor = due.on ?? local.toPlainDate();
  const last = until ? Temporal.PlainDate.from(until) : null;
  if (last && Temporal.PlainDate.compare(last, anchor) < 0) {
    refuse('invalid', 'tasks.seriesEndsBefore', { field: 'series.until' });
  }
  return {
    seriesId: newId(tx.now),
    every,
    unit,
    anchor,
    time: due.on === null ? local.toPlainTime() : null,
    until: last,
    count: count ?? null,
    endedAt: null,
  };
}

async function tellAssignee(tx: DealerTx, taskId: string, userId: string): Promise<void> {
  const task = await lockTask(tx, taskId);
  const labels = await taskLabels(tx, [taskId]);
  await raiseNotices(tx, [noticeOf(tx, { task, label: labels.get(taskId), userId, kind: 'handedOver' })]);
}
