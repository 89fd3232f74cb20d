import * as oidc from 'openid-client';
import { refuse } from '../../../kernel/refusals.ts';
import { type Database, system } from '../../../platform/sql/index.ts';
import { findDealerByKey, getDealer } from '../../dealers/index.ts';
import { judgeClaims, type SsoClaims, type SsoSettings } from '../rules/sso.ts';
import { newSecret } from '../secrets.ts';
import { findAccountByLogin } from '../store/accounts.ts';
import { bindIdentity, ownerOf } from '../store/identities.ts';
import { openStep, spendStep } from '../store/steps.ts';
import { addPerson } from './add-person.ts';
import { type Entered, openSession, type Visitor } from './sign-in.ts';

/** Signing in at the identity provider of the installation; what it says of itself is asked once and kept. */
export class Sso {
  readonly settings: SsoSettings;
  readonly #callback: string;
  #provider: Promise<oidc.Configuration> | undefined;

  constructor(settings: SsoSettings, publicUrl: string) {
    this.settings = settings;
    this.#callback = `${publicUrl}/sso`;
  }

  /** Where to send the browser. `binding` stays in it as a cookie: whoever comes back must be who went. */
  async begin(database: Database): Promise<{ readonly url: string; readonly binding: string }> {
    const provider = await this.#found();
    const [state, binding, nonce] = [newSecret(), newSecret(), newSecret()];
    const verifier = oidc.randomPKCECodeVerifier();
    await database.inInstallation(({ db, now }) =>
      openStep(db, { secret: `${state}.${binding}`, purpose: 'sso', details: { verifier, nonce }, now }),
    );
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.#callback,
      scope: 'openid email profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, binding };
  }

  /** The browser came back with what the provider added to the address; opens a session for whom it vouches. */
  async finish(
    database: Database,
    order: Visitor & { readonly query: string; readonly binding: string },
  ): Promise<Entered> {
    const identity = await this.#identify(database, order);
    const userId = await this.#accountOf(database, identity);
    return openSession(database, userId, 'sso', order);
  }

  async #identify(database: Database, { query, binding }: { query: string; binding: string }) {
    const address = new URL(`${this.#callback}${query.startsWith('?') ? query : ''}`);
    const state = address.searchParams.get('state') ?? '';
    const step = await database.inInstallation(({ db, now }) =>
      spendStep(db, { secret: `${state}.${binding}`, purpose: 'sso', now }),
    );
    const { verifier, nonce } = step?.details ?? refuse('unauthenticated', 'session.stepOver');
    if (verifier === undefined || nonce === undefined) refuse('unauthenticated', 'session.stepOver');
    const provider = await this.#found();
    const tokens = await oidc
      .authorizationCodeGrant(provider, address, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      .catch(() => refuse('unauthenticated', 'session.ssoFailed'));
    const claims = tokens.claims() ?? refuse('unauthenticated', 'session.ssoFailed');
    const verdict = judgeClaims(await profileOf(provider, tokens, claims), this.settings.domains);
    if ('refused' in verdict) refuse('unauthenticated', `session.${verdict.refused}`);
    return { issuer: claims.iss, subject: claims.sub, ...verdict };
  }

  /** By the subject; at the first time by the address, which then belongs to the subject. */
  async #accountOf(
    database: Database,
    identity: {
      readonly issuer: string;
      readonly subject: string;
      readonly email: string;
      readonly name: string;
    },
  ): Promise<string> {
    const found = await database.inInstallation(async ({ db, now }) => {
      const known = await ownerOf(db, identity, now);
      return known ?? (await findAccountByLogin(db, identity.email))?.userId ?? null;
    });
    const userId = found ?? (await this.#join(database, identity));
    await database.inInstallation(async ({ db, now }) => {
      if ((await ownerOf(db, identity, now)) === userId) return;
      if (!(await bindIdentity(db, { ...identity, userId }, now))) {
        refuse('unauthenticated', 'session.ssoFailed');
      }
    });
    return userId;
  }

  async #join(
    database: Database,
    { email, name }: { readonly email: string; readonly name: string },
  ): Promise<string> {
    const { join } = this.settings;
    const dealer = join && (await database.inInstallation(({ db }) => findDealerByKey(db, join.dealer)));
    if (!join || !dealer) refuse('unauthenticated', 'session.ssoUnknown');
    return database.inDealer({ dealerId: dealer.dealerId, actor: system }, async (tx) => {
      const { language } = await getDealer(tx);
      const person = { name, email, language, role: join.role, receivesRequests: false, passwordHash: null };
      return (await addPerson(tx, person)).account.userId;
    });
  }

  /** Asks the provider for its addresses and keys, again after a failure. */
  #found(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const address = new URL(issuer);
    // Without encryption only where nothing leaves the machine.
    const local = address.protocol === 'http:' && address.hostname === 'localhost';
    this.#provider ??= oidc
      .discovery(address, clientId, clientSecret, undefined, {
        timeout: 10,
        ...(local ? { execute: [oidc.allowInsecureRequests] } : {}),
      })
      .catch(() => {
        this.#provider = undefined;
        return refuse('conflict', 'session.ssoUnreachable');
      });
    return this.#provider;
  }
}

/** Some providers tell the address in the token, others only when they are asked for it. */
async function profileOf(
  provider: oidc.Configuration,
  tokens: oidc.TokenEndpointResponse,
  claims: oidc.IDToken,
): Promise<SsoClaims> {
  const told =
    claims.email === undefined
      ? await oidc
          .fetchUserInfo(provider, tokens.access_token, claims.sub)
          .catch(() => refuse('unauthenticated', 'session.ssoFailed'))
      : claims;
  return { email: told.email, email_verified: told.email_verified, name: told.name };
}
