import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

export type TaskHistoryKind =
  | 'made'
  | 'changed'
  | 'assigned'
  | 'dueMoved'
  | 'done'
  | 'notReached'
  | 'skipped'
  | 'reopened'
  | 'noted'
  | 'seriesEnded';

export interface TaskEntry {
  readonly taskId: string;
  readonly kind: TaskHistoryKind;
  readonly text?: string | null;
  readonly details?: Readonly<Record<string, string | number | null>>;
}

/** Writes down what the transaction's actor did with tasks, in one statement. */
export function addTaskHistory(tx: DealerTx, entries: readonly TaskEntry[]): void {
  if (entries.length === 0) return;
  const { userId, name } = tx.actor;
  tx.write(sql`
    insert into task_history (dealer_id, task_id, entry_id, at, kind, actor_id, actor_name, text, details)
    select ${tx.dealerId}, task_id, entry_id, ${tx.now}, kind, ${userId}::uuid, ${name}, text, details
    from unnest(${entries.map(({ taskId }) => taskId)}::uuid[], ${entries.map(() => newId(tx.now))}::uuid[],
      ${entries.map(({ kind }) => kind)}::text[], ${entries.map(({ text }) => text ?? null)}::text[],
      ${entries.map(({ details }) => JSON.stringify(details ?? {}))}::jsonb[])
      as entry (task_id, entry_id, kind, text, details)`);
}
