import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { keyOf, orderOf, type Place, type Walk } from './order.ts';
import { readPlaces } from './read-places.ts';

type Condition = RawBuilder<unknown>;

interface Search {
  readonly walk: Walk;
  /** What an index can walk through in order. */
  readonly frame: readonly Condition[];
  /** What is looked at on the way. */
  readonly conditions: readonly Condition[];
  readonly words: readonly string[];
  readonly limit: number;
}

/** So many leads are looked at one by one before the index of words is asked. */
const firstSteps = 2000;
/** And so many, when the first ones promise that this is enough. */
const moreSteps = 16_000;
/** A word in at most so many of the first leads is rare: the index is quicker with it than with a common one. */
const rareAmong = firstSteps / 50;

/**
 * The first leads of a walk in which all words are found.
 *
 * There are two ways: to walk through the leads in order and look at each, which is quick for a common word and reads
 * everything for one that is nowhere; and to ask the index of words, which is quick for a rare word and reads and sorts
 * a tenth of everything for a common one. PostgreSQL chooses by the words' overall frequency, and is wrong by seconds
 * when two common words never meet, or a word is common among old leads only. So a bounded walk comes first; what it
 * sees decides, and the index is asked for words only that turned out to be rare.
 */
export async function searchPage(tx: DealerTx, search: Search): Promise<readonly Place[]> {
  const found = await walkAlong(tx, search, firstSteps);
  if (found.length >= search.limit) return found;
  if (found.length * moreSteps >= search.limit * firstSteps) {
    const more = await walkAlong(tx, search, moreSteps);
    if (more.length >= search.limit) return more;
  }
  return askIndex(tx, search, await rareWords(tx, search));
}

/** Looks at the first `steps` leads of the frame, and at no more than needed. */
function walkAlong(tx: DealerTx, search: Search, steps: number): Promise<readonly Place[]> {
  const { walk, conditions, words, limit } = search;
  return readPlaces(
    tx,
    walk,
    sql`
      select ${keyOf(walk)} as at, lead_id from (${firstOnes(search, steps)}) as first_ones
      where ${both([...conditions, contain(words)])} order by ${orderOf(walk)} limit ${limit}`,
  );
}

/** The words that few of the first leads have; all, when none is rare. */
async function rareWords(tx: DealerTx, search: Search): Promise<readonly string[]> {
  const { words } = search;
  if (words.length < 2) return words;
  const counts = words.map((word) => sql`count(*) filter (where ${contain([word])})::int`);
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(counts)}] as counts from (${firstOnes(search, firstSteps)}) as first_ones`.execute(
    tx.db,
  );
  const rare = words.filter((_, i) => (rows[0]?.counts[i] ?? 0) <= rareAmong);
  return rare.length > 0 ? rare : words;
}

/** Finds the leads with the rare words by the index, those with the others among them, and sorts what is left. */
function askIndex(tx: DealerTx, search: Search, rare: readonly string[]): Promise<readonly Place[]> {
  const { walk, frame, conditions, words, limit } = search;
  return readPlaces(
    tx,
    walk,
    sql`
      with found as materialized (
        select lead_id, search, ${keyOf(walk)} from lead where ${both([contain(rare), ...frame, ...conditions])}
      )
      select ${keyOf(walk)} as at, lead_id from found
      where ${contain(words)} order by ${orderOf(walk)} limit ${limit}`,
  );
}

function firstOnes({ walk, frame }: Search, steps: number): Condition {
  return sql`select * from lead where ${both(frame)} order by ${orderOf(walk)} limit ${steps}`;
}

function contain(words: readonly string[]): Condition {
  return sql`search @@ ${words.join(' & ')}::tsquery`;
}

function both(conditions: readonly Condition[]): Condition {
  return sql.join(conditions, sql` and `);
}
