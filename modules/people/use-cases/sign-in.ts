import { refuse } from '../../../kernel/refusals.ts';
import type { Database } from '../../../platform/sql/index.ts';
import { isPassword } from '../secrets.ts';
import { findAccountByLogin } from '../store/accounts.ts';
import { bucketOf, countAttempt, forgetAttempts } from '../store/attempts.ts';
import { createSession, deleteSession, type NewSession } from '../store/sessions.ts';

export interface SignInOrder {
  readonly login: string;
  readonly password: string;
  /** Where the request came from. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The session the browser had; it ends. */
  readonly oldToken: string | null;
}

const MINUTES = 15;

/**
 * Opens a session for whoever knows the password. Wrong, unknown and invited-only logins look the same and take equally
 * long. A try is counted before the password is looked at; a right one forgets the login's tries.
 */
export async function signIn(
  database: Database,
  order: SignInOrder,
): Promise<NewSession & { readonly userId: string }> {
  const login = { bucket: bucketOf('login', order.login), most: 10, minutes: MINUTES };
  const address = { bucket: bucketOf('address', order.address), most: 100, minutes: MINUTES };
  const { account, wait } = await database.inInstallation(async ({ db, now }) => ({
    wait: await countAttempt(db, [login, address], now),
    account: await findAccountByLogin(db, order.login),
  }));
  if (wait > 0) refuse('tooMany', 'session.tooManyTries', { details: { seconds: wait } });
  // Outside any transaction: this is slow on purpose.
  const fits = await isPassword(order.password, account?.passwordHash ?? null);
  if (!account || !fits) refuse('unauthenticated', 'session.wrongCredentials');
  return database.inInstallation(async ({ db, now }) => {
    await forgetAttempts(db, login.bucket, now);
    if (order.oldToken !== null) await deleteSession(db, order.oldToken);
    const session = await createSession(db, { userId: account.userId, now, userAgent: order.userAgent });
    return { ...session, userId: account.userId };
  });
}
