import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { refuse } from '../../../kernel/refusals.ts';
import type { Database, DB } from '../../../platform/sql/index.ts';
import type { PasskeyAnswer } from '../contract.ts';
import { DRIFT_STEPS, normalCode, STEP_SECONDS, stepTaken } from '../rules/second-factor.ts';
import { isPassword } from '../secrets.ts';
import { getAccount } from '../store/accounts.ts';
import { bucketOf, countAttempt, forgetAttempts } from '../store/attempts.ts';
import {
  factorsOf,
  lockTotp,
  proposeTotp,
  removeTotp,
  replaceRecoveryCodes,
  spendRecoveryCode,
  takeStep,
} from '../store/factors.ts';
import { findStep, spendStep } from '../store/steps.ts';
import { checkPasskey, type Site } from './passkeys.ts';
import { type Entered, openSession, type Visitor } from './sign-in.ts';

const CODES = 10;
/** Without letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The second step of signing in, by a code of the app, a recovery code or a passkey. Ten tries in a quarter of an hour. */
export async function giveSecondFactor(
  database: Database,
  order: Visitor & {
    readonly ticket: string;
    readonly code?: string | undefined;
    readonly passkey?: PasskeyAnswer | undefined;
    readonly site: Site;
  },
): Promise<Entered> {
  const step = { secret: order.ticket, purpose: 'secondFactor' } as const;
  const opened = await database.inInstallation(({ db, now }) => findStep(db, { ...step, now }));
  const userId = opened?.userId ?? refuse('unauthenticated', 'session.stepOver');
  await countTry(database, userId);
  const fits = await database.inInstallation(async ({ db, now }) => {
    const proof = order.passkey
      ? (await checkPasskey(db, {
          answer: order.passkey,
          purpose: 'passkeyCheck',
          site: order.site,
          now,
        })) === userId
      : await isCode(db, { userId, code: order.code ?? '', now });
    return proof && (await spendStep(db, { ...step, now })) !== null;
  });
  if (!fits) refuse('unauthenticated', 'session.wrongCode');
  await database.inInstallation(({ db, now }) => forgetAttempts(db, triesOf(userId), now));
  return openSession(database, userId, 'secondFactor', order);
}

/** A secret for an authenticator app, in place of one that was not confirmed. 409 when one is set up already. */
export async function proposeApp(
  database: Database,
  userId: string,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const secret = new Secret({ size: 20 }).base32;
  return database.inInstallation(async ({ db, now }) => {
    if ((await factorsOf(db, userId)).app) refuse('conflict', 'people.appIsThere');
    await proposeTotp(db, { userId, secret, now });
    const { email } = await getAccount(db, userId);
    return { secret, uri: totpOf(secret, email).toString() };
  });
}

/** The first code shows that the app has the secret; from then on it is asked for. Answers new recovery codes, if any. */
export async function confirmApp(database: Database, userId: string, code: string): Promise<string[]> {
  await countTry(database, userId);
  return database.inInstallation(async ({ db, now }) => {
    if ((await factorsOf(db, userId)).app) refuse('conflict', 'people.appIsThere');
    if (!(await isAppCode(db, { userId, code, now, first: true }))) {
      refuse('invalid', 'session.wrongCode', { field: 'code' });
    }
    return firstCodes(db, userId);
  });
}

/** Takes the app away, and the recovery codes with the last second factor. Asks for the password. */
export async function removeApp(
  database: Database,
  userId: string,
  current: string | undefined,
): Promise<void> {
  await needPassword(database, userId, current);
  await database.inInstallation(async ({ db }) => {
    await removeTotp(db, userId);
    await forgetCodesWithoutFactor(db, userId);
  });
}

/** New recovery codes; older ones stop working. Asks for the password. */
export async function renewCodes(
  database: Database,
  userId: string,
  current: string | undefined,
): Promise<string[]> {
  await needPassword(database, userId, current);
  return database.inInstallation(async ({ db }) => {
    const { app, passkeys } = await factorsOf(db, userId);
    if (!app && passkeys === 0) refuse('conflict', 'people.noSecondFactor');
    return newCodes(db, userId);
  });
}

/** Codes for whoever sets up a first second factor; none when unused ones are left. */
export async function firstCodes(db: Kysely<DB>, userId: string): Promise<string[]> {
  return (await factorsOf(db, userId)).recoveryCodes > 0 ? [] : newCodes(db, userId);
}

export async function forgetCodesWithoutFactor(db: Kysely<DB>, userId: string): Promise<void> {
  const { app, passkeys } = await factorsOf(db, userId);
  if (!app && passkeys === 0) await replaceRecoveryCodes(db, userId, []);
}

/** Asks for the password again before an account is made weaker; who has none has nothing to be asked. */
export async function needPassword(
  database: Database,
  userId: string,
  current: string | undefined,
): Promise<void> {
  const limit = { bucket: bucketOf('change', userId), most: 10, minutes: 15 };
  const { account, wait } = await database.inInstallation(async ({ db, now }) => ({
    wait: await countAttempt(db, [limit], now),
    account: await getAccount(db, userId),
  }));
  if (wait > 0) refuse('tooMany', 'session.tooManyTries', { details: { seconds: wait } });
  if (account.passwordHash === null) return;
  if (!(await isPassword(current ?? '', account.passwordHash))) {
    refuse('invalid', 'session.wrongCredentials', { field: 'current' });
  }
}

function triesOf(userId: string): string {
  return bucketOf('second factor', userId);
}

async function countTry(database: Database, userId: string): Promise<void> {
  const limit = { bucket: triesOf(userId), most: 10, minutes: 15 };
  const wait = await database.inInstallation(({ db, now }) => countAttempt(db, [limit], now));
  if (wait > 0) refuse('tooMany', 'session.tooManyTries', { details: { seconds: wait } });
}

interface Given {
  readonly userId: string;
  readonly code: string;
  readonly now: Temporal.Instant;
}

async function isCode(db: Kysely<DB>, given: Given): Promise<boolean> {
  if (await isAppCode(db, { ...given, first: false })) return true;
  return spendRecoveryCode(db, { ...given, code: normalCode(given.code) });
}

/** Whether the code is one of the app now, and was not used; then it is used up. */
async function isAppCode(db: Kysely<DB>, given: Given & { readonly first: boolean }): Promise<boolean> {
  const { userId, now } = given;
  const token = given.code.replaceAll(' ', '');
  const totp = await lockTotp(db, userId);
  if (!totp || totp.confirmed === given.first || !/^\d{6}$/.test(token)) return false;
  const drift = totpOf(totp.secret, '').validate({
    token,
    timestamp: now.epochMilliseconds,
    window: DRIFT_STEPS,
  });
  const step = stepTaken(now, { drift, lastStep: totp.lastStep });
  if (step === null) return false;
  await takeStep(db, { userId, step, now });
  return true;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Forecourt', label, secret: Secret.fromBase32(secret), period: STEP_SECONDS });
}

/** Sixty bits each: nobody guesses one within the tries there are. */
async function newCodes(db: Kysely<DB>, userId: string): Promise<string[]> {
  const part = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const codes = Array.from({ length: CODES }, () => `${part()}-${part()}-${part()}`);
  await replaceRecoveryCodes(db, userId, codes.map(normalCode));
  return codes;
}
