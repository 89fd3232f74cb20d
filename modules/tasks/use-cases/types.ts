import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { insertTaskType, listTaskTypes, updateTaskType } from '../store/index.ts';

/** Adds a type of the dealer's own. Refuses `tasks.typeNameTaken`. */
export async function addTaskType(tx: DealerTx, { name }: { readonly name: string }): Promise<string> {
  return insertTaskType(tx, await freeName(tx, name, null));
}

/**
 * Renames, hides or shows a type. Nothing is ever deleted: tasks of the past keep theirs. Without a name a system type is
 * called as the product does. Refuses `tasks.unknownType`, `tasks.typeNeedsName`, `tasks.typeNameTaken`, `tasks.lastType`.
 */
export async function changeTaskType(
  tx: DealerTx,
  change: { readonly taskTypeId: string; readonly name?: string | null; readonly hidden?: boolean },
): Promise<void> {
  const { taskTypeId, hidden } = change;
  const types = await listTaskTypes(tx);
  const type = types.find((one) => one.taskTypeId === taskTypeId) ?? refuse('notFound', 'tasks.unknownType');
  if (change.name === null && type.key === null) refuse('invalid', 'tasks.typeNeedsName', { field: 'name' });
  // what is made without a type is general
  if (hidden === true && type.key === 'general') refuse('conflict', 'tasks.lastType', { field: 'hidden' });
  const name = typeof change.name === 'string' ? await freeName(tx, change.name, taskTypeId) : change.name;
  await updateTaskType(tx, taskTypeId, {
    ...(name === undefined ? {} : { name }),
    ...(hidden === undefined ? {} : { hidden }),
  });
  await tx.announce('tasks.changed', { taskId: null });
}

async function freeName(tx: DealerTx, name: string, except: string | null): Promise<string> {
  const wanted = name.trim();
  if (wanted === '') refuse('invalid', 'tasks.typeNeedsName', { field: 'name' });
  const types = await listTaskTypes(tx);
  const taken = types.some(
    (type) => type.taskTypeId !== except && type.name?.toLowerCase() === wanted.toLowerCase(),
  );
  return taken ? refuse('conflict', 'tasks.typeNameTaken', { field: 'name' }) : wanted;
}
