import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { Place, Sort } from '../../rules/list-place.ts';

export interface Filter {
  /** For `::tsquery`; null: everybody. */
  readonly tokens: string | null;
  readonly openLeads: boolean;
}

interface Walk {
  readonly sort: Sort;
  readonly after: Place | null;
  readonly filter: Filter;
  readonly limit: number;
}

/** So many contacts are looked at one by one before the index is asked … */
const patience = 500;
/** … and so many when the first ones promise that this will be enough. */
const promising = 8_000;

/** The next places of the list. A common filter is found on the way along the names, a rare one by the index. */
export async function walked(tx: DealerTx, walk: Walk): Promise<readonly Place[]> {
  const { filter, sort, limit } = walk;
  const frame = sql`
    select contact_id, sort_name, search from contact_search where ${both(frameOf(tx, walk))} order by ${orderOf(sort)}`;
  if (filter.tokens === null && !filter.openLeads) return places(tx, sort, sql`${frame} limit ${limit}`);
  if (!filter.openLeads) {
    const among = (steps: number) =>
      places(
        tx,
        sort,
        sql`select contact_id, sort_name from (${frame} limit ${steps}) as first_ones
          where ${both(conditionsOf(tx, filter))} order by ${orderOf(sort)} limit ${limit}`,
      );
    const found = await among(patience);
    if (found.length >= limit) return found;
    if (found.length * promising >= limit * patience * 2) {
      const more = await among(promising);
      if (more.length >= limit) return more;
    }
  }
  return places(
    tx,
    sort,
    sql`with found as materialized (
        select contact_id, sort_name from contact_search where ${both([...frameOf(tx, walk), ...conditionsOf(tx, filter)])})
      select contact_id, sort_name from found order by ${orderOf(sort)} limit ${limit}`,
  );
}

export function conditionsOf(tx: DealerTx, { tokens, openLeads }: Filter): RawBuilder<unknown>[] {
  return [
    ...(tokens === null ? [] : [sql`search @@ ${tokens}::tsquery`]),
    ...(openLeads
      ? [
          sql`contact_id = any(array(
            select distinct contact_id from lead where dealer_id = ${tx.dealerId} and state = 'open'))`,
        ]
      : []),
  ];
}

function frameOf(tx: DealerTx, { sort, after }: Walk): RawBuilder<unknown>[] {
  const ofDealer = sql`dealer_id = ${tx.dealerId}`;
  if (!after) return [ofDealer];
  const behind =
    sort === 'name'
      ? sql`(sort_name, contact_id) > (${after.name}, ${after.contactId}::uuid)`
      : sql`contact_id < ${after.contactId}::uuid`;
  return [ofDealer, behind];
}

/** Ids ascend with time. */
function orderOf(sort: Sort): RawBuilder<unknown> {
  return sort === 'name' ? sql`sort_name, contact_id` : sql`contact_id desc`;
}

async function places(tx: DealerTx, sort: Sort, query: RawBuilder<unknown>): Promise<readonly Place[]> {
  const { rows } = await sql<{ contact_id: string; sort_name: string }>`${query}`.execute(tx.db);
  return rows.map((row) => ({ sort, name: sort === 'name' ? row.sort_name : '', contactId: row.contact_id }));
}

export function both(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` and `);
}
