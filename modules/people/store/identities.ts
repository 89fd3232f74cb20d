import type { Kysely } from 'kysely';
import type { DB } from '../../../platform/sql/index.ts';

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** Whom the provider means, and writes down that they came; null: nobody yet. */
export async function ownerOf(
  db: Kysely<DB>,
  { issuer, subject }: Identity,
  now: Temporal.Instant,
): Promise<string | null> {
  const row = await db
    .updateTable('sso_identity')
    .set({ last_used_at: now })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .returning('user_id')
    .executeTakeFirst();
  return row?.user_id ?? null;
}

/** False when the account belongs to another subject of the provider already: an address that was given to somebody else. */
export async function bindIdentity(
  db: Kysely<DB>,
  { issuer, subject, userId }: Identity & { readonly userId: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const other = await db
    .selectFrom('sso_identity')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (other) return false;
  await db
    .insertInto('sso_identity')
    .values({ issuer, subject, user_id: userId, created_at: now, last_used_at: now })
    .execute();
  return true;
}
