import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { CatalogueName } from '../contract.ts';
import { type Entry, type EntryOf, MOST_USES } from '../rules/entry.ts';

interface Table<C extends CatalogueName> {
  readonly table: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  /** The rows that name an entry. */
  readonly users: RawBuilder<unknown>;
  /** The entry as an object of its fields. */
  readonly value: RawBuilder<unknown>;
  /** `key` of a dealer's own entry; sources need one, since programs name them by it. */
  readonly ownKey: (entryId: string) => string | null;
  readonly columns: (value: EntryOf[C]) => Readonly<Record<string, string | number | boolean | null>>;
}

const tables: { readonly [C in CatalogueName]: Table<C> } = {
  sources: {
    table: sql`source`,
    id: sql`source_id`,
    users: sql`lead`,
    value: sql`jsonb_build_object('channel', channel, 'name', name, 'hidden', hidden, 'defaultType', default_type,
      'groupName', group_name, 'callNumber', call_number, 'responseMinutes', response_minutes)`,
    ownKey: (entryId) => `own-${entryId}`,
    columns: (value) => ({
      name: value.name,
      hidden: value.hidden,
      channel: value.channel,
      default_type: value.defaultType,
      group_name: value.groupName,
      call_number: value.callNumber,
      response_minutes: value.responseMinutes,
    }),
  },
  closingReasons: {
    table: sql`closing_reason`,
    id: sql`reason_id`,
    users: sql`lead_closing`,
    value: sql`jsonb_build_object('name', name, 'hidden', hidden, 'outcome', outcome)`,
    ownKey: () => null,
    columns: ({ name, hidden, outcome }) => ({ name, hidden, outcome }),
  },
};

/** Every entry in its order, hidden ones too, with how often it is used. */
export async function listEntries<C extends CatalogueName>(
  tx: DealerTx,
  catalogue: C,
): Promise<readonly Entry<C>[]> {
  const { table, id, users, value } = tables[catalogue];
  const { rows } = await sql<{ entry_id: string; key: string | null; value: EntryOf[C]; uses: number }>`
    select ${id} as entry_id, key, ${value} as value,
      (select count(*)::int from (select 1 from ${users} used
        where used.dealer_id = ${tx.dealerId} and used.${id} = entry.${id} limit ${MOST_USES}) counted) as uses
    from ${table} entry where dealer_id = ${tx.dealerId} order by position, ${id}`.execute(tx.db);
  return rows.map((row) => ({
    entryId: row.entry_id,
    key: row.key?.startsWith('own-') ? null : row.key,
    value: row.value,
    uses: row.uses,
  }));
}

/** Adds an entry at the end; answers its id. */
export async function insertEntry<C extends CatalogueName>(
  tx: DealerTx,
  catalogue: C,
  value: EntryOf[C],
): Promise<string> {
  const { table, id, ownKey, columns } = tables[catalogue];
  const entryId = newId(tx.now);
  const written = Object.entries(columns(value));
  await sql`
    insert into ${table} (dealer_id, ${id}, key, position, ${sql.join(written.map(([name]) => sql.ref(name)))})
    select ${tx.dealerId}::uuid, ${entryId}::uuid, ${ownKey(entryId)},
      (select coalesce(max(position), 0) + 1 from ${table} where dealer_id = ${tx.dealerId}),
      ${sql.join(written.map(([, part]) => sql`${part}`))}`.execute(tx.db);
  return entryId;
}

export async function updateEntry<C extends CatalogueName>(
  tx: DealerTx,
  catalogue: C,
  entryId: string,
  value: EntryOf[C],
): Promise<void> {
  const { table, id, columns } = tables[catalogue];
  const set = Object.entries(columns(value)).map(([name, part]) => sql`${sql.ref(name)} = ${part}`);
  await sql`update ${table} set ${sql.join(set)}
    where dealer_id = ${tx.dealerId} and ${id} = ${entryId}`.execute(tx.db);
}

export async function deleteEntry(tx: DealerTx, catalogue: CatalogueName, entryId: string): Promise<void> {
  const { table, id } = tables[catalogue];
  await sql`delete from ${table} where dealer_id = ${tx.dealerId} and ${id} = ${entryId}`.execute(tx.db);
}

/** Puts the entries in the order of the ids. */
export async function orderEntries(
  tx: DealerTx,
  catalogue: CatalogueName,
  entryIds: readonly string[],
): Promise<void> {
  const { table, id } = tables[catalogue];
  await sql`update ${table} entry set position = wanted.place
    from unnest(${entryIds}::uuid[]) with ordinality as wanted (entry_id, place)
    where entry.dealer_id = ${tx.dealerId} and entry.${id} = wanted.entry_id`.execute(tx.db);
}
