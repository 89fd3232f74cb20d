import type { Kysely } from 'kysely';
import type { DB } from '../../../platform/sql/index.ts';
import { hashOfSecret, newSecret } from '../secrets.ts';

export type Purpose = 'invitation' | 'passwordReset';

const lifetime: { readonly [purpose in Purpose]: Temporal.Duration } = {
  invitation: Temporal.Duration.from({ hours: 14 * 24 }),
  passwordReset: Temporal.Duration.from({ minutes: 60 }),
};

/** Makes a link's secret that works once; links of the same purpose that were sent before stop working. */
export async function createToken(
  db: Kysely<DB>,
  token: {
    readonly userId: string;
    readonly dealerId: string | null;
    readonly purpose: Purpose;
    readonly now: Temporal.Instant;
  },
): Promise<string> {
  const secret = newSecret();
  await db
    .deleteFrom('user_token')
    .where('user_id', '=', token.userId)
    .where('purpose', '=', token.purpose)
    .where('dealer_id', token.dealerId === null ? 'is' : '=', token.dealerId)
    .execute();
  await db
    .insertInto('user_token')
    .values({
      token_hash: hashOfSecret(secret),
      user_id: token.userId,
      dealer_id: token.dealerId,
      purpose: token.purpose,
      created_at: token.now,
      expires_at: token.now.add(lifetime[token.purpose]),
    })
    .execute();
  return secret;
}

export interface OpenToken {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly dealerName: string | null;
  readonly dealerId: string | null;
  readonly hasPassword: boolean;
}

/** Whose link this is; null when it was used or is too old. */
export async function findToken(
  db: Kysely<DB>,
  token: { readonly secret: string; readonly purpose: Purpose; readonly now: Temporal.Instant },
): Promise<OpenToken | null> {
  const row = await db
    .selectFrom('user_token as token')
    .innerJoin('user_account as user', 'user.user_id', 'token.user_id')
    .leftJoin('dealer', 'dealer.dealer_id', 'token.dealer_id')
    .select(['user.user_id as userId', 'user.name', 'user.email', 'dealer.name as dealerName'])
    .select(['token.dealer_id as dealerId', 'user.password_hash as passwordHash'])
    .where('token.token_hash', '=', hashOfSecret(token.secret))
    .where('token.purpose', '=', token.purpose)
    .where('token.used_at', 'is', null)
    .where('token.expires_at', '>', token.now)
    .executeTakeFirst();
  if (!row) return null;
  const { passwordHash, ...found } = row;
  return { ...found, hasPassword: passwordHash !== null };
}

/** Uses up the link, and every other open link of its user; false when somebody was faster. */
export async function spendToken(
  db: Kysely<DB>,
  token: { readonly secret: string; readonly userId: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const used = await db
    .updateTable('user_token')
    .set({ used_at: token.now })
    .where('token_hash', '=', hashOfSecret(token.secret))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) return false;
  await db
    .updateTable('user_token')
    .set({ used_at: token.now })
    .where('user_id', '=', token.userId)
    .where('used_at', 'is', null)
    .execute();
  return true;
}
