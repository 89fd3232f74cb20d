import { sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { conditionsOf, frameOf } from './filter.ts';
import { behind, keyOf, orderOf, type Place, type Walk } from './order.ts';
import { readPlaces } from './read-places.ts';
import { searchPage } from './search.ts';

export interface PageRequest {
  readonly walk: Walk;
  /** Words that must all be found, each as text for `::tsquery`. */
  readonly words: readonly string[];
  readonly after: Place | null;
  readonly limit: number;
}

/** The places of the next leads on a walk, at most `limit`. */
export async function pageOf(tx: DealerTx, request: PageRequest): Promise<readonly Place[]> {
  const { walk, words, after, limit } = request;
  const frame = [...frameOf(tx, walk.filter), ...(after ? [behind(walk, after)] : [])];
  const conditions = conditionsOf(tx, walk.filter);
  if (words.length > 0) return searchPage(tx, { walk, frame, conditions, words, limit });
  return readPlaces(
    tx,
    walk,
    sql`
      select ${keyOf(walk)} as at, lead_id from lead where ${sql.join([...frame, ...conditions], sql` and `)}
      order by ${orderOf(walk)} limit ${limit}`,
  );
}
