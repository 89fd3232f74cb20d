import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type Identity, identityKeys } from '../rules/identity.ts';

/**
 * Waits until no other transaction looks for one of these people, and keeps others waiting until this one ends. Comes
 * before the search, in a statement of its own, so that the search sees what the others wrote.
 */
export async function lockIdentities(tx: DealerTx, identities: readonly Identity[]): Promise<void> {
  const texts = new Set(identities.flatMap((identity) => [...identityKeys(identity)]));
  if (texts.size === 0) return;
  // Sorted, so that two transactions never wait for each other.
  const keys = [...texts]
    .map((text) => lockKey(tx.dealerId, text))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const list = keys.map(String);
  await sql`select pg_advisory_xact_lock(key) from unnest(${list}::bigint[]) as key`.execute(tx.db);
}

function lockKey(dealerId: string, text: string): bigint {
  return createHash('sha256').update(`contact ${dealerId} ${text}`).digest().readBigInt64BE(0);
}
