import { isId } from '../../../../kernel/ids.ts';
import { refuse } from '../../../../kernel/refusals.ts';

/** Where a page ended: the moment the list is sorted by, and the id where moments are equal. */
export interface Place {
  readonly at: Temporal.Instant;
  readonly taskId: string;
}

export function cursorOf({ at, taskId }: Place): string {
  return Buffer.from(`${at.toString()} ${taskId}`).toString('base64url');
}

/** Refuses `tasks.badCursor` for a text that is none. */
export function placeOf(cursor: string): Place {
  const [at = '', taskId = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  try {
    if (isId(taskId)) return { at: Temporal.Instant.from(at), taskId };
  } catch {
    // refused below
  }
  return refuse('invalid', 'tasks.badCursor', { field: 'after' });
}
