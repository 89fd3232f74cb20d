import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../modules/dealers/index.ts';
import { ensureRotation } from '../../modules/distribution/index.ts';
import { rememberAddresses } from '../../modules/mail/index.ts';
import { listPeople } from '../../modules/people/index.ts';
import { listSources, seedCatalogues } from '../../modules/sources/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import type { DemoRun, RunDemo } from './demo-run.ts';
import { ensureInstallation, firstRunRoutes } from './index.ts';

let desk: Desk;
let demo: DemoRun;
let token: string;
let runDemo: RunDemo;

const addresses = { leadDomain: 'leads.example', publicUrl: 'http://desk.example' };
const newToken = async () => (await ensureInstallation(desk.database, addresses)).firstRunToken;

async function open(): Promise<void> {
  desk = await openDesk({
    routes: (app, people) => {
      const seed = async (tx: DealerTx) => {
        await seedCatalogues(tx);
        await ensureRotation(tx);
      };
      demo = firstRunRoutes(app, { people, seed, runDemo: (onProgress) => runDemo(onProgress) });
    },
  });
  token = (await newToken()) ?? '';
}

const day: [string, string][] = [['08:00', '17:00']];
const order = () => ({
  token,
  dealer: {
    name: 'Autohaus Nord',
    key: 'nord',
    country: 'DE',
    region: 'HH',
    timeZone: 'Europe/Berlin',
    language: 'de',
  },
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  responseMinutes: 60,
  administrator: { name: 'Adele Amann', email: 'adele@nord.example', password: 'correct horse battery' },
  users: [
    { name: 'Sam Sommer', email: 'sam@nord.example', role: 'salesperson' },
    { name: 'Vera Vogel', email: 'vera@nord.example', role: 'supervisor' },
  ],
});
const setUp = (body: object = order()) => desk.ask('POST', '/first-run/dealership', { body });

describe('the first run', () => {
  beforeEach(open);
  afterEach(() => desk.close());

  it('is open to the newest link only', async () => {
    const open = await desk.ask('GET', `/first-run?token=${token}`);
    expect(open.json).toMatchObject({ state: 'open', progress: null, problem: null });
    const germany = open.json.countries.find(({ code }: { code: string }) => code === 'DE');
    expect(germany.timeZone).toBe('Europe/Berlin');
    expect(germany.regions).toHaveLength(16);
    const newer = await newToken();
    expect((await desk.ask('GET', `/first-run?token=${token}`)).status).toBe(404);
    expect((await desk.ask('GET', `/first-run?token=${newer}`)).status).toBe(200);
    expect((await desk.ask('GET', '/first-run?token=')).status).toBe(404);
  });

  it('sets up a dealership and signs its administrator in, who runs the installation', async () => {
    const answer = await setUp();
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      user: { name: 'Adele Amann', operator: true, language: 'de' },
      dealers: [{ key: 'nord', role: 'administrator', leadAddress: 'nord@leads.example' }],
      catcher: true,
    });
    expect((await desk.ask('GET', '/session', { as: answer.session })).status).toBe(200);
    expect(desk.notices.map(({ to }) => to)).toEqual(['sam@nord.example', 'vera@nord.example']);

    const dealerId = (
      await desk.database.inInstallation(({ db }) =>
        db.selectFrom('dealer').select('dealer_id').executeTakeFirstOrThrow(),
      )
    ).dealer_id;
    const { people, hours, escalation, distribution, sources } = await desk.in(dealerId, async (tx) => ({
      people: await listPeople(tx),
      hours: await readSettings(tx, 'hours'),
      escalation: await readSettings(tx, 'escalation'),
      distribution: await readSettings(tx, 'distribution'),
      sources: await listSources(tx),
    }));
    expect(people.map(({ name, receivesRequests, role }) => [name, role, receivesRequests])).toEqual([
      ['Adele Amann', 'administrator', false],
      ['Sam Sommer', 'salesperson', true],
      ['Vera Vogel', 'supervisor', false],
    ]);
    expect(hours).toMatchObject({
      version: 1,
      value: { weekly: { mon: day, sat: [] }, holidays: { country: 'DE', region: 'HH' } },
    });
    expect(escalation.value).toMatchObject({ responseMinutes: 60, reminderMinutes: 30 });
    expect(distribution.value.administratorUserId).toBe(people[0]?.userId);
    expect(sources.length).toBeGreaterThan(5);
  });

  it('lets somebody who is alone receive the requests, and drops a reminder that would come too soon', async () => {
    const { json } = await setUp({ ...order(), users: [], responseMinutes: 20 });
    const me = json.user.userId;
    const [dealer] = await desk.database.inInstallation(({ db }) =>
      db.selectFrom('dealer').select('dealer_id').execute(),
    );
    const seen = await desk.in(dealer?.dealer_id ?? '', async (tx) => [
      (await listPeople(tx)).map((one) => [one.userId, one.receivesRequests]),
      (await readSettings(tx, 'escalation')).value.reminderMinutes,
    ]);
    expect(seen).toEqual([[[me, true]], null]);
  });

  it('is over for ever once somebody set it up', async () => {
    await setUp();
    expect((await desk.ask('GET', `/first-run?token=${token}`)).status).toBe(404);
    expect((await setUp()).status).toBe(404);
    expect((await desk.ask('POST', '/first-run/demo', { body: { token } })).status).toBe(404);
    expect((await desk.ask('POST', '/first-run/demo/session', { body: { token } })).status).toBe(404);
    expect(await newToken()).toBeNull();
  });

  it('lets one of several at once win', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((i) => setUp({ ...order(), dealer: { ...order().dealer, key: `nord${i}` } })),
    );
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses[0]).toBe(201);
    expect(statuses.slice(1).every((status) => status === 404 || status === 409)).toBe(true);
    const dealers = await desk.database.inInstallation(({ db }) =>
      db.selectFrom('dealer').select('key').execute(),
    );
    expect(dealers).toHaveLength(1);
  });
});

describe('a dealership that cannot be', () => {
  beforeAll(open);
  afterAll(() => desk.close());

  it.each<[string, (body: ReturnType<typeof order>) => object, string, string]>([
    [
      'a weak password',
      (body) => ({ ...body, administrator: { ...body.administrator, password: 'aaaaaaaaaaaa' } }),
      'people.passwordTooEasy',
      'administrator.password',
    ],
    [
      'a region of another country',
      (body) => ({ ...body, dealer: { ...body.dealer, country: 'NL' } }),
      'settings.regionUnknown',
      'dealer.region',
    ],
    [
      'an unknown time zone',
      (body) => ({ ...body, dealer: { ...body.dealer, timeZone: 'Europe/Atlantis' } }),
      'dealers.timeZoneUnknown',
      'dealer.timeZone',
    ],
    [
      'a name for the post office',
      (body) => ({ ...body, dealer: { ...body.dealer, key: 'postmaster' } }),
      'dealers.keyTaken',
      'dealer.key',
    ],
    [
      'no hours',
      (body) => ({ ...body, weekly: { ...body.weekly, mon: [], tue: [], wed: [], thu: [], fri: [] } }),
      'settings.noHours',
      'weekly',
    ],
    [
      'somebody twice',
      (body) => ({ ...body, users: [body.users[0], body.users[0]] }),
      'people.alreadyMember',
      'users.1.email',
    ],
    [
      'no address',
      (body) => ({ ...body, users: [{ ...body.users[0], email: 'sam' }] }),
      'people.emailNotReadable',
      'users.0.email',
    ],
  ])('is refused with %s, and nothing is kept', async (_, change, code, field) => {
    const answer = await setUp(change(order()));
    expect([answer.json.code, answer.json.field]).toEqual([code, field]);
    expect(
      await desk.database.inInstallation(({ db }) => db.selectFrom('user_account').select('name').execute()),
    ).toEqual([]);
  });

  it('can still be put right', async () => {
    expect((await setUp()).status).toBe(201);
  });
});

describe('the demo', () => {
  let held = Promise.withResolvers<void>();
  beforeEach(open);
  afterEach(async () => {
    held.resolve();
    await desk.close();
  });

  /** As the real one: makes parts of its own, which write their addresses, and a dealer with somebody in it. */
  async function play(): Promise<{ userId: string }> {
    await desk.database.inInstallation((tx) =>
      rememberAddresses(tx, { ...addresses, leadDomain: 'demo.example' }),
    );
    const dealerId = await desk.dealer('demo', { demo: true });
    return { userId: await desk.member(dealerId, 'Juergen', 'administrator') };
  }
  const start = () => desk.ask('POST', '/first-run/demo', { body: { token } });
  const enter = () => desk.ask('POST', '/first-run/demo/session', { body: { token } });

  it('tells its progress, lets nobody else in meanwhile, and signs in once', async () => {
    held = Promise.withResolvers();
    runDemo = async (onProgress) => {
      onProgress({ step: 'weeks', done: 2, total: 6 });
      await held.promise;
      return play();
    };
    expect((await start()).status).toBe(202);
    expect((await desk.ask('GET', `/first-run?token=${token}`)).json).toMatchObject({
      state: 'demoRunning',
      progress: { step: 'weeks', done: 2, total: 6 },
    });
    for (const answer of [await start(), await setUp(), await enter()]) {
      expect([answer.status, answer.json.code]).toEqual([409, 'firstRun.running']);
    }
    held.resolve();
    await demo.ended();
    expect((await desk.ask('GET', `/first-run?token=${token}`)).status).toBe(404);
    const entered = await enter();
    expect(entered.json).toMatchObject({ user: { name: 'Juergen' }, dealers: [{ key: 'demo' }] });
    expect((await desk.ask('GET', '/session', { as: entered.session })).status).toBe(200);
    expect((await enter()).status).toBe(404);
    expect(await newToken()).toBeNull();
  });

  it('can be tried again after a failure', async () => {
    runDemo = async () => {
      throw new Error('no space left on the device');
    };
    expect((await start()).status).toBe(202);
    await demo.ended();
    expect((await desk.ask('GET', `/first-run?token=${token}`)).json).toMatchObject({
      state: 'failed',
      problem: 'firstRun.demoFailed',
    });
    runDemo = play;
    expect((await start()).status).toBe(202);
    await demo.ended();
    expect((await enter()).status).toBe(200);
  });

  it('starts from nothing after one that was cut off half-way', async () => {
    runDemo = async () => {
      await play();
      throw new Error('killed');
    };
    await start();
    await demo.ended();
    token = (await newToken()) ?? '';
    expect(token).not.toBe('');
    runDemo = play;
    await start();
    await demo.ended();
    expect((await enter()).json.dealers).toHaveLength(1);
  });

  it('that was cut off stands in nobody’s way', async () => {
    runDemo = async () => {
      await play();
      throw new Error('killed');
    };
    await start();
    await demo.ended();
    const answer = await setUp();
    expect(answer.json.dealers.map(({ key }: { key: string }) => key)).toEqual(['nord']);
  });
});
