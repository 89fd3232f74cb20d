import type { DealerTx } from '../../../platform/sql/index.ts';

/** Since when a user has a feed; null: there is none. */
export async function feedSince(tx: DealerTx, userId: string): Promise<Temporal.Instant | null> {
  const row = await tx.db
    .selectFrom('calendar_feed')
    .select('created_at')
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** The old address opens nothing any more. */
export async function replaceFeed(tx: DealerTx, userId: string, tokenHash: Buffer): Promise<void> {
  const made = { token_hash: tokenHash, created_at: tx.now };
  await tx.db
    .insertInto('calendar_feed')
    .values({ dealer_id: tx.dealerId, user_id: userId, ...made })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'user_id']).doUpdateSet(made))
    .execute();
}

export async function deleteFeed(tx: DealerTx, userId: string): Promise<void> {
  await tx.db
    .deleteFrom('calendar_feed')
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .execute();
}

/** Whose feed a secret opens; null: nobody's, or of somebody who does not work here any more. */
export async function userOfFeed(
  tx: DealerTx,
  tokenHash: Buffer,
): Promise<{ readonly userId: string; readonly name: string } | null> {
  const row = await tx.db
    .selectFrom('calendar_feed')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.dealer_id', '=', 'calendar_feed.dealer_id')
        .onRef('membership.user_id', '=', 'calendar_feed.user_id'),
    )
    .innerJoin('user_account', 'user_account.user_id', 'calendar_feed.user_id')
    .select(['calendar_feed.user_id as userId', 'user_account.name'])
    .where('calendar_feed.dealer_id', '=', tx.dealerId)
    .where('calendar_feed.token_hash', '=', tokenHash)
    .where('membership.active', '=', true)
    .executeTakeFirst();
  return row ?? null;
}
