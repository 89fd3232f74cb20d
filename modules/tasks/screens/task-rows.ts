import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskOutcome, TaskRow, TaskState } from '../contract.ts';
import { mayOnTask, type TaskRights } from '../rules/may.ts';

interface Row {
  readonly task_id: string;
  readonly task_type_id: string;
  readonly type_key: string | null;
  readonly type_name: string | null;
  readonly title: string | null;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly lead_id: string | null;
  readonly lead_about: string | null;
  readonly car_id: string | null;
  readonly car_name: string | null;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
  readonly created_by: string | null;
  readonly state: TaskState;
  readonly due_on: Temporal.PlainDate | null;
  readonly due_at: Temporal.Instant;
  readonly yellow_from: Temporal.Instant;
  readonly series_id: string | null;
  readonly occasion: string | null;
  readonly ended_at: Temporal.Instant | null;
  readonly outcome: TaskOutcome | null;
  readonly ending_note: string | null;
  readonly ended_by: string | null;
}

/** The tasks of a condition on `task`, in an order, as lists show them: one query. */
export async function taskRows(
  tx: DealerTx,
  rights: TaskRights,
  {
    where,
    orderBy,
    limit,
  }: { readonly where: RawBuilder<unknown>; readonly orderBy: RawBuilder<unknown>; readonly limit: number },
): Promise<TaskRow[]> {
  const { rows } = await sql<Row>`
    with wanted as materialized (
      select * from task where task.dealer_id = ${tx.dealerId} and ${where} order by ${orderBy} limit ${limit})
    select task.task_id, task.task_type_id, type.key as type_key, type.name as type_name, task.title, task.contact_id,
      contact.name as contact_name, task.lead_id, coalesce(lead.vehicle_title, lead.subject) as lead_about, task.car_id,
      nullif(concat_ws(' ', car.make, car.model, car.plate), '') as car_name, task.assignee_id,
      assignee.name as assignee_name, task.created_by, task.state, task.due_on, task.due_at, task.yellow_from,
      task.series_id, task.occasion, task.ended_at, ending.outcome, ending.note as ending_note, ender.name as ended_by
    from wanted as task
    join task_type as type on type.dealer_id = ${tx.dealerId} and type.task_type_id = task.task_type_id
    left join contact on contact.dealer_id = ${tx.dealerId} and contact.contact_id = task.contact_id
    left join lead on lead.dealer_id = ${tx.dealerId} and lead.lead_id = task.lead_id
    left join car on car.dealer_id = ${tx.dealerId} and car.car_id = task.car_id
    left join user_account as assignee on assignee.user_id = task.assignee_id
    left join task_ending as ending
      on ending.dealer_id = ${tx.dealerId} and ending.task_id = task.task_id and ending.reopened_at is null
    left join user_account as ender on ender.user_id = ending.ended_by
    order by ${orderBy}`.execute(tx.db);
  return rows.map((row) => present(row, tx.actor.userId, rights));
}

function present(row: Row, userId: string | null, rights: TaskRights): TaskRow {
  return {
    taskId: row.task_id,
    type: { taskTypeId: row.task_type_id, key: row.type_key, name: row.type_name },
    title: row.title,
    contact: row.contact_id === null ? null : { contactId: row.contact_id, name: row.contact_name ?? '' },
    lead: row.lead_id === null ? null : { leadId: row.lead_id, about: row.lead_about },
    car: row.car_id === null ? null : { carId: row.car_id, name: row.car_name ?? '' },
    assignee: row.assignee_id === null ? null : { userId: row.assignee_id, name: row.assignee_name ?? '' },
    state: row.state,
    due: {
      on: row.due_on?.toString() ?? null,
      at: row.due_at.toString(),
      yellowFrom: row.yellow_from.toString(),
    },
    repeats: row.series_id !== null,
    fromRule: row.occasion !== null,
    ended:
      row.ended_at === null || row.outcome === null
        ? null
        : {
            at: row.ended_at.toString(),
            outcome: row.outcome,
            note: row.ending_note,
            by: row.ended_by,
          },
    may: mayOnTask(rights, { assigneeId: row.assignee_id, createdBy: row.created_by, userId }),
  };
}
