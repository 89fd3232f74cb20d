import type { DealerTx } from '../../../platform/sql/index.ts';
import { hashOfSecret } from '../secrets.ts';

/** How often the last use is written down. */
const TOUCH = Temporal.Duration.from({ minutes: 5 });

export async function insertApiKey(
  tx: DealerTx,
  key: { readonly apiKeyId: string; readonly name: string; readonly key: string; readonly hint: string },
): Promise<void> {
  await tx.db
    .insertInto('api_key')
    .values({
      dealer_id: tx.dealerId,
      api_key_id: key.apiKeyId,
      name: key.name,
      hint: key.hint,
      key_hash: hashOfSecret(key.key),
      created_at: tx.now,
      created_by: tx.actor.userId,
    })
    .execute();
}

/** The name of a key that works at this dealer, and writes down that it was used; null for any other. */
export async function recogniseApiKey(tx: DealerTx, key: string): Promise<{ name: string } | null> {
  const row = await tx.db
    .selectFrom('api_key')
    .select(['api_key_id', 'name', 'last_used_at'])
    .where('dealer_id', '=', tx.dealerId)
    .where('key_hash', '=', hashOfSecret(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const until = tx.now.subtract(TOUCH);
  if (row.last_used_at === null || Temporal.Instant.compare(row.last_used_at, until) < 0) {
    await tx.db
      .updateTable('api_key')
      .set({ last_used_at: tx.now })
      .where('dealer_id', '=', tx.dealerId)
      .where('api_key_id', '=', row.api_key_id)
      .where((build) => build.or([build('last_used_at', 'is', null), build('last_used_at', '<', until)]))
      .execute();
  }
  return { name: row.name };
}

/** False when there is no such key, or it was revoked before. */
export async function revokeApiKey(tx: DealerTx, apiKeyId: string): Promise<boolean> {
  const revoked = await tx.db
    .updateTable('api_key')
    .set({ revoked_at: tx.now, revoked_by: tx.actor.userId })
    .where('dealer_id', '=', tx.dealerId)
    .where('api_key_id', '=', apiKeyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return revoked.numUpdatedRows === 1n;
}
