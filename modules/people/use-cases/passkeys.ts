import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Kysely } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { Database, DB } from '../../../platform/sql/index.ts';
import type { PasskeyAnswer } from '../contract.ts';
import { newSecret } from '../secrets.ts';
import { countUse, insertPasskey, listPasskeys, lockPasskey } from '../store/passkeys.ts';
import { findStep, openStep, type StepPurpose, spendStep } from '../store/steps.ts';
import { type Entered, openSession, type Visitor } from './sign-in.ts';

/** Where passkeys belong to: the host and origin of the installation's address. */
export interface Site {
  readonly rpId: string;
  readonly origin: string;
}

export function siteOf(publicUrl: string): Site {
  const { hostname, origin } = new URL(publicUrl);
  return { rpId: hostname, origin };
}

type Purpose = Extract<StepPurpose, 'passkeySignIn' | 'passkeyCheck'>;

/** A challenge for any passkey of this installation: signing in without a name. */
export async function challengeAnybody(database: Database, { rpId }: Site) {
  const challenge = newSecret();
  await database.inInstallation(({ db, now }) =>
    openStep(db, { secret: challenge, purpose: 'passkeySignIn', now }),
  );
  return { challenge, rpId, allow: [] };
}

/** A challenge for the passkeys of whoever's password was right. */
export async function challengeTicket(database: Database, ticket: string, { rpId }: Site) {
  const challenge = newSecret();
  return database.inInstallation(async ({ db, now }) => {
    const step = await findStep(db, { secret: ticket, purpose: 'secondFactor', now });
    const userId = step?.userId ?? refuse('unauthenticated', 'session.stepOver');
    await openStep(db, { secret: challenge, purpose: 'passkeyCheck', userId, now });
    return { challenge, rpId, allow: await credentialsOf(db, userId) };
  });
}

/** Signs in by a passkey alone: it is in the hand, and its owner was checked by the device. */
export async function signInByPasskey(
  database: Database,
  order: Visitor & { readonly answer: PasskeyAnswer; readonly site: Site },
): Promise<Entered> {
  const userId = await database.inInstallation(({ db, now }) =>
    checkPasskey(db, { answer: order.answer, purpose: 'passkeySignIn', site: order.site, now }),
  );
  if (userId === null) refuse('unauthenticated', 'session.wrongPasskey');
  return openSession(database, userId, 'passkey', order);
}

/**
 * Whose passkey answered a challenge of this purpose; null when the signature, the place, the challenge or the count is
 * wrong. The challenge is used up either way, and a count that goes back is a copy: it is refused.
 */
export async function checkPasskey(
  db: Kysely<DB>,
  order: {
    readonly answer: PasskeyAnswer;
    readonly purpose: Purpose;
    readonly site: Site;
    readonly now: Temporal.Instant;
  },
): Promise<string | null> {
  const { answer, purpose, site, now } = order;
  const passkey = await lockPasskey(db, answer.id);
  const challenge = challengeOf(answer.clientDataJSON);
  const step = await spendStep(db, { secret: challenge, purpose, now });
  if (!passkey || !step || (step.userId !== null && step.userId !== passkey.userId)) return null;
  const { id, ...response } = answer;
  const verified = await verifyAuthenticationResponse({
    response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    requireUserVerification: purpose === 'passkeySignIn',
  }).catch(() => null);
  if (!verified?.verified) return null;
  await countUse(db, {
    passkeyId: passkey.passkeyId,
    counter: verified.authenticationInfo.newCounter,
    now,
  });
  return passkey.userId;
}

/** A challenge for a new passkey of the account. */
export async function challengeNew(database: Database, userId: string, { rpId }: Site) {
  const challenge = newSecret();
  return database.inInstallation(async ({ db, now }) => {
    await openStep(db, { secret: challenge, purpose: 'passkeyNew', userId, now });
    const handle = Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url');
    return { challenge, rpId, userId: handle, exclude: await credentialsOf(db, userId) };
  });
}

export interface PasskeyOrder {
  readonly userId: string;
  readonly name: string;
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  readonly transports: readonly string[];
  readonly site: Site;
}

/** Keeps a new passkey of the account. 422 `people.passkeyRefused`, 409 `people.passkeyKnown`. */
export async function addPasskey(
  db: Kysely<DB>,
  { userId, name, id, clientDataJSON, attestationObject, transports, site }: PasskeyOrder,
  now: Temporal.Instant,
): Promise<void> {
  const challenge = challengeOf(clientDataJSON);
  const step = await spendStep(db, { secret: challenge, purpose: 'passkeyNew', now });
  if (step?.userId !== userId) refuse('invalid', 'people.passkeyRefused');
  const verified = await verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject, transports: [...transports] },
    },
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
  }).catch(() => null);
  if (!verified?.verified) refuse('invalid', 'people.passkeyRefused');
  const { credential } = verified.registrationInfo;
  const isNew = await insertPasskey(db, {
    passkeyId: newId(now),
    userId,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports,
    name: name.trim() || 'Passkey',
    createdAt: now,
    lastUsedAt: null,
  });
  if (!isNew) refuse('conflict', 'people.passkeyKnown');
}

async function credentialsOf(db: Kysely<DB>, userId: string) {
  const passkeys = await listPasskeys(db, userId);
  return passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }));
}

/** The challenge an authenticator was given, which is the secret of its step; unreadable ones are none. */
function challengeOf(clientDataJSON: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const challenge: unknown = Reflect.get(Object(data), 'challenge');
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
}
