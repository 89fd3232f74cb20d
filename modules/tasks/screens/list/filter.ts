import { type RawBuilder, sql } from 'kysely';
import { isId } from '../../../../kernel/ids.ts';
import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { toTsQuery } from '../../../leads/index.ts';
import type { TaskListQuery } from '../../contract.ts';

const colours = ['green', 'yellow', 'red'] as const;

/** What a list is narrowed to, as a condition on `task`. Refuses `tasks.unknownFilter`. */
export function conditionOf(tx: DealerTx, query: TaskListQuery): RawBuilder<unknown> {
  const parts = [
    query.state === 'ended' ? sql`task.state <> 'open'` : sql`task.state = 'open'`,
    ...assigneePart(tx, query.assignee),
    ...colourPart(tx, query),
    ...(query.type === undefined ? [] : [sql`task.task_type_id = any(${idsIn(query.type, 'type')}::uuid[])`]),
    ...(query.contact === undefined ? [] : [sql`task.contact_id = ${query.contact}::uuid`]),
    ...(query.lead === undefined ? [] : [sql`task.lead_id = ${query.lead}::uuid`]),
    ...(query.car === undefined ? [] : [sql`task.car_id = ${query.car}::uuid`]),
    ...searchPart(query.q),
  ];
  return sql.join(parts, sql` and `);
}

function assigneePart(tx: DealerTx, assignee: string | undefined): RawBuilder<unknown>[] {
  if (assignee === undefined) return [];
  const values = valuesIn(assignee);
  const ids = values.flatMap((value) =>
    value === 'me' ? (tx.actor.userId ?? []) : value === 'nobody' ? [] : value,
  );
  if (!ids.every(isId)) refuse('invalid', 'tasks.unknownFilter', { field: 'assignee' });
  const some = sql`task.assignee_id = any(${ids}::uuid[])`;
  return [values.includes('nobody') ? sql`(${some} or task.assignee_id is null)` : some];
}

function colourPart(tx: DealerTx, { colour, state }: TaskListQuery): RawBuilder<unknown>[] {
  // an ended task has no colour
  if (colour === undefined || state === 'ended') return [];
  const conditions = valuesIn(colour).map((value) => conditionOfColour(tx, value));
  return conditions.length === 0 ? [] : [sql`(${sql.join(conditions, sql` or `)})`];
}

function conditionOfColour(tx: DealerTx, value: string): RawBuilder<unknown> {
  switch (colours.find((known) => known === value)) {
    case 'red':
      return sql`task.due_at <= ${tx.now}`;
    case 'yellow':
      return sql`(task.due_at > ${tx.now} and task.yellow_from <= ${tx.now})`;
    case 'green':
      return sql`(task.due_at > ${tx.now} and task.yellow_from > ${tx.now})`;
    case undefined:
      return refuse('invalid', 'tasks.unknownFilter', { field: 'colour' });
  }
}

function searchPart(text: string | undefined): RawBuilder<unknown>[] {
  const query = toTsQuery(text ?? '');
  return query === null ? [] : [sql`task.search @@ ${query}::tsquery`];
}

function idsIn(text: string, field: string): string[] {
  const ids = valuesIn(text);
  return ids.every(isId) ? ids : refuse('invalid', 'tasks.unknownFilter', { field });
}

const valuesIn = (text: string): string[] => text.split(',').filter((value) => value !== '');
