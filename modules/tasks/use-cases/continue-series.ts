import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { leadFacts } from '../../leads/index.ts';
import { findPerson } from '../../people/index.ts';
import { remindedAt } from '../rules/due.ts';
import { dateOf, firstFrom } from '../rules/series.ts';
import {
  addTaskHistory,
  insertTask,
  lastOfSeries,
  lockSeries,
  type StoredSeries,
  scheduleAll,
  type TaskFacts,
  taskDueKind,
  taskSeriesKind,
} from '../store/index.ts';
import { aboutOf } from './checks.ts';
import { taskClock } from './clock.ts';

/** One of a series has ended: the next comes to be, if that was the last one so far. */
export async function continueSeries(
  tx: DealerTx,
  seriesId: string,
  endedNumber: number | null,
): Promise<void> {
  await tx.settled();
  const series = await lockSeries(tx, seriesId);
  const last = await lastOfSeries(tx, seriesId);
  if (!series || series.endedAt !== null || !last || last.seriesNumber !== endedNumber) return;
  const number = (last.seriesNumber ?? 0) + 1;
  await makeNext(tx, series, last, number);
  const { timeZone } = await getDealer(tx);
  const after = beginOf(series, number + 1, timeZone);
  if (after) scheduleAll(tx, taskSeriesKind, [{ subjectId: seriesId, at: after }]);
}

/**
 * The date of the next of a series has come: it comes to be, whether the one before is done or not. What was missed while
 * nothing ran is not made up for.
 */
export async function seriesDateCame(tx: DealerTx, seriesId: string): Promise<Temporal.Instant | null> {
  const { timeZone } = await getDealer(tx);
  const series = await lockSeries(tx, seriesId);
  const last = await lastOfSeries(tx, seriesId);
  if (!series || series.endedAt !== null || !last) return null;
  const following = (last.seriesNumber ?? 0) + 1;
  const tomorrow = tx.now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  const latest = (firstFrom(series, tomorrow)?.number ?? following + 1) - 1;
  if (latest < following) return beginOf(series, following, timeZone);
  await makeNext(tx, series, last, latest);
  return beginOf(series, latest + 1, timeZone);
}

/** Midnight of the date of the n-th; null: there is none. */
export function beginOf(series: StoredSeries, n: number, timeZone: string): Temporal.Instant | null {
  return dateOf(series, n)?.toZonedDateTime(timeZone).toInstant() ?? null;
}

async function makeNext(tx: DealerTx, series: StoredSeries, last: TaskFacts, number: number): Promise<void> {
  const date = dateOf(series, number);
  if (date === null) return;
  const clock = await taskClock(tx);
  const chosen =
    series.time === null
      ? { on: date }
      : { at: date.toZonedDateTime({ timeZone: clock.timeZone, plainTime: series.time }).toInstant() };
  const due = clock.dueOf(chosen);
  const lead = last.leadId === null ? null : await leadFacts(tx, last.leadId);
  const { tokens } = await aboutOf(tx, { ...last, vehicleTitle: lead?.vehicleTitle ?? null });
  const person = last.assigneeId === null ? null : await findPerson(tx, last.assigneeId);
  const taskId = newId(tx.now);
  const made = await insertTask(tx, {
    ...last,
    taskId,
    // who has left gets nothing more
    assigneeId: person?.active ? person.userId : null,
    due,
    seriesNumber: number,
    searchTokens: tokens,
  });
  if (!made) return;
  addTaskHistory(tx, [{ taskId, kind: 'made', details: { because: 'series' } }]);
  scheduleAll(tx, taskDueKind, [{ subjectId: taskId, at: remindedAt(due) }]);
  await tx.announce('tasks.changed', { taskId });
}
