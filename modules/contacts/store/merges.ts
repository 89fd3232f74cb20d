import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Contact } from '../rules/contact.ts';

/** Rows that belong to a contact: the table, the column that names the contact, and the rest of the table's key. */
export interface RowsOfContact {
  readonly table: string;
  readonly column: string;
  readonly key: string;
}

export interface Merge {
  readonly mergeId: string;
  readonly intoId: string;
  readonly fromId: string;
  readonly mergedAt: Temporal.Instant;
  readonly undoUntil: Temporal.Instant;
  readonly undoneAt: Temporal.Instant | null;
  /** The one that stayed, as it was and as it was made. */
  readonly before: Contact;
  readonly made: Contact;
}

/** Writes down a merge, and takes the one that goes up out of lists and searches; its own rows stay for an undo. */
export function insertMerge(
  tx: DealerTx,
  { before, made, fromId, undoUntil }: Pick<Merge, 'before' | 'made' | 'fromId' | 'undoUntil'>,
): string {
  const mergeId = newId(tx.now);
  tx.write(sql`
    with gone_up as (
      update contact set merged_into_id = ${made.contactId} where dealer_id = ${tx.dealerId} and contact_id = ${fromId}
    ), not_found as (
      delete from contact_search where dealer_id = ${tx.dealerId} and contact_id = ${fromId}
    )
    insert into contact_merge (dealer_id, merge_id, into_id, from_id, merged_at, merged_by, merged_by_name, undo_until, before, made)
    values (${tx.dealerId}, ${mergeId}, ${made.contactId}, ${fromId}, ${tx.now}, ${tx.actor.userId}, ${tx.actor.name},
      ${undoUntil}, ${JSON.stringify(before)}, ${JSON.stringify(made)})`);
  return mergeId;
}

/** The merge, kept from others until the transaction ends; null when there is none. */
export async function lockMerge(tx: DealerTx, mergeId: string): Promise<Merge | null> {
  const row = await tx.db
    .selectFrom('contact_merge')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('merge_id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  return {
    mergeId,
    intoId: row.into_id,
    fromId: row.from_id,
    mergedAt: row.merged_at,
    undoUntil: row.undo_until,
    undoneAt: row.undone_at,
    before: contactFrom(row.before),
    made: contactFrom(row.made),
  };
}

/** Takes a merge back: the one that went up stands for itself again. */
export function endMerge(tx: DealerTx, { mergeId, fromId }: Pick<Merge, 'mergeId' | 'fromId'>): void {
  tx.write(sql`
    with stands_again as (
      update contact set merged_into_id = null where dealer_id = ${tx.dealerId} and contact_id = ${fromId}
    )
    update contact_merge set undone_at = ${tx.now}, undone_by_name = ${tx.actor.name}
    where dealer_id = ${tx.dealerId} and merge_id = ${mergeId}`);
}

/** Which of the contacts went up in another one, and in which. */
export async function mergedInto(
  tx: DealerTx,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ contact_id: string; merged_into_id: string }>`
    select contact_id, merged_into_id from contact
    where dealer_id = ${tx.dealerId} and contact_id = any(${[...contactIds]}::uuid[]) and merged_into_id is not null`.execute(
    tx.db,
  );
  return new Map(rows.map((row) => [row.contact_id, row.merged_into_id]));
}

/** Gives the rows of the one that goes up to the one that stays, and remembers which they were. */
export function giveRows(
  tx: DealerTx,
  { mergeId, intoId, fromId }: Pick<Merge, 'mergeId' | 'intoId' | 'fromId'>,
  { table, column, key }: RowsOfContact,
): void {
  tx.write(sql`
    with given as (
      update ${sql.table(table)} set ${sql.ref(column)} = ${intoId}
      where dealer_id = ${tx.dealerId} and ${sql.ref(column)} = ${fromId} and ${sql.ref(key)} <> ${intoId}
      returning ${sql.ref(key)} as row_id
    )
    insert into contact_merge_row (dealer_id, merge_id, table_name, row_id)
    select ${tx.dealerId}::uuid, ${mergeId}::uuid, ${table}, row_id from given`);
}

/** Gives back those rows that went over and still are where they went. */
export function giveRowsBack(
  tx: DealerTx,
  { mergeId, intoId, fromId }: Pick<Merge, 'mergeId' | 'intoId' | 'fromId'>,
  { table, column, key }: RowsOfContact,
): void {
  tx.write(sql`
    update ${sql.table(table)} as given set ${sql.ref(column)} = ${fromId}
    from contact_merge_row as moved
    where moved.dealer_id = ${tx.dealerId} and moved.merge_id = ${mergeId} and moved.table_name = ${table}
      and given.dealer_id = ${tx.dealerId} and given.${sql.ref(key)} = moved.row_id
      and given.${sql.ref(column)} = ${intoId}`);
}

function contactFrom(json: unknown): Contact {
  const stored = json as Contact & { birthday: string | null; createdAt: string; changedAt: string };
  return {
    ...stored,
    birthday: stored.birthday === null ? null : Temporal.PlainDate.from(stored.birthday),
    createdAt: Temporal.Instant.from(stored.createdAt),
    changedAt: Temporal.Instant.from(stored.changedAt),
  };
}
