import type { Kysely } from 'kysely';
import type { DB, InstallationTx } from '../sql/index.ts';
import { makePushKeys, type PushKeys } from './vapid.ts';

/** The keys of the installation; null before its first start. */
export async function readPushKeys(db: Kysely<DB>): Promise<PushKeys | null> {
  const row = await db.selectFrom('push_key').select(['public_key', 'private_key']).executeTakeFirst();
  return row ? { publicKey: row.public_key, privateKey: row.private_key } : null;
}

/** The keys of the installation, made when there are none; of two processes that start at once one makes them. */
export async function ensurePushKeys(tx: InstallationTx): Promise<PushKeys> {
  const known = await readPushKeys(tx.db);
  if (known) return known;
  const { publicKey, privateKey } = makePushKeys();
  await tx.db
    .insertInto('push_key')
    .values({ public_key: publicKey, private_key: privateKey, made_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await readPushKeys(tx.db);
  if (!kept) throw new Error('The keys for push messages were not kept');
  return kept;
}
