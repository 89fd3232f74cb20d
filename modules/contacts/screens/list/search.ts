import { sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { likeness } from '../../rules/match.ts';
import type { ContactQuery } from '../../rules/search/query.ts';
import { both, conditionsOf, type Filter } from './walk.ts';

interface Search {
  readonly typed: string;
  readonly asked: ContactQuery;
  readonly filter: Filter;
  readonly limit: number;
}

/** So many are sorted by name at most; of a word that is more common any of them come. */
const mostSorted = 600;
/** So many with a mistake are compared with what was typed. */
const mostCompared = 300;

/**
 * The ids of what is found, the best first: plates, then whole words, then beginnings, and with a mistake only when nothing
 * else is found. Each question is bounded, so that one letter costs no more than a whole name.
 */
export async function searched(
  tx: DealerTx,
  { typed, asked, filter, limit }: Search,
): Promise<{ readonly ids: readonly string[]; readonly near: boolean }> {
  if (asked.initial !== null)
    return { ids: await byInitial(tx, asked.initial, { filter, limit }), near: false };
  const found = new Set(await byPlate(tx, typed, limit));
  for (const question of new Set([asked.whole, asked.begins])) {
    if (found.size >= limit) break;
    for (const { contact_id } of await ask(tx, question, { filter, limit, most: mostSorted }))
      found.add(contact_id);
  }
  if (found.size > 0) return { ids: [...found].slice(0, limit), near: false };
  const most = { filter, limit: mostCompared, most: mostCompared };
  let near = asked.near === null ? [] : await ask(tx, asked.near, most);
  if (near.length === 0 && asked.nearBegins !== null) near = await ask(tx, asked.nearBegins, most);
  const ids = near
    .map((row) => ({ ...row, score: likeness(typed, row.sort_name) }))
    .sort((a, b) => b.score - a.score)
    .map(({ contact_id }) => contact_id);
  return { ids: ids.slice(0, limit), near: ids.length > 0 };
}

async function ask(
  tx: DealerTx,
  question: string,
  { filter, limit, most }: { readonly filter: Filter; readonly limit: number; readonly most: number },
): Promise<readonly { contact_id: string; sort_name: string }[]> {
  const conditions = [
    sql`dealer_id = ${tx.dealerId}`,
    sql`search @@ ${question}::tsquery`,
    ...conditionsOf(tx, filter),
  ];
  const { rows } = await sql<{ contact_id: string; sort_name: string }>`
    with found as materialized (
      select contact_id, sort_name from contact_search where ${both(conditions)} limit ${most})
    select contact_id, sort_name from found order by sort_name, contact_id limit ${limit}`.execute(tx.db);
  return rows;
}

/** Whose sort name begins so, in its order: one or two letters begin too many words to look each of them up. */
async function byInitial(
  tx: DealerTx,
  initial: string,
  { filter, limit }: Pick<Search, 'filter' | 'limit'>,
): Promise<readonly string[]> {
  const conditions = [
    sql`dealer_id = ${tx.dealerId}`,
    // The last of all characters in the order of dictionaries.
    sql`sort_name >= ${initial} and sort_name < ${`${initial}\uffff`}`,
    ...conditionsOf(tx, filter),
  ];
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from contact_search where ${both(conditions)} order by sort_name, contact_id limit ${limit}`.execute(
    tx.db,
  );
  return rows.map(({ contact_id }) => contact_id);
}

/** Whose car has a plate that begins so; only for what can be one: letters and digits. */
async function byPlate(tx: DealerTx, typed: string, limit: number): Promise<readonly string[]> {
  const key = typed
    .normalize('NFD')
    .replace(/\p{M}|[\s.-]/gu, '')
    .toUpperCase();
  if (!/^(?=.*\d)(?=.*[A-Z])[A-Z\d]{4,10}$/.test(key)) return [];
  const { rows } = await sql<{ contact_id: string }>`
    select distinct o.contact_id from car join car_owner o
      on o.dealer_id = car.dealer_id and o.car_id = car.car_id and o.ended_at is null
    where car.dealer_id = ${tx.dealerId} and car.plate_key like ${`${key}%`} limit ${limit}`.execute(tx.db);
  return rows.map(({ contact_id }) => contact_id);
}
