import { refuse } from '../../../kernel/refusals.ts';
import type { Database } from '../../../platform/sql/index.ts';
import type { PeopleParts } from '../parts.ts';
import { isPassword } from '../secrets.ts';
import { findAccountByLogin, getAccount, updateAccount } from '../store/accounts.ts';
import { bucketOf, countAttempt } from '../store/attempts.ts';
import { createSession, deleteSessionsOf, type NewSession } from '../store/sessions.ts';
import { createToken, findToken, type Purpose, spendToken } from '../store/tokens.ts';
import { passwordReset } from '../texts/notices.ts';
import { preparePassword } from './add-person.ts';
import { type Entered, enterByPassword, type Visitor } from './sign-in.ts';

/**
 * Sends a link for a new password to the owner of the login, if there is one; the caller tells nobody which. Three an
 * hour for one login, thirty from one address; more are dropped in silence.
 */
export async function requestPasswordReset(
  database: Database,
  order: { readonly login: string; readonly address: string },
  parts: Pick<PeopleParts, 'publicUrl' | 'sendNotice'>,
): Promise<void> {
  await database.inInstallation(async (tx) => {
    const limits = [
      { bucket: bucketOf('reset', order.login), most: 3, minutes: 60 },
      { bucket: bucketOf('reset from', order.address), most: 30, minutes: 60 },
    ];
    const wait = await countAttempt(tx.db, limits, tx.now);
    const account = await findAccountByLogin(tx.db, order.login);
    if (wait > 0 || !account) return;
    const { userId, name, email, language } = account;
    const purpose = 'passwordReset';
    const secret = await createToken(tx.db, { userId, dealerId: null, purpose, now: tx.now });
    const text = passwordReset[language]({ name, link: `${parts.publicUrl}/reset/${secret}` });
    await parts.sendNotice(tx, { to: email, ...text });
  });
}

/**
 * Sets the password by a link, which is used up, and ends all sessions of the user. Opens one, or asks for the second
 * factor as signing in does: a mailbox alone opens no account that has one. 404: used or too old.
 */
export async function choosePassword(
  database: Database,
  order: {
    readonly secret: string;
    readonly purpose: Purpose;
    readonly password: string;
    readonly visitor: Visitor;
  },
): Promise<Entered> {
  const { secret, purpose } = order;
  const token = await database.inInstallation(({ db, now }) => findToken(db, { secret, purpose, now }));
  if (!token) refuse('notFound', 'session.linkUsedUp');
  // An invitation shows that somebody reads the mail; it sets no password of an account that has one.
  if (purpose === 'invitation' && token.hasPassword) refuse('conflict', 'people.hasPassword');
  const passwordHash = await preparePassword(order.password, token);
  const { userId } = token;
  await database.inInstallation(async ({ db, now }) => {
    if (!(await spendToken(db, { secret, userId, now }))) refuse('notFound', 'session.linkUsedUp');
    await updateAccount(db, userId, { passwordHash });
    await deleteSessionsOf(db, userId);
  });
  return enterByPassword(database, userId, order.visitor);
}

/** One's own new password: asks for the old one, ends all sessions, opens a new one. */
export async function changePassword(
  database: Database,
  order: {
    readonly userId: string;
    readonly current: string;
    readonly password: string;
    readonly userAgent: string | null;
  },
): Promise<NewSession> {
  const { userId } = order;
  const limit = { bucket: bucketOf('change', userId), most: 10, minutes: 15 };
  const { account, wait } = await database.inInstallation(async ({ db, now }) => ({
    wait: await countAttempt(db, [limit], now),
    account: await getAccount(db, userId),
  }));
  if (wait > 0) refuse('tooMany', 'session.tooManyTries', { details: { seconds: wait } });
  if (!(await isPassword(order.current, account.passwordHash))) {
    refuse('invalid', 'session.wrongCredentials', { field: 'current' });
  }
  const passwordHash = await preparePassword(order.password, account);
  return database.inInstallation(async ({ db, now }) => {
    await updateAccount(db, userId, { passwordHash });
    await deleteSessionsOf(db, userId);
    return createSession(db, { userId, now, userAgent: order.userAgent, method: 'password' });
  });
}
