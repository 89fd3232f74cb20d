import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../platform/sql/index.ts';
import { hashOfSecret } from '../secrets.ts';

/** The second factors of an account. */
export interface Factors {
  /** An authenticator app that is set up. */
  readonly app: boolean;
  readonly passkeys: number;
  /** Recovery codes that were not used yet. */
  readonly recoveryCodes: number;
}

export async function factorsOf(db: Kysely<DB>, userId: string): Promise<Factors> {
  const row = await db
    .selectNoFrom((build) => [
      build
        .exists(
          build
            .selectFrom('user_totp')
            .select('user_id')
            .where('user_id', '=', userId)
            .where('confirmed_at', 'is not', null),
        )
        .as('app'),
      build
        .selectFrom('passkey')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('user_id', '=', userId)
        .as('passkeys'),
      build
        .selectFrom('recovery_code')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('user_id', '=', userId)
        .where('used_at', 'is', null)
        .as('recoveryCodes'),
    ])
    .executeTakeFirstOrThrow();
  return { app: Boolean(row.app), passkeys: row.passkeys ?? 0, recoveryCodes: row.recoveryCodes ?? 0 };
}

/** In SQL: whether the account in a row of `user_account`, which the statement calls `user`, has a second factor. */
export function hasFactor(user: string): RawBuilder<boolean> {
  const id = sql.ref(`${user}.user_id`);
  return sql`(exists (select from user_totp t where t.user_id = ${id} and t.confirmed_at is not null)
    or exists (select from passkey p where p.user_id = ${id}))`;
}

export interface Totp {
  /** Base32, as apps read it. */
  readonly secret: string;
  readonly lastStep: number | null;
  readonly confirmed: boolean;
}

/** The app of an account, kept from changing until the transaction ends: no code is looked at twice at once. */
export async function lockTotp(db: Kysely<DB>, userId: string): Promise<Totp | null> {
  const row = await db
    .selectFrom('user_totp')
    .select(['secret', 'last_step', 'confirmed_at'])
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  return { secret: row.secret, lastStep: row.last_step, confirmed: row.confirmed_at !== null };
}

/** A new secret in place of one that was never confirmed; a confirmed one stays. */
export async function proposeTotp(
  db: Kysely<DB>,
  totp: { readonly userId: string; readonly secret: string; readonly now: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('user_totp')
    .values({ user_id: totp.userId, secret: totp.secret, created_at: totp.now })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ secret: totp.secret, created_at: totp.now, last_step: null })
        .where('user_totp.confirmed_at', 'is', null),
    )
    .execute();
}

/** Writes down the step of a code that was taken; the first one confirms the app. */
export async function takeStep(
  db: Kysely<DB>,
  { userId, step, now }: { readonly userId: string; readonly step: number; readonly now: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('user_totp')
    .set((build) => ({ last_step: step, confirmed_at: build.fn.coalesce('confirmed_at', build.val(now)) }))
    .where('user_id', '=', userId)
    .execute();
}

export async function removeTotp(db: Kysely<DB>, userId: string): Promise<void> {
  await db.deleteFrom('user_totp').where('user_id', '=', userId).execute();
}

/** Puts new codes in place of all older ones; only their hashes are kept. */
export async function replaceRecoveryCodes(
  db: Kysely<DB>,
  userId: string,
  codes: readonly string[],
): Promise<void> {
  await db.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  if (codes.length === 0) return;
  await db
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ user_id: userId, code_hash: hashOfSecret(code) })))
    .execute();
}

/** False when it is none of theirs, or was used. */
export async function spendRecoveryCode(
  db: Kysely<DB>,
  { userId, code, now }: { readonly userId: string; readonly code: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const spent = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hashOfSecret(code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
