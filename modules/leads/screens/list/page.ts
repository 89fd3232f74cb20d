import { sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { SearchQuery } from '../../rules/search-query.ts';
import { conditionsOf, frameOf } from './filter.ts';
import { behind, keyOf, orderOf, type Place, type Walk } from './order.ts';
import { readPlaces } from './read-places.ts';
import { searchPage } from './search.ts';

export interface PageRequest {
  readonly walk: Walk;
  /** What is searched for; null: nothing. */
  readonly query: SearchQuery | null;
  readonly after: Place | null;
  readonly limit: number;
}

/** The places of the next leads on a walk, at most `limit`. */
export async function pageOf(tx: DealerTx, request: PageRequest): Promise<readonly Place[]> {
  const { walk, query, after, limit } = request;
  const frame = [...frameOf(tx, walk.filter), ...(after ? [behind(walk, after)] : [])];
  const conditions = conditionsOf(tx, walk.filter);
  if (query) return searchPage(tx, { walk, frame, conditions, query, limit });
  return readPlaces(
    tx,
    walk,
    sql`
      select ${keyOf(walk)} as at, lead_id from lead where ${sql.join([...frame, ...conditions], sql` and `)}
      order by ${orderOf(walk)} limit ${limit}`,
  );
}
