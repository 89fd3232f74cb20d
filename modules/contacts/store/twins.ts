import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Comparable } from '../rules/match-score.ts';
import { contactQuery } from '../rules/search/query.ts';
import { soundPlaceOf } from '../rules/search/text.ts';

const mostLikely = 60;

/** The ids of contacts that have an address, a number, the place and sound of the name, or the name in common. */
export async function likelyTwins(tx: DealerTx, given: Comparable): Promise<readonly string[]> {
  const emails = given.emails.filter(({ relay }) => !relay).map(({ email }) => email);
  const numbers = given.phones.flatMap(({ e164 }) => e164 ?? []);
  const name =
    given.name.includes(' ') || given.kind === 'company' ? contactQuery(tx.dealerId, given.name) : null;
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from (
      select contact_id, 1 as way from contact_email where dealer_id = ${tx.dealerId} and email = any(${emails}::text[])
      union all
      select contact_id, 1 from contact_phone where dealer_id = ${tx.dealerId} and e164 = any(${numbers}::text[])
      union all
      (select contact_id, 2 from contact_search
        where dealer_id = ${tx.dealerId} and sound_place = ${soundPlaceOf(given)}::text limit ${mostLikely})
      union all
      (select contact_id, 3 from contact_search
        where dealer_id = ${tx.dealerId} and search @@ ${name?.whole ?? ''}::tsquery limit ${mostLikely})
    ) as found group by contact_id order by min(way), contact_id limit ${mostLikely}`.execute(tx.db);
  return rows.map(({ contact_id }) => contact_id);
}

/** Two contacts worth comparing; `one` is the older of them. */
export interface CandidatePair {
  readonly one: string;
  readonly other: string;
}

/**
 * The pairs, in one statement, in which one of the given contacts has an e-mail address, a number, or the place and sound
 * of its name in common with any other. For a worklist that walks through everybody in chunks.
 */
export async function candidatePairs(
  tx: DealerTx,
  contactIds: readonly string[],
  limit = 5_000,
): Promise<readonly CandidatePair[]> {
  const { rows } = await sql<CandidatePair>`
    with asked as (select unnest(${[...contactIds]}::uuid[]) as contact_id),
    pairs as (
      select a.contact_id as x, b.contact_id as y
      from asked join contact_email a on a.dealer_id = ${tx.dealerId} and a.contact_id = asked.contact_id and not a.relay
      join contact_email b on b.dealer_id = ${tx.dealerId} and b.email = a.email and b.contact_id <> a.contact_id
      union
      select a.contact_id, b.contact_id
      from asked join contact_phone a on a.dealer_id = ${tx.dealerId} and a.contact_id = asked.contact_id
      join contact_phone b on b.dealer_id = ${tx.dealerId} and b.e164 = a.e164 and b.contact_id <> a.contact_id
      union
      select a.contact_id, b.contact_id
      from asked join contact_search a on a.dealer_id = ${tx.dealerId} and a.contact_id = asked.contact_id
      join contact_search b on b.dealer_id = ${tx.dealerId} and b.sound_place = a.sound_place and b.contact_id <> a.contact_id
    )
    select distinct least(x, y) as one, greatest(x, y) as other from pairs limit ${limit}`.execute(tx.db);
  return rows;
}
