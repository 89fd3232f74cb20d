import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { SearchQuery } from '../../rules/search-query.ts';
import type { Place, Walk } from './order.ts';
import { pageOf } from './page.ts';

export interface PlacesRequest {
  /** One after the other. */
  readonly walks: readonly Walk[];
  readonly query: SearchQuery | null;
  readonly after: Place | null;
  readonly limit: number;
}

/** The places of the next leads of a list, at most `limit`. A page may end one walk and begin the next. */
export async function placesOf(
  tx: DealerTx,
  { walks, query, after, limit }: PlacesRequest,
): Promise<readonly Place[]> {
  const found: Place[] = [];
  // A place tells on which walk it stands.
  const from = after === null ? 0 : walks.findIndex(({ by }) => by === after.by);
  for (const [i, walk] of walks.slice(from).entries()) {
    const missing = limit - found.length;
    if (missing === 0) break;
    found.push(...(await pageOf(tx, { walk, query, after: i === 0 ? after : null, limit: missing })));
  }
  return found;
}
