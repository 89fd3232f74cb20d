import { refuse } from '../../../kernel/refusals.ts';
import type { Database } from '../../../platform/sql/index.ts';
import { mayEnterWithout, type SsoSettings } from '../rules/sso.ts';
import { isPassword, newSecret } from '../secrets.ts';
import { type Account, findAccountByLogin, getAccount } from '../store/accounts.ts';
import { bucketOf, countAttempt, forgetAttempts } from '../store/attempts.ts';
import { factorsOf } from '../store/factors.ts';
import { createSession, deleteSession, type NewSession, type SignInMethod } from '../store/sessions.ts';
import { openStep } from '../store/steps.ts';

/** Where somebody signs in. */
export interface Visitor {
  readonly userAgent: string | null;
  /** The session the browser had; it ends. */
  readonly oldToken: string | null;
  /** The identity provider, which may be the only way in. */
  readonly sso: Pick<SsoSettings, 'only'> | null;
}

export interface SignInOrder extends Visitor {
  readonly login: string;
  readonly password: string;
  /** Where the request came from. */
  readonly address: string;
}

/** A session that was opened, and whose. */
export type Entered = NewSession & { readonly userId: string };

const MINUTES = 15;

/**
 * Opens a session for whoever knows the password; who has a second factor gets a ticket for it instead (401
 * `session.secondFactorNeeded`). Wrong, unknown and invited-only logins look the same and take equally long. A try is
 * counted before the password is looked at; a right one forgets the login's tries.
 */
export async function signIn(database: Database, order: SignInOrder): Promise<Entered> {
  const { userId } = await knownBy(database, order);
  return enterByPassword(database, userId, order);
}

/** Opens a session for whose password was right, or asks for the second factor first. */
export async function enterByPassword(
  database: Database,
  userId: string,
  visitor: Visitor,
): Promise<Entered> {
  const ticket = newSecret();
  const needed = await database.inInstallation(async ({ db, now }) => {
    const { app, passkeys } = await factorsOf(db, userId);
    if (!app && passkeys === 0) return null;
    await openStep(db, { secret: ticket, purpose: 'secondFactor', userId, now });
    return { ticket, app: Number(app), passkey: Number(passkeys > 0) };
  });
  if (needed) refuse('unauthenticated', 'session.secondFactorNeeded', { details: needed });
  return openSession(database, userId, 'password', visitor);
}

async function knownBy(
  database: Database,
  order: Pick<SignInOrder, 'login' | 'password' | 'address'>,
): Promise<Account> {
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
  await database.inInstallation(({ db, now }) => forgetAttempts(db, login.bucket, now));
  return account;
}

/** Ends the session the browser had and opens a new one. */
export function openSession(
  database: Database,
  userId: string,
  method: SignInMethod,
  { userAgent, oldToken, sso }: Visitor,
): Promise<Entered> {
  return database.inInstallation(async ({ db, now }) => {
    const { operator } = await getAccount(db, userId);
    if (method !== 'sso' && !mayEnterWithout(sso, operator)) refuse('unauthenticated', 'session.onlySso');
    if (oldToken !== null) await deleteSession(db, oldToken);
    return { ...(await createSession(db, { userId, now, userAgent, method })), userId };
  });
}
