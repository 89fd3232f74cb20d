import type { DealerTx } from '../../../platform/sql/index.ts';

/** The keys that work, newest first. */
export async function apiKeyRows(tx: DealerTx) {
  const rows = await tx.db
    .selectFrom('api_key as key')
    .leftJoin('user_account as user', 'user.user_id', 'key.created_by')
    .select([
      'key.api_key_id',
      'key.name',
      'key.hint',
      'key.created_at',
      'key.last_used_at',
      'user.name as by',
    ])
    .where('key.dealer_id', '=', tx.dealerId)
    .where('key.revoked_at', 'is', null)
    .orderBy('key.created_at', 'desc')
    .orderBy('key.api_key_id')
    .execute();
  return rows.map((row) => ({
    apiKeyId: row.api_key_id,
    name: row.name,
    hint: row.hint,
    createdAt: row.created_at.toString(),
    createdBy: row.by,
    lastUsedAt: row.last_used_at?.toString() ?? null,
  }));
}
