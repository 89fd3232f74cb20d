import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { leadId, type NoticeHouse, noticeOf, openNoticeHouse } from '../../test/world/notice-house.ts';
import { type Device, openPushService, type PushService } from '../../test/world/push-service.ts';
import { dropNotices, type NewNotice, raiseNotices } from './index.ts';
import { type Choices, DEFAULT_CHOICES } from './rules/choices.ts';
import { saveChoices } from './store/choices.ts';
import { readUpTo } from './store/notices.ts';

let shared: TestDatabase;
let service: PushService;
let house: NoticeHouse;
let ada: string;
let phone: Device & { readonly path: string };
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  service = await openPushService();
  // a Tuesday at 10:00, in the hours
  house = await openNoticeHouse(shared, service);
  ada = house.people[0] ?? '';
  phone = await house.device(ada);
});
afterEach(async () => {
  await house.close();
  await service.close();
});

const tell = (kind: NewNotice['kind'], key: string = kind) =>
  house.as(null, (tx) => raiseNotices(tx, [noticeOf(ada, kind, { now: tx.now, key })]));
const choose = (change: Partial<Choices>) =>
  house.as(null, (tx) => saveChoices(tx, ada, { ...DEFAULT_CHOICES, ...change }));
const shown = (device = phone) =>
  service.received
    .filter(({ path }) => path === device.path)
    .map(
      ({ body }) => JSON.parse(device.read(body).toString()) as { title: string; body: string; path: string },
    );
const waiting = async () => (await house.rows('select 1 from push_message')).length;

it('reaches every device of the user, in their language, with the page to open', async () => {
  const tablet = await house.device(ada);
  await tell('stage1');
  await house.until('2026-03-10T10:00');
  expect(shown()).toEqual([
    expect.objectContaining({
      title: 'Überfällig: Sabine Köhler, VW Golf VIII',
      body: 'Fällig seit Dienstag, 10. März, 10:00 Uhr (seit 0 Min.).',
      path: expect.stringMatching(/^\/d\/autohaus-\w+\/leads\/[-\w]+$/),
    }),
  ]);
  expect(shown(tablet)).toHaveLength(1);
  expect(await waiting()).toBe(0);
});

describe('in the quiet hours', () => {
  it('is held to their end, and several are one', async () => {
    await house.until('2026-03-10T19:00');
    await tell('stage1');
    await tell('stage1', 'another');
    await house.until('2026-03-11T08:59');
    expect(shown()).toEqual([]);
    await house.until('2026-03-11T09:00');
    expect(shown()).toMatchObject([
      {
        title: '2 Benachrichtigungen',
        body: 'Überfällig: Sabine Köhler, VW Golf VIII\nÜberfällig: Sabine Köhler, VW Golf VIII',
        path: expect.stringMatching(/\/notices$/),
      },
    ]);
  });

  it('follows hours of their own, over the spring change too', async () => {
    await choose({ quietHours: { kind: 'own', from: '22:00', until: '02:30', days: [] } });
    await house.until('2026-03-28T23:00');
    await tell('stage1');
    await house.until('2026-03-29T01:59');
    expect(shown()).toEqual([]);
    // 02:00 to 03:00 is skipped
    await house.until('2026-03-29T03:00');
    expect(shown()).toHaveLength(1);
  });

  it('comes at night to who wants it', async () => {
    await choose({ quietHours: { kind: 'never' } });
    await house.until('2026-03-10T23:00');
    await tell('stage1');
    await house.until('2026-03-10T23:00');
    expect(shown()).toHaveLength(1);
  });

  it('is dropped when it was read or became pointless', async () => {
    await house.until('2026-03-10T19:00');
    await tell('stage1');
    await house.as(null, async (tx) => {
      const [last] = await house.rows<{ notice_id: string }>('select notice_id from notice');
      await readUpTo(tx, ada, last?.notice_id ?? '');
    });
    await tell('newLead');
    await house.as(null, (tx) => dropNotices(tx, { leadId, reason: 'answered' }));
    await house.until('2026-03-11T09:00');
    expect(shown()).toEqual([]);
    expect((await house.mails()).length).toBe(0);
  });
});

describe('a push service that does not take it', () => {
  it('is asked again, until it is pointless', async () => {
    service.answer(503);
    await tell('stage1');
    await house.until('2026-03-10T10:00');
    service.answer(201);
    await house.until('2026-03-10T10:00:09');
    expect(service.received).toHaveLength(1);
    await house.until('2026-03-10T10:00:10');
    expect(service.received).toHaveLength(2);
    expect(await waiting()).toBe(0);

    service.answer(503);
    await tell('followUp');
    await house.until('2026-03-10T10:01');
    await house.as(null, (tx) => dropNotices(tx, { leadId, reason: 'closed' }));
    await house.until('2026-03-10T12:00');
    expect(service.received).toHaveLength(3);
    expect(await waiting()).toBe(0);
  });

  it('is left alone as long as it asks for', async () => {
    service.answer(429, { 'retry-after': '600' });
    await tell('stage1');
    await house.until('2026-03-10T10:09');
    expect(service.received).toHaveLength(1);
    service.answer(201);
    await house.until('2026-03-10T10:19');
    expect(service.received).toHaveLength(2);
  });

  it('is forgotten when the device is gone', async () => {
    const tablet = await house.device(ada);
    await tell('stage1');
    service.answer(410);
    await house.until('2026-03-10T10:00');
    expect([shown().length, shown(tablet).length]).toEqual([1, 1]);
    expect(await house.rows('select 1 from push_subscription')).toEqual([]);
    await tell('stage1', 'another');
    await house.until('2026-03-10T10:01');
    expect(service.received).toHaveLength(2);
  });

  it('is told to the operator when it refuses for good', async () => {
    service.answer(400);
    await tell('stage1');
    await house.until('2026-03-10T10:00');
    expect(house.troubles).toEqual([{ problem: 'The push service answered 400', dealerId: house.dealerId }]);
    expect(await waiting()).toBe(0);
  });
});
