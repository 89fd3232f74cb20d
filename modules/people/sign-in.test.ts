import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, password } from '../../test/world/desk.ts';
import { rightsOf } from './index.ts';

let desk: Desk;
let north: string;
let south: string;
let n = 0;
const facts: [string, unknown][] = [];

beforeAll(async () => {
  desk = await openDesk({
    react: () => async (name, fact) => void facts.push([name, fact]),
  });
});
afterAll(() => desk.close());

/** A fresh pair of dealers for each test, so that none depends on another. */
beforeEach(async () => {
  n++;
  north = await desk.dealer(`north${n}`);
  south = await desk.dealer(`south${n}`);
  desk.notices.length = 0;
  facts.length = 0;
});

const at = (path: string, where = 'north') => `/dealers/${where}${n}${path}`;
const somebody = (name: string, role: 'salesperson' | 'supervisor' | 'administrator', dealerId = north) =>
  desk.member(dealerId, `${name}${n}`, role);
const linkIn = (text: string | undefined) => /(?:reset|invitation)\/([\w-]+)/.exec(text ?? '')?.[1] ?? '';

describe('signing in', () => {
  it.each([
    ['the e-mail address', (name: string) => `${name}@autohaus.example`],
    ['the e-mail address in capitals', (name: string) => `${name}@AUTOHAUS.example`.toUpperCase()],
    ['the user name', (name: string) => ` ${name} `],
  ])('works with %s', async (_, loginOf) => {
    await somebody('Anna', 'salesperson');
    const login = loginOf(`anna${n}`);
    const answer = await desk.ask('POST', '/session', { body: { login, password } });
    expect(answer.status).toBe(200);
    expect(answer.json.user).toMatchObject({ name: `Anna${n}`, operator: false });
    expect(answer.json.dealers).toEqual([
      expect.objectContaining({
        key: `north${n}`,
        role: 'salesperson',
        leadAddress: `north${n}@leads.example`,
        sendEmails: true,
        may: rightsOf({ role: 'salesperson', operator: false }),
      }),
    ]);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^forecourt=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const view = await desk.ask('GET', '/session', { as: answer.session });
    expect(view.json).toEqual(answer.json);
  });

  it.each([
    ['a wrong password', 'anna', 'wrong password'],
    ['an unknown login', 'nobody-here', password],
    ['somebody who has not accepted the invitation', 'ivan', password],
  ])('fails the same with %s', async (_, name, given) => {
    await somebody('Anna', 'salesperson');
    await desk.member(north, `Ivan${n}`, 'salesperson', { invited: true });
    const answer = await desk.ask('POST', '/session', { body: { login: `${name}${n}`, password: given } });
    expect([answer.status, answer.json.code, answer.session]).toEqual([
      401,
      'session.wrongCredentials',
      undefined,
    ]);
  });

  it('ends with the session: signed out, expired, or replaced', async () => {
    const userId = await somebody('Anna', 'salesperson');
    const token = await desk.signedIn(userId);
    const other = await desk.signedIn(userId);
    const body = { login: `anna${n}`, password };
    const fresh = (await desk.ask('POST', '/session', { as: token, body })).session;
    expect((await desk.ask('GET', '/session', { as: token })).status).toBe(401);
    const out = await desk.ask('DELETE', '/session', { as: fresh });
    expect([out.status, String(out.headers['set-cookie'])]).toEqual([
      204,
      expect.stringContaining('Max-Age=0'),
    ]);
    expect((await desk.ask('GET', '/session', { as: fresh })).json.code).toBe('session.none');
    expect((await desk.ask('DELETE', '/session', { as: fresh })).status).toBe(204);
    expect((await desk.ask('GET', '/session', { as: other })).status).toBe(200);
  });

  it('is braked after ten wrong passwords for one login, also when they come at once', async () => {
    await somebody('Anna', 'salesperson');
    const attempt = (given: string) =>
      desk.ask('POST', '/session', { body: { login: `anna${n}`, password: given } });
    const answers = await Promise.all(Array.from({ length: 14 }, () => attempt('wrong password')));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      ...Array(10).fill(401),
      ...Array(4).fill(429),
    ]);
    const right = await attempt(password);
    expect([right.status, right.json.code]).toEqual([429, 'session.tooManyTries']);
    expect(right.json.details.seconds).toBeGreaterThan(0);
    expect(right.headers['retry-after']).toBe(String(right.json.details.seconds));
    desk.clock.moveTo(desk.clock.now().add({ minutes: 15, seconds: 1 }));
    expect((await attempt(password)).status).toBe(200);
  });

  it('keeps a session that is used, for ninety days, and drops one that is not after fourteen', async () => {
    const userId = await somebody('Anna', 'salesperson');
    const used = await desk.signedIn(userId);
    const idle = await desk.signedIn(userId);
    const alive = async (token: string) => (await desk.ask('GET', '/session', { as: token })).status === 200;
    for (let day = 0; day < 84; day += 12) {
      expect(await alive(used)).toBe(true);
      desk.clock.moveTo(desk.clock.now().add({ hours: 12 * 24 }));
    }
    expect(await alive(idle)).toBe(false);
    expect(await alive(used)).toBe(true);
    desk.clock.moveTo(desk.clock.now().add({ hours: 7 * 24 }));
    expect(await alive(used)).toBe(false);
  });

  it('answers more people at once than it has connections', async () => {
    const session = await desk.signedIn(await somebody('Anna', 'salesperson'));
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => desk.ask('GET', '/session', { as: session })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('wants https cookies where the web has https', async () => {
    const secure = await openDesk({ publicUrl: 'https://desk.example' });
    const dealer = await secure.dealer('north');
    await secure.member(dealer, 'Anna', 'salesperson');
    const answer = await secure.ask('POST', '/session', { body: { login: 'anna', password } });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-forecourt=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(answer.headers['strict-transport-security']).toBeDefined();
    await secure.close();
  });

  it('is refused from another site', async () => {
    const body = { login: 'anna', password };
    const answer = await desk.ask('POST', '/session', { body, headers: { 'sec-fetch-site': 'cross-site' } });
    expect([answer.status, answer.json.code]).toEqual([403, 'http.crossSite']);
  });

  it("changes one's language and password", async () => {
    const userId = await somebody('Anna', 'salesperson');
    const [here, there] = [await desk.signedIn(userId), await desk.signedIn(userId)];
    expect((await desk.ask('PATCH', '/session/user', { as: here, body: { language: 'nl' } })).status).toBe(
      204,
    );
    expect((await desk.ask('GET', '/session', { as: here })).json.user.language).toBe('nl');
    const wrong = await desk.ask('PUT', '/session/password', {
      as: here,
      body: { current: 'x', password: 'another good one' },
    });
    expect([wrong.status, wrong.json.field]).toEqual([422, 'current']);
    const changed = await desk.ask('PUT', '/session/password', {
      as: here,
      body: { current: password, password: 'another good one' },
    });
    expect(changed.status).toBe(204);
    expect((await desk.ask('GET', '/session', { as: there })).status).toBe(401);
    expect((await desk.ask('GET', '/session', { as: here })).status).toBe(401);
    expect((await desk.ask('GET', '/session', { as: changed.session })).status).toBe(200);
  });
});

describe('a new password by mail', () => {
  it('is chosen by a link that works once, within an hour, and ends all sessions', async () => {
    const userId = await somebody('Anna', 'salesperson');
    const before = await desk.signedIn(userId);
    const asked = await desk.ask('POST', '/password-resets', {
      body: { login: `anna${n}@autohaus.example` },
    });
    expect(asked.status).toBe(202);
    expect(desk.notices).toEqual([
      expect.objectContaining({ to: `anna${n}@autohaus.example`, subject: 'New password for Forecourt' }),
    ]);
    const link = linkIn(desk.notices[0]?.text);
    expect((await desk.ask('GET', `/password-resets/${link}`)).json).toMatchObject({
      name: `Anna${n}`,
      dealerName: null,
    });
    expect((await desk.ask('GET', `/invitations/${link}`)).status).toBe(404);
    const weak = await desk.ask('POST', `/password-resets/${link}`, { body: { password: 'aaaaaaaaaa' } });
    expect([weak.status, weak.json.code]).toEqual([422, 'people.passwordTooEasy']);
    const chosen = await desk.ask('POST', `/password-resets/${link}`, {
      body: { password: 'a brand new one' },
    });
    expect(chosen.status).toBe(200);
    expect((await desk.ask('GET', '/session', { as: chosen.session })).status).toBe(200);
    expect((await desk.ask('GET', '/session', { as: before })).status).toBe(401);
    const again = await desk.ask('POST', `/password-resets/${link}`, {
      body: { password: 'a brand new one' },
    });
    expect([again.status, again.json.code]).toEqual([404, 'session.linkUsedUp']);
    expect(
      (await desk.ask('POST', '/session', { body: { login: `anna${n}`, password: 'a brand new one' } }))
        .status,
    ).toBe(200);
  });

  it('goes out of date, and a newer link takes the place of an older one', async () => {
    await somebody('Anna', 'salesperson');
    for (let i = 0; i < 2; i++) await desk.ask('POST', '/password-resets', { body: { login: `anna${n}` } });
    const [older, newer] = desk.notices.map(({ text }) => linkIn(text));
    expect((await desk.ask('GET', `/password-resets/${older}`)).status).toBe(404);
    expect((await desk.ask('GET', `/password-resets/${newer}`)).status).toBe(200);
    desk.clock.moveTo(desk.clock.now().add({ minutes: 61 }));
    expect((await desk.ask('GET', `/password-resets/${newer}`)).status).toBe(404);
  });

  it('tells nobody whether a login exists, and sends few', async () => {
    await somebody('Anna', 'salesperson');
    const known = await desk.ask('POST', '/password-resets', { body: { login: `anna${n}` } });
    const unknown = await desk.ask('POST', '/password-resets', { body: { login: 'who is that' } });
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    for (let i = 0; i < 5; i++) await desk.ask('POST', '/password-resets', { body: { login: `anna${n}` } });
    expect(desk.notices).toHaveLength(3);
  });
});

describe('inviting', () => {
  const order = () => ({
    name: `Ivan${n}`,
    email: `ivan${n}@autohaus.example`,
    role: 'salesperson',
    receivesRequests: true,
  });

  it('makes a member who chooses a password and is in', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const made = await desk.ask('POST', at('/users'), { as: admin, body: { ...order(), language: 'nl' } });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      name: `Ivan${n}`,
      invited: true,
      active: true,
      receivesRequests: true,
      openLeads: 0,
    });
    expect(desk.notices[0]).toMatchObject({ subject: `Uw toegang tot Autohaus north${n}` });
    expect(desk.notices[0]?.text).toContain(`Adele${n} heeft u uitgenodigd`);
    const link = linkIn(desk.notices[0]?.text);
    expect((await desk.ask('GET', `/invitations/${link}`)).json.dealerName).toBe(`Autohaus north${n}`);
    const entered = await desk.ask('POST', `/invitations/${link}`, { body: { password } });
    expect(entered.json.dealers[0]).toMatchObject({ key: `north${n}`, role: 'salesperson' });
    expect((await desk.ask('GET', at('/users'), { as: entered.session })).status).toBe(200);
    expect(facts).toContainEqual(['people.changed', {}]);
  });

  it('works again until the password is chosen, the older link then no more', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const { json } = await desk.ask('POST', at('/users'), { as: admin, body: order() });
    expect((await desk.ask('POST', at(`/users/${json.userId}/invitation`), { as: admin })).status).toBe(204);
    const [older, newer] = desk.notices.map(({ text }) => linkIn(text));
    expect((await desk.ask('GET', `/invitations/${older}`)).status).toBe(404);
    await desk.ask('POST', `/invitations/${newer}`, { body: { password } });
    const again = await desk.ask('POST', at(`/users/${json.userId}/invitation`), { as: admin });
    expect([again.status, again.json.code]).toEqual([409, 'people.hasPassword']);
  });

  it('asks who has an account elsewhere to accept, and tells nobody of it', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const stan = await somebody('Stan', 'salesperson', south);
    const session = await desk.signedIn(stan);
    const body = { ...order(), name: 'Somebody Else', email: `STAN${n}@autohaus.example` };
    const known = await desk.ask('POST', at('/users'), { as: admin, body });
    const unknown = await desk.ask('POST', at('/users'), {
      as: admin,
      body: { ...body, email: `new${n}@autohaus.example` },
    });
    const shapeOf = ({ userId: _userId, email: _email, ...rest }: Record<string, unknown>) => rest;
    expect([known.status, shapeOf(known.json)]).toEqual([unknown.status, shapeOf(unknown.json)]);
    expect(known.json).toMatchObject({ name: 'Somebody Else', invited: true });
    const dealers = async () => (await desk.ask('GET', '/session', { as: session })).json.dealers.length;
    expect([await dealers(), (await desk.ask('GET', at('/users'), { as: session })).status]).toEqual([
      1, 404,
    ]);
    const link = linkIn(desk.notices[0]?.text);
    expect((await desk.ask('GET', `/invitations/${link}`)).json.hasAccount).toBe(true);
    const taking = await desk.ask('POST', `/invitations/${link}`, { body: { password: 'a brand new one' } });
    expect([taking.status, taking.json.code]).toEqual([409, 'people.hasPassword']);
    const accept = () => desk.ask('POST', `/invitations/${link}/acceptance`);
    expect((await accept()).status).toBe(204);
    expect((await accept()).status).toBe(404);
    expect([await dealers(), (await desk.ask('GET', at('/users'), { as: session })).status]).toEqual([
      2, 200,
    ]);
    const { rows } = (await desk.ask('GET', at('/users'), { as: admin })).json;
    expect(rows.find((row: { userId: string }) => row.userId === stan)).toMatchObject({
      name: `Stan${n}`,
      invited: false,
    });
  });

  it.each<[string, object, number, string, string]>([
    ['somebody twice', { email: 'adele' }, 409, 'people.alreadyMember', 'email'],
    ['a user name that is taken', { userName: 'adele' }, 409, 'people.userNameTaken', 'userName'],
    ['a user name like an address', { userName: 'a@b' }, 422, 'people.userNameNotReadable', 'userName'],
    ['no address', { email: 'ivan' }, 422, 'people.emailNotReadable', 'email'],
    ['two addresses', { email: 'a@b.example, c@d.example' }, 422, 'people.emailNotReadable', 'email'],
    ['a name of blanks', { name: '  ' }, 422, 'people.nameNotReadable', 'name'],
    ['an unknown role', { role: 'king' }, 422, 'people.roleUnknown', 'role'],
  ])('refuses %s', async (_, change, status, code, field) => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const filled = Object.fromEntries(
      Object.entries(change).map(([key, value]) => [
        key,
        value === 'adele' ? (key === 'email' ? `adele${n}@autohaus.example` : `ADELE${n}`) : value,
      ]),
    );
    const answer = await desk.ask('POST', at('/users'), { as: admin, body: { ...order(), ...filled } });
    expect([answer.status, answer.json.code, answer.json.field]).toEqual([status, code, field]);
    expect(desk.notices).toEqual([]);
  });
});
