import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, password } from '../../test/world/desk.ts';

/** A real identity provider, in which everybody signs in who is named, as what stands in `profiles`. */
const profiles: Record<string, { email: string; email_verified: boolean; name: string }> = {
  anna: { email: 'anna@autohaus.example', email_verified: true, name: 'Anna Vogt' },
  neu: { email: 'neu@autohaus.example', email_verified: true, name: 'Nina Neu' },
  lax: { email: 'anna@autohaus.example', email_verified: false, name: 'Not Anna' },
  other: { email: 'eve@elsewhere.example', email_verified: true, name: 'Eve' },
  twin: { email: 'anna@autohaus.example', email_verified: true, name: 'Another Anna' },
};
let server: Server;
let issuer: string;
let desk: Desk;
let north: string;
let anna: string;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'forecourt',
        client_secret: 'a secret between us',
        redirect_uris: ['http://desk.example/sso'],
      },
    ],
    cookies: { keys: ['k'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...profiles[sub] }) }),
  });
  const serve = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response);
    void interact(provider, request, response);
  });
  desk = await openDesk({
    sso: {
      issuer,
      clientId: 'forecourt',
      clientSecret: 'a secret between us',
      name: 'Gruppe',
      domains: ['autohaus.example'],
      only: true,
      join: { dealer: 'north', role: 'reception' },
    },
  });
  north = await desk.dealer('north');
  anna = await desk.member(north, 'Anna', 'salesperson');
});
afterAll(async () => {
  await desk?.close();
  await new Promise((resolve) => server?.close(resolve));
});

/** Signs in who is named in the header and agrees to everything. */
async function interact(
  provider: Provider,
  request: Parameters<Provider['interactionDetails']>[0],
  response: Parameters<Provider['interactionDetails']>[1],
): Promise<void> {
  const { prompt, session, params } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    const accountId = String(request.headers['x-person']);
    return provider.interactionFinished(request, response, { login: { accountId } });
  }
  const grant = new provider.Grant({
    ...(session && { accountId: session.accountId }),
    clientId: String(params.client_id),
  });
  grant.addOIDCScope('openid email profile');
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

interface Begun {
  readonly url: string;
  readonly cookie: string;
}

async function begin(): Promise<Begun> {
  const answer = await desk.ask('POST', '/session/sso');
  expect(answer.status).toBe(201);
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return { url: answer.json.url, cookie };
}

/** What a browser does at the provider; answers what it brings back. */
async function visit(url: string, person: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = url;
  for (let hop = 0; hop < 12; hop++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie, 'x-person': person } });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider answers ${answer.status} ${await answer.text()}`);
    next = new URL(location, issuer).href;
    if (next.startsWith('http://desk.example/sso')) return new URL(next).search;
  }
  throw new Error('The provider sends around in circles');
}

const finish = (query: string, cookie: string) =>
  desk.ask('POST', '/session/sso/answer', { body: { query }, headers: { cookie } });

async function signIn(person: string) {
  const { url, cookie } = await begin();
  return finish(await visit(url, person), cookie);
}

describe('signing in at an identity provider', () => {
  it('asks with PKCE, state and nonce', async () => {
    const { searchParams } = new URL((await begin()).url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      redirect_uri: 'http://desk.example/sso',
      response_type: 'code',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('finds the account by its verified address, then by the subject alone', async () => {
    const first = await signIn('anna');
    expect([first.status, first.json.user.userId]).toEqual([200, anna]);
    profiles.anna = { email: 'vogt@autohaus.example', email_verified: true, name: 'Anna' };
    expect((await signIn('anna')).json.user.userId).toBe(anna);
    const account = await desk.ask('GET', '/account', { as: first.session });
    expect(account.json.sessions.at(-1)).toMatchObject({ method: 'sso' });
  });

  it.each([
    ['an address that nobody verified', 'lax', 'session.ssoNotVerified'],
    ['an address of another domain', 'other', 'session.ssoDomain'],
    ['a subject that claims an address which is bound', 'twin', 'session.ssoFailed'],
  ])('refuses %s', async (_, person, code) => {
    const answer = await signIn(person);
    expect([answer.status, answer.json.code, answer.session]).toEqual([401, code, undefined]);
  });

  it('makes an account in the role that was named for who has none', async () => {
    const answer = await signIn('neu');
    expect(answer.json.dealers).toEqual([expect.objectContaining({ key: 'north', role: 'reception' })]);
  });

  it('takes an answer once, and only from the browser that asked', async () => {
    const { url, cookie } = await begin();
    const query = await visit(url, 'neu');
    const stranger = (await begin()).cookie;
    expect((await finish(query, stranger)).json.code).toBe('session.stepOver');
    expect((await finish(query, cookie)).status).toBe(200);
    expect((await finish(query, cookie)).json.code).toBe('session.stepOver');
    const tampered = query.replace(/state=[^&]+/, 'state=other');
    expect((await finish(tampered, cookie)).json.code).toBe('session.stepOver');
  });

  it('says it in words when the provider says no', async () => {
    const { url, cookie } = await begin();
    const state = new URL(url).searchParams.get('state');
    const answer = await finish(`?error=access_denied&state=${state}`, cookie);
    expect([answer.status, answer.json.code]).toEqual([401, 'session.ssoFailed']);
  });

  it('may be the only way in, but for operators', async () => {
    const byPassword = (login: string) => desk.ask('POST', '/session', { body: { login, password } });
    const refused = await byPassword('anna');
    expect([refused.status, refused.json.code]).toEqual([401, 'session.onlySso']);
    await desk.member(north, 'Otto', 'administrator', { operator: true });
    expect((await byPassword('otto')).status).toBe(200);
    expect((await desk.ask('GET', '/session/ways')).json).toEqual({ sso: { name: 'Gruppe', only: true } });
  });
});
