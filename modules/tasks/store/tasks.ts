import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskState } from '../contract.ts';
import type { TaskDue } from '../rules/due.ts';

/** A task as deeds are decided by. */
export interface TaskFacts {
  readonly taskId: string;
  readonly taskTypeId: string;
  readonly title: string | null;
  readonly notes: string | null;
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly carId: string | null;
  readonly assigneeId: string | null;
  readonly state: TaskState;
  readonly due: TaskDue;
  /** When the assignee, and when the supervisors, were told of the present due. */
  readonly toldAt: Temporal.Instant | null;
  readonly toldLateAt: Temporal.Instant | null;
  readonly seriesId: string | null;
  readonly seriesNumber: number | null;
  readonly version: number;
  readonly createdBy: string | null;
}

export type NewTaskRow = Omit<TaskFacts, 'state' | 'toldAt' | 'toldLateAt' | 'version' | 'createdBy'> & {
  readonly searchTokens: readonly string[];
};

/** False when the series has this one already. */
export async function insertTask(tx: DealerTx, task: NewTaskRow): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('task')
    .values({
      dealer_id: tx.dealerId,
      task_id: task.taskId,
      task_type_id: task.taskTypeId,
      title: task.title,
      notes: task.notes,
      contact_id: task.contactId,
      lead_id: task.leadId,
      car_id: task.carId,
      assignee_id: task.assigneeId,
      state: 'open',
      due_on: task.due.on,
      due_at: task.due.dueAt,
      yellow_from: task.due.yellowFrom,
      due_set_at: tx.now,
      series_id: task.seriesId,
      series_number: task.seriesNumber,
      created_at: tx.now,
      created_by: tx.actor.userId,
      search: sql`array_to_tsvector(${[...task.searchTokens]}::text[])`,
    })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'series_id', 'series_number']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

function query(tx: DealerTx) {
  return tx.db.selectFrom('task').where('dealer_id', '=', tx.dealerId).selectAll();
}

/** Locks one task. Refuses `tasks.notFound`. */
export async function lockTask(tx: DealerTx, taskId: string): Promise<TaskFacts> {
  const [task] = await lockTasks(tx, [taskId]);
  return task ?? refuse('notFound', 'tasks.notFound');
}

/** Locks those that are there, in the order of their ids, so that two deeds never wait for each other. */
export async function lockTasks(tx: DealerTx, taskIds: readonly string[]): Promise<TaskFacts[]> {
  const rows = await query(tx)
    .where(sql<boolean>`task_id = any(${[...taskIds]}::uuid[])`)
    .orderBy('task_id')
    .forUpdate()
    .execute();
  return rows.map(toFacts);
}

/** The open tasks of everybody, or of one user; locked. */
export async function lockOpenTasks(tx: DealerTx, userId?: string): Promise<TaskFacts[]> {
  const rows = await query(tx)
    .where('state', '=', 'open')
    .$if(userId !== undefined, (open) => open.where('assignee_id', '=', userId ?? ''))
    .orderBy('task_id')
    .forUpdate()
    .execute();
  return rows.map(toFacts);
}

/** The last one that was made of a series. */
export async function lastOfSeries(tx: DealerTx, seriesId: string): Promise<TaskFacts | null> {
  const row = await query(tx)
    .where('series_id', '=', seriesId)
    .orderBy('series_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toFacts(row) : null;
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof query>['executeTakeFirst']>>>;

function toFacts(row: Row): TaskFacts {
  return {
    taskId: row.task_id,
    taskTypeId: row.task_type_id,
    title: row.title,
    notes: row.notes,
    contactId: row.contact_id,
    leadId: row.lead_id,
    carId: row.car_id,
    assigneeId: row.assignee_id,
    state: row.state as TaskState,
    due: { on: row.due_on, dueAt: row.due_at, yellowFrom: row.yellow_from },
    toldAt: row.told_at,
    toldLateAt: row.told_late_at,
    seriesId: row.series_id,
    seriesNumber: row.series_number,
    version: row.version,
    createdBy: row.created_by,
  };
}
