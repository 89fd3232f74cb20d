import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, password } from '../../test/world/desk.ts';

let desk: Desk;
let north: string;
let n = 0;
let anna: string;
let session: string;

beforeAll(async () => {
  desk = await openDesk({});
});
afterAll(() => desk.close());
beforeEach(async () => {
  n++;
  north = await desk.dealer(`north${n}`);
  anna = await desk.member(north, `Anna${n}`, 'salesperson');
  session = await desk.signedIn(anna);
});

const later = (seconds: number) => desk.clock.moveTo(desk.clock.now().add({ seconds }));
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: desk.clock.now().epochMilliseconds + steps * 30_000,
  });
const signIn = () => desk.ask('POST', '/session', { body: { login: `anna${n}`, password } });
const give = (ticket: string, code: string) =>
  desk.ask('POST', '/session/second-factor', { body: { ticket, code } });
const account = async (as = session) => (await desk.ask('GET', '/account', { as })).json;

/** Sets up the app and answers its secret and the recovery codes; its first code is used up. */
async function setUp(): Promise<{ secret: string; codes: string[] }> {
  const { secret, uri } = (await desk.ask('POST', '/account/app', { as: session })).json;
  expect(uri).toContain('otpauth://totp/Forecourt:');
  const body = { code: codeOf(secret) };
  const { json } = await desk.ask('POST', '/account/app/confirmation', { as: session, body });
  return { secret, codes: json.codes };
}

describe('an authenticator app', () => {
  it('is asked for once it is confirmed, and takes no code twice', async () => {
    const wrong = await desk.ask('POST', '/account/app/confirmation', {
      as: session,
      body: { code: '000000' },
    });
    expect([wrong.status, wrong.json.code]).toEqual([422, 'session.wrongCode']);
    expect((await signIn()).status).toBe(200);
    const { secret, codes } = await setUp();
    expect(codes).toHaveLength(10);
    expect(await account()).toMatchObject({ app: true, recoveryCodes: 10 });

    const needed = await signIn();
    expect([needed.status, needed.json.code, needed.session]).toEqual([
      401,
      'session.secondFactorNeeded',
      undefined,
    ]);
    const { ticket, app, passkey } = needed.json.details;
    expect([app, passkey]).toEqual([1, 0]);
    expect((await give(ticket, codeOf(secret))).json.code).toBe('session.wrongCode');
    later(30);
    const code = codeOf(secret);
    const entered = await give(ticket, code);
    expect(entered.status).toBe(200);
    expect((await account(entered.session)).sessions[0]).toMatchObject({
      method: 'secondFactor',
      current: true,
    });
    expect((await give(ticket, code)).json.code).toBe('session.stepOver');
    const again = (await signIn()).json.details.ticket;
    expect((await give(again, code)).json.code).toBe('session.wrongCode');
    later(90);
    expect((await give(again, codeOf(secret, -2))).json.code).toBe('session.wrongCode');
    expect((await give(again, codeOf(secret, -1))).status).toBe(200);
  });

  it('lets of two who give one code at once only one in', async () => {
    const { secret } = await setUp();
    later(30);
    const tickets = [(await signIn()).json.details.ticket, (await signIn()).json.details.ticket];
    const answers = await Promise.all(tickets.map((ticket) => give(ticket, codeOf(secret))));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 401]);
  });

  it('is braked after ten wrong codes, and its ticket goes out of date', async () => {
    const { secret } = await setUp();
    const { ticket } = (await signIn()).json.details;
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) statuses.push((await give(ticket, '000000')).status);
    // one of the ten was the confirmation
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    later(16 * 60);
    expect((await give(ticket, codeOf(secret))).json.code).toBe('session.stepOver');
  });

  it('is not gone around by a new password', async () => {
    await setUp();
    desk.notices.length = 0;
    await desk.ask('POST', '/password-resets', { body: { login: `anna${n}` } });
    const link = /reset\/([\w-]+)/.exec(desk.notices[0]?.text ?? '')?.[1];
    const answer = await desk.ask('POST', `/password-resets/${link}`, {
      body: { password: 'a brand new one' },
    });
    expect([answer.status, answer.json.code, answer.session]).toEqual([
      401,
      'session.secondFactorNeeded',
      undefined,
    ]);
  });

  it('goes with the password only, and the recovery codes with it', async () => {
    await setUp();
    const remove = (current?: string) =>
      desk.ask('POST', '/account/app/removal', { as: session, body: { ...(current && { current }) } });
    expect((await remove()).json.field).toBe('current');
    expect((await remove('wrong')).status).toBe(422);
    expect((await remove(password)).status).toBe(204);
    expect(await account()).toMatchObject({ app: false, recoveryCodes: 0 });
    expect((await signIn()).status).toBe(200);
  });
});

describe('recovery codes', () => {
  it('work once each, however they are typed, and are kept as hashes', async () => {
    const { codes } = await setUp();
    const [first = ''] = codes;
    const use = async () =>
      give((await signIn()).json.details.ticket, first.toUpperCase().replaceAll('-', ' '));
    expect((await use()).status).toBe(200);
    expect((await use()).status).toBe(401);
    expect((await account()).recoveryCodes).toBe(9);
    const { rows } = await desk.database.pool.query('select code_hash::text as hash from recovery_code');
    expect(JSON.stringify(rows)).not.toContain(first.replaceAll('-', ''));
  });

  it('are renewed by the password, the old ones then no more', async () => {
    const { codes } = await setUp();
    const body = { current: password };
    const renewed = await desk.ask('POST', '/account/recovery-codes', { as: session, body });
    expect(renewed.json.codes).toHaveLength(10);
    const { ticket } = (await signIn()).json.details;
    expect((await give(ticket, codes[0] ?? '')).status).toBe(401);
    expect((await give(ticket, renewed.json.codes[0])).status).toBe(200);
  });
});

describe('a role that needs a second factor', () => {
  it('reminds until the day, then lets nobody on without one', async () => {
    const admin = await desk.signedIn(await desk.member(north, `Adele${n}`, 'administrator'));
    const from = desk.clock.now().add({ hours: 24 });
    await desk.ask('PATCH', `/dealers/north${n}/roles/salesperson`, {
      as: admin,
      body: { secondFactorFrom: from.toString() },
    });
    const state = async () =>
      (await desk.ask('GET', '/session', { as: session })).json.dealers[0].secondFactor;
    const users = async () => desk.ask('GET', `/dealers/north${n}/users`, { as: session });
    expect([await state(), (await users()).status]).toEqual(['soon', 200]);
    later(24 * 3600);
    const refused = await users();
    expect([await state(), refused.status, refused.json.code]).toEqual([
      'missing',
      403,
      'session.secondFactorRequired',
    ]);
    await setUp();
    expect([await state(), (await users()).status]).toEqual(['open', 200]);
  });
});

describe('sessions', () => {
  it('are listed with their devices, ended one by one or all others', async () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/131.0';
    const body = { login: `anna${n}`, password };
    const there = await desk.ask('POST', '/session', { body, headers: { 'user-agent': agent } });
    const { sessions } = await account();
    expect(sessions.map(({ current }: { current: boolean }) => current)).toEqual([true, false]);
    expect(sessions[1]).toMatchObject({ browser: 'Firefox', system: 'Windows', method: 'password' });
    const end = (sessionId: string, as = session) =>
      desk.ask('DELETE', `/account/sessions/${sessionId}`, { as });
    const stranger = await desk.signedIn(await desk.member(north, `Ben${n}`, 'salesperson'));
    expect((await end(sessions[1].sessionId, stranger)).status).toBe(404);
    expect((await end(sessions[1].sessionId)).status).toBe(204);
    expect((await desk.ask('GET', '/session', { as: there.session })).status).toBe(401);
    const other = await desk.signedIn(anna);
    await desk.ask('DELETE', '/account/sessions', { as: session });
    expect((await desk.ask('GET', '/session', { as: other })).status).toBe(401);
    expect((await desk.ask('GET', '/session', { as: session })).status).toBe(200);
  });

  it('are ended by who manages people, of people here only', async () => {
    const admin = await desk.signedIn(await desk.member(north, `Adele${n}`, 'administrator'));
    const south = await desk.dealer(`south${n}`);
    const stan = await desk.member(south, `Stan${n}`, 'salesperson');
    const end = (userId: string) =>
      desk.ask('DELETE', `/dealers/north${n}/users/${userId}/sessions`, { as: admin });
    expect((await end(stan)).status).toBe(404);
    expect((await end(anna)).status).toBe(204);
    expect((await desk.ask('GET', '/session', { as: session })).status).toBe(401);
  });

  it('lets only operators take away second factors that were lost', async () => {
    await setUp();
    const path = `/dealers/north${n}/users/${anna}/second-factors`;
    const admin = await desk.signedIn(await desk.member(north, `Adele${n}`, 'administrator'));
    expect((await desk.ask('DELETE', path, { as: admin })).status).toBe(403);
    const otto = await desk.member(north, `Otto${n}`, 'salesperson', { operator: true });
    expect((await desk.ask('DELETE', path, { as: await desk.signedIn(otto) })).status).toBe(204);
    expect((await signIn()).status).toBe(200);
  });
});

describe('a passkey', () => {
  it.each(['/session/passkey', '/account/passkeys'])(
    'that signs nothing we asked for opens nothing: %s',
    async (path) => {
      const clientDataJSON = Buffer.from(JSON.stringify({ challenge: 'x' })).toString('base64url');
      const signIn = { id: 'abc', clientDataJSON, authenticatorData: 'abc', signature: 'abc' };
      const add = { name: 'X', id: 'abc', clientDataJSON, attestationObject: 'abc', transports: [] };
      const body = path === '/session/passkey' ? signIn : add;
      const answer = await desk.ask('POST', path, { as: session, body });
      expect([answer.status, answer.json.code]).toEqual(
        path === '/session/passkey' ? [401, 'session.wrongPasskey'] : [422, 'people.passkeyRefused'],
      );
    },
  );
});
