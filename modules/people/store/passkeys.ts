import type { Kysely } from 'kysely';
import type { DB } from '../../../platform/sql/index.ts';

export interface Passkey {
  readonly passkeyId: string;
  readonly userId: string;
  readonly credentialId: string;
  readonly publicKey: Buffer;
  /** Of the authenticator, counts its signatures; many stay at 0. */
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
}

function passkeyQuery(db: Kysely<DB>) {
  return db
    .selectFrom('passkey')
    .select([
      'passkey_id as passkeyId',
      'user_id as userId',
      'credential_id as credentialId',
      'public_key as publicKey',
      'counter',
      'transports',
      'name',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
    ]);
}

/** Those of an account, the oldest first. */
export function listPasskeys(db: Kysely<DB>, userId: string): Promise<Passkey[]> {
  return passkeyQuery(db).where('user_id', '=', userId).orderBy('created_at').orderBy('passkey_id').execute();
}

/** By what the authenticator calls it, kept from changing until the transaction ends. */
export async function lockPasskey(db: Kysely<DB>, credentialId: string): Promise<Passkey | null> {
  const row = await passkeyQuery(db).where('credential_id', '=', credentialId).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** False when somebody has this passkey already. */
export async function insertPasskey(db: Kysely<DB>, passkey: Passkey): Promise<boolean> {
  const inserted = await db
    .insertInto('passkey')
    .values({
      passkey_id: passkey.passkeyId,
      user_id: passkey.userId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      created_at: passkey.createdAt,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function countUse(
  db: Kysely<DB>,
  {
    passkeyId,
    counter,
    now,
  }: { readonly passkeyId: string; readonly counter: number; readonly now: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('passkey')
    .set({ counter, last_used_at: now })
    .where('passkey_id', '=', passkeyId)
    .execute();
}

interface Own {
  readonly userId: string;
  readonly passkeyId: string;
}

/** False when it is none of the user's. */
export async function renamePasskey(
  db: Kysely<DB>,
  { userId, passkeyId }: Own,
  name: string,
): Promise<boolean> {
  const renamed = await db
    .updateTable('passkey')
    .set({ name })
    .where('user_id', '=', userId)
    .where('passkey_id', '=', passkeyId)
    .executeTakeFirst();
  return renamed.numUpdatedRows === 1n;
}

/** False when it is none of the user's. */
export async function removePasskey(db: Kysely<DB>, { userId, passkeyId }: Own): Promise<boolean> {
  const removed = await db
    .deleteFrom('passkey')
    .where('user_id', '=', userId)
    .where('passkey_id', '=', passkeyId)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

export async function removePasskeysOf(db: Kysely<DB>, userId: string): Promise<void> {
  await db.deleteFrom('passkey').where('user_id', '=', userId).execute();
}
