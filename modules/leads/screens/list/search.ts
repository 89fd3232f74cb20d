import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { type SearchQuery, tokensOf, tsQueryText, weakened } from '../../rules/search-query.ts';
import { keyOf, orderOf, type Place, type Walk } from './order.ts';
import { readPlaces } from './read-places.ts';

type Condition = RawBuilder<unknown>;

interface Search {
  readonly walk: Walk;
  /** What an index can walk through in order. */
  readonly frame: readonly Condition[];
  /** What is looked at on the way. */
  readonly conditions: readonly Condition[];
  readonly query: SearchQuery;
  readonly limit: number;
}

/** How many leads are looked at one by one … */
interface Patience {
  /** … before the index of words is asked, */
  readonly first: number;
  /** … when the first ones promise that so many are enough, */
  readonly promising: number;
  /** … and when they do and the index would be slow, too. */
  readonly slowIndex: number;
}
/** Open leads are few and have an index of words of their own. */
const amongOpen: Patience = { first: 500, promising: 0, slowIndex: 0 };
const amongAll: Patience = { first: 1000, promising: 20_000, slowIndex: 50_000 };

/** From so many leads is told how common a word is; one in at most so many of them is rare. */
const sample = 500;
const rareAmong = sample / 50;

/**
 * The first leads of a walk that a query finds.
 *
 * There are two ways: to walk through the leads in order and look at each, which is quick for a common word and reads
 * everything for one that is nowhere; and to ask the index of words, which is quick for a rare word and reads and sorts
 * a tenth of everything for a common one. PostgreSQL chooses by the words' overall frequency, and is wrong by seconds
 * when two common words never meet, or a word is common among old leads only. So a bounded walk comes first; what it
 * sees decides, and the index is asked for words only that turned out to be rare.
 */
export async function searchPage(tx: DealerTx, search: Search): Promise<readonly Place[]> {
  const { walk, query, limit } = search;
  const { first, promising, slowIndex } = walk.filter.state === 'open' ? amongOpen : amongAll;
  const found = await walkAlong(tx, search, first);
  if (found.length >= limit) return found;
  if (promising === 0) return askIndex(tx, search, query);
  const rare = await restrictingPart(tx, search);
  const steps = rare ? promising : slowIndex;
  if (found.length * steps >= limit * first) {
    const more = await walkAlong(tx, search, steps);
    if (more.length >= limit) return more;
  }
  return askIndex(tx, search, rare ?? query);
}

/** Looks at the first `steps` leads of the frame, and at no more than needed. */
function walkAlong(tx: DealerTx, search: Search, steps: number): Promise<readonly Place[]> {
  const { walk, conditions, query, limit } = search;
  return readPlaces(
    tx,
    walk,
    sql`
      select ${keyOf(walk)} as at, lead_id from (${firstOnes(search, steps)}) as first_ones
      where ${both([...conditions, finds(query)])} order by ${orderOf(walk)} limit ${limit}`,
  );
}

/** What the query asks for in rare words; null when that restricts nothing. */
async function restrictingPart(tx: DealerTx, search: Search): Promise<SearchQuery | null> {
  const tokens = tokensOf(search.query);
  const counts = tokens.map((begins) => sql`count(*) filter (where ${finds({ begins })})::int`);
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(counts)}] as counts from (${firstOnes(search, sample)}) as first_ones`.execute(
    tx.db,
  );
  const rare = tokens.filter((_, i) => (rows[0]?.counts[i] ?? 0) <= rareAmong);
  return weakened(search.query, new Set(rare));
}

/** Finds the leads of `rare` by the index, those of the whole query among them, and sorts what is left. */
function askIndex(tx: DealerTx, search: Search, rare: SearchQuery): Promise<readonly Place[]> {
  const { walk, frame, conditions, query, limit } = search;
  // Written out, not a parameter: the small index is chosen by it.
  const among = walk.filter.state === 'open' ? sql`open` : sql`true`;
  const ids = sql`array(
    select lead_id from lead_search where dealer_id = ${tx.dealerId} and ${among} and ${finds(rare)})`;
  return readPlaces(
    tx,
    walk,
    sql`
      with found as materialized (
        select lead_id, search, ${keyOf(walk)} from lead
        where ${both([sql`lead_id = any(${ids})`, ...frame, ...conditions])}
      )
      select ${keyOf(walk)} as at, lead_id from found
      where ${finds(query)} order by ${orderOf(walk)} limit ${limit}`,
  );
}

function firstOnes({ walk, frame }: Search, steps: number): Condition {
  return sql`select * from lead where ${both(frame)} order by ${orderOf(walk)} limit ${steps}`;
}

function finds(query: SearchQuery): Condition {
  return sql`search @@ ${tsQueryText(query)}::tsquery`;
}

function both(conditions: readonly Condition[]): Condition {
  return sql.join(conditions, sql` and `);
}
