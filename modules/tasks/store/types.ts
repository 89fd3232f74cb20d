import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskTypeView } from '../contract.ts';
import { systemTypes } from '../rules/system-types.ts';

export interface TaskType {
  readonly taskTypeId: string;
  readonly key: string | null;
  readonly name: string | null;
  readonly hidden: boolean;
}

/** Writes the system's types that the dealer does not have yet; leaves what is there. */
export async function seedTaskTypes(tx: DealerTx): Promise<void> {
  await tx.db
    .insertInto('task_type')
    .values(
      systemTypes.map((key, position) => ({
        dealer_id: tx.dealerId,
        task_type_id: newId(tx.now),
        key,
        position: position + 1,
      })),
    )
    .onConflict((conflict) => conflict.columns(['dealer_id', 'key']).doNothing())
    .execute();
}

/** In their order, hidden ones too. */
export async function listTaskTypes(tx: DealerTx): Promise<TaskType[]> {
  const rows = await tx.db
    .selectFrom('task_type')
    .select(['task_type_id as taskTypeId', 'key', 'name', 'hidden'])
    .where('dealer_id', '=', tx.dealerId)
    .orderBy('position')
    .orderBy('task_type_id')
    .execute();
  return rows;
}

/** The same with how many tasks each has. */
export async function taskTypeViews(tx: DealerTx): Promise<TaskTypeView[]> {
  const types = await listTaskTypes(tx);
  const { rows } = await sql<{ task_type_id: string; uses: number }>`
    select task_type_id, count(*)::int as uses from task where dealer_id = ${tx.dealerId}
    group by task_type_id`.execute(tx.db);
  const uses = new Map(rows.map((row) => [row.task_type_id, row.uses]));
  return types.map((type) => ({ ...type, uses: uses.get(type.taskTypeId) ?? 0 }));
}

export async function insertTaskType(tx: DealerTx, name: string): Promise<string> {
  const taskTypeId = newId(tx.now);
  await tx.db
    .insertInto('task_type')
    .values({
      dealer_id: tx.dealerId,
      task_type_id: taskTypeId,
      name,
      position: sql`(select coalesce(max(position), 0) + 1 from task_type where dealer_id = ${tx.dealerId})`,
    })
    .execute();
  return taskTypeId;
}

export async function updateTaskType(
  tx: DealerTx,
  taskTypeId: string,
  change: { readonly name?: string | null; readonly hidden?: boolean },
): Promise<void> {
  if (change.name === undefined && change.hidden === undefined) return;
  await tx.db
    .updateTable('task_type')
    .set({
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.hidden === undefined ? {} : { hidden: change.hidden }),
    })
    .where('dealer_id', '=', tx.dealerId)
    .where('task_type_id', '=', taskTypeId)
    .execute();
}
