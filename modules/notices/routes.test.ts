import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { ensurePushKeys } from '../../platform/push/index.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { noticeOf } from '../../test/world/notice-house.ts';
import { openDevice } from '../../test/world/push-service.ts';
import type { NoticeRow } from './contract.ts';
import { dropNotices, raiseNotices } from './index.ts';
import { routes } from './routes.ts';
import { DEFAULT_CHOICES } from './rules/choices.ts';

const endpoint = 'https://fcm.googleapis.com/fcm/send/anna';
let desk: Desk;
let north: string;
const ids = { anna: '', ben: '', eve: '', root: '' };
const sessions = { ...ids };
type Name = keyof typeof ids;

beforeAll(async () => {
  // a Tuesday at 20:00, when it is quiet
  desk = await openDesk({
    routes: (app) =>
      routes(app, { allowsPush: (address) => address.startsWith('https://fcm.googleapis.com/') }),
    now: '2026-03-10T20:00+01:00',
  });
  await desk.database.inInstallation(ensurePushKeys);
  north = await desk.dealer('north');
  const south = await desk.dealer('south');
  ids.anna = await desk.member(north, 'anna', 'salesperson');
  ids.ben = await desk.member(north, 'ben', 'administrator');
  ids.eve = await desk.member(south, 'eve', 'administrator');
  ids.root = await desk.member(south, 'root', 'administrator', { operator: true });
  for (const name of Object.keys(ids) as Name[]) sessions[name] = await desk.signedIn(ids[name]);
});
afterAll(() => desk.close());

const as = (name: Name, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
  desk.ask(method, `/dealers/north/notices${path}`, { as: sessions[name], body });
const keys = async (path: string): Promise<string[]> =>
  (await as('anna', 'GET', path)).json.rows.map(({ noticeId }: NoticeRow) => noticeId);

describe('the bell', () => {
  const leads = [1, 2, 3, 4, 5].map((number) => `01900000-0000-7000-8000-00000000000${number}`);

  it('is empty at first', async () => {
    expect((await as('anna', 'GET', '')).json).toEqual({ rows: [], next: null, unread: 0 });
    expect((await as('anna', 'GET', '/counts')).json).toEqual({
      unread: 0,
      quietUntil: '2026-03-11T08:00:00Z',
      sound: false,
    });
  });

  it('lists the newest first, page by page, with everything that explains them', async () => {
    for (const id of leads) {
      const subject = { kind: 'lead', id, title: `Kunde ${id.slice(-1)}`, detail: 'Polo' } as const;
      await desk.in(north, (tx) =>
        raiseNotices(tx, [
          noticeOf(ids.anna, 'stage1', {
            now: tx.now,
            key: id,
            subject,
            because: 'deputyOf',
            standsInFor: 'Tom',
          }),
        ]),
      );
    }
    const first = (await as('anna', 'GET', '?limit=2')).json;
    expect(first.rows[0]).toEqual({
      noticeId: expect.any(String),
      kind: 'stage1',
      subject: { kind: 'lead', leadId: leads[4], customer: 'Kunde 5', about: 'Polo' },
      because: 'deputyOf',
      standsInFor: 'Tom',
      by: null,
      dueAt: '2026-03-10T19:00:00Z',
      happenedAt: '2026-03-10T19:00:00Z',
      raisedAt: '2026-03-10T19:00:00Z',
      read: false,
      settled: null,
      mail: 'waiting',
      push: null,
    });
    expect(first.unread).toBe(5);
    const second = (await as('anna', 'GET', `?limit=2&after=${first.next}`)).json;
    const third = (await as('anna', 'GET', `?limit=2&after=${second.next}`)).json;
    const customers = [first, second, third].flatMap(({ rows }) =>
      rows.map(({ subject }: NoticeRow) => (subject.kind === 'lead' ? subject.customer : '')),
    );
    expect(customers).toEqual(['Kunde 5', 'Kunde 4', 'Kunde 3', 'Kunde 2', 'Kunde 1']);
    expect(third.next).toBeNull();
  });

  it('counts what is neither read nor settled', async () => {
    const [fifth = '', fourth = '', third = ''] = await keys('');
    expect((await as('anna', 'PUT', `/${fifth}/reading`)).status).toBe(204);
    await desk.in(north, (tx) => dropNotices(tx, { leadId: leads[3] ?? '', reason: 'closed' }));
    expect((await as('anna', 'GET', '/counts')).json.unread).toBe(3);
    expect((await keys('?only=unread'))[0]).toBe(third);
    const rows: NoticeRow[] = (await as('anna', 'GET', '')).json.rows;
    expect(rows[0]).toMatchObject({ read: true, settled: null });
    expect(rows[1]).toMatchObject({
      noticeId: fourth,
      read: false,
      settled: { because: 'closed', at: '2026-03-10T19:00:00Z' },
      mail: 'dropped',
    });
    await as('anna', 'DELETE', `/${fifth}/reading`);
    expect((await as('anna', 'GET', '/counts')).json.unread).toBe(4);
  });

  it('marks all as read up to what was shown, and nothing newer', async () => {
    const [top = ''] = await keys('');
    desk.clock.moveTo(desk.clock.now().add({ seconds: 1 }));
    await desk.in(north, (tx) => raiseNotices(tx, [noticeOf(ids.anna, 'alarm', { now: tx.now })]));
    expect((await as('anna', 'POST', '/readings', { upTo: top })).status).toBe(204);
    expect((await as('anna', 'GET', '/counts')).json.unread).toBe(1);
  });

  it("is a person's own", async () => {
    const [first = ''] = await keys('');
    expect((await as('ben', 'GET', '')).json.rows).toEqual([]);
    for (const method of ['PUT', 'DELETE'] as const) {
      const answer = await as('ben', method, `/${first}/reading`);
      expect([answer.status, answer.json.code]).toEqual([404, 'notices.notFound']);
    }
    expect((await as('anna', 'PUT', `/${newId(desk.clock.now())}/reading`)).status).toBe(404);
    expect((await as('eve', 'GET', '')).status).toBe(404);
    expect((await desk.ask('GET', '/dealers/north/notices')).status).toBe(401);
    expect((await desk.ask('GET', '/dealers/north/notices', { key: await desk.apiKey(north) })).status).toBe(
      403,
    );
  });
});

describe('choices', () => {
  it('are the defaults, and then what was chosen', async () => {
    expect((await as('anna', 'GET', '/choices')).json).toEqual(DEFAULT_CHOICES);
    const chosen = {
      ...DEFAULT_CHOICES,
      quietHours: { kind: 'own', from: '20:00', until: '06:30', days: ['sun'] },
      sound: true,
    };
    expect((await as('anna', 'PUT', '/choices', chosen)).json).toEqual(chosen);
    expect((await as('anna', 'GET', '/choices')).json).toEqual(chosen);
    expect((await as('anna', 'GET', '/counts')).json).toMatchObject({
      quietUntil: '2026-03-11T05:30:00Z',
      sound: true,
    });
    expect((await as('ben', 'GET', '/choices')).json).toEqual(DEFAULT_CHOICES);
  });

  const { newLead: _, ...fewer } = DEFAULT_CHOICES.kinds;
  it.each([
    ['a time that is none', { quietHours: { kind: 'own', from: '24:00', until: '06:30', days: [] } }],
    [
      'every day quiet',
      {
        quietHours: {
          kind: 'own',
          from: '20:00',
          until: '06:30',
          days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        },
      },
    ],
    ['a kind that is missing', { kinds: fewer }],
    ['a kind that is none', { kinds: { ...DEFAULT_CHOICES.kinds, other: { mail: 'off', push: false } } }],
    ['more than asked for', { quietHours: { kind: 'never', from: '20:00' } }],
  ])('refuse %s', async (__, change) => {
    expect((await as('anna', 'PUT', '/choices', { ...DEFAULT_CHOICES, ...change })).status).toBe(422);
  });

  it('are for who works here', async () => {
    const answer = await as('root', 'PUT', '/choices', DEFAULT_CHOICES);
    expect([answer.status, answer.json.code]).toEqual([403, 'notices.notAMember']);
    expect((await as('root', 'GET', '/counts')).json.unread).toBe(0);
  });
});

describe('devices', () => {
  const device = { endpoint, keys: openDevice().keys };

  it('are registered once each, listed, tried and forgotten', async () => {
    const made = await as('anna', 'POST', '/devices', device);
    const again = await as('anna', 'POST', '/devices', device);
    expect([made.status, again.json.deviceId]).toEqual([201, made.json.deviceId]);
    const { deviceId } = made.json;
    const { json } = await as('anna', 'GET', '/devices');
    expect(json.publicKey).toMatch(/^B[\w-]{86}$/);
    expect(json.devices).toMatchObject([{ deviceId, endpoint, lastSentAt: null }]);

    expect((await as('ben', 'DELETE', `/devices/${deviceId}`)).status).toBe(404);
    expect((await as('ben', 'POST', `/devices/${deviceId}/trial`)).json.code).toBe('notices.noDevice');
    expect((await as('anna', 'POST', `/devices/${deviceId}/trial`)).status).toBe(204);
    const [{ payload } = {}] = await desk.in(north, ({ db }) =>
      db.selectFrom('push_message').select('payload').execute(),
    );
    expect(payload).toMatchObject({ title: 'Notices are switched on', path: '/d/north/notices/choices' });

    expect((await as('anna', 'DELETE', `/devices/${deviceId}`)).status).toBe(204);
    expect((await as('anna', 'GET', '/devices')).json.devices).toEqual([]);
  });

  it('belong to whoever used them last', async () => {
    await as('anna', 'POST', '/devices', device);
    await as('ben', 'POST', '/devices', device);
    expect((await as('anna', 'GET', '/devices')).json.devices).toEqual([]);
    expect((await as('ben', 'GET', '/devices')).json.devices).toHaveLength(1);
  });

  it('are twenty at most, the newest', async () => {
    for (let number = 0; number < 22; number++) {
      desk.clock.moveTo(desk.clock.now().add({ seconds: 1 }));
      await as('anna', 'POST', '/devices', { ...device, endpoint: `${endpoint}/${number}` });
    }
    const { devices } = (await as('anna', 'GET', '/devices')).json;
    expect([devices.length, devices[0].endpoint, devices[19].endpoint]).toEqual([
      20,
      `${endpoint}/21`,
      `${endpoint}/2`,
    ]);
  });

  it.each([
    ['an address of this network', { ...device, endpoint: 'https://10.0.0.1/push' }, 'endpoint'],
    ['a key that is none', { ...device, keys: { ...device.keys, p256dh: 'AAAA' } }, 'keys'],
  ])('are not %s', async (_, body, field) => {
    const { status, json } = await as('anna', 'POST', '/devices', body);
    expect([status, json.code, json.field]).toEqual([422, 'notices.notADevice', field]);
  });
});
