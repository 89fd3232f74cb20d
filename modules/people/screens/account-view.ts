import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { DB } from '../../../platform/sql/index.ts';
import type { AccountView } from '../contract.ts';
import { deviceOf } from '../rules/devices.ts';
import { hashOfSecret } from '../secrets.ts';
import { getAccount } from '../store/accounts.ts';
import { factorsOf } from '../store/factors.ts';
import { listPasskeys } from '../store/passkeys.ts';

type View = Static<typeof AccountView>;

/** One's own account with its second factors and the places where it is signed in. Tells no places: only devices. */
export async function accountView(
  db: Kysely<DB>,
  { userId, token, now }: { readonly userId: string; readonly token: string; readonly now: Temporal.Instant },
): Promise<View> {
  const account = await getAccount(db, userId);
  const { app, recoveryCodes } = await factorsOf(db, userId);
  const passkeys = await listPasskeys(db, userId);
  return {
    name: account.name,
    email: account.email,
    userName: account.userName,
    language: account.language,
    hasPassword: account.passwordHash !== null,
    app,
    recoveryCodes,
    passkeys: passkeys.map(({ passkeyId, name, createdAt, lastUsedAt }) => ({
      passkeyId,
      name,
      createdAt: createdAt.toString(),
      lastUsedAt: lastUsedAt?.toString() ?? null,
    })),
    sessions: await sessionsOf(db, { userId, token, now }),
  };
}

/** This one first, then by last use. */
async function sessionsOf(
  db: Kysely<DB>,
  { userId, token, now }: { readonly userId: string; readonly token: string; readonly now: Temporal.Instant },
): Promise<View['sessions']> {
  const rows = await db
    .selectFrom('session')
    .select(['session_id', 'token_hash', 'user_agent', 'method', 'created_at', 'seen_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('session_id')
    .limit(200)
    .execute();
  const own = hashOfSecret(token);
  const sessions = rows.map((row) => ({
    sessionId: row.session_id,
    ...deviceOf(row.user_agent),
    method: row.method as View['sessions'][number]['method'],
    createdAt: row.created_at.toString(),
    seenAt: row.seen_at.toString(),
    current: row.token_hash.equals(own),
  }));
  return sessions.sort((a, b) => Number(b.current) - Number(a.current));
}
