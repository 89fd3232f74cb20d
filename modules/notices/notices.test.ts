import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { leadId, type NoticeHouse, noticeOf, openNoticeHouse } from '../../test/world/notice-house.ts';
import { openPushService, type PushService } from '../../test/world/push-service.ts';
import { readSettings } from '../dealers/index.ts';
import { changePerson } from '../people/index.ts';
import { setHours } from '../working-hours/index.ts';
import { dropNotices, moveNotices, type NewNotice, raiseNotices } from './index.ts';
import { DEFAULT_CHOICES } from './rules/choices.ts';
import { saveChoices } from './store/choices.ts';

let shared: TestDatabase;
let service: PushService;
let house: NoticeHouse;
beforeAll(async () => {
  shared = await createTestDatabase();
  service = await openPushService();
});
afterAll(async () => {
  await service.close();
  await shared.drop();
});
beforeEach(async () => {
  // a Tuesday at 10:00, in the hours
  house = await openNoticeHouse(shared, service);
});
afterEach(async () => {
  expect(house.troubles).toEqual([]);
  await house.close();
});

const person = (index: number): string => house.people[index] ?? '';
type More = Partial<NewNotice>;
async function tell(userId: string, kind: NewNotice['kind'], more: More = {}): Promise<void> {
  await house.as(null, (tx) => raiseNotices(tx, [noticeOf(userId, kind, { now: tx.now, ...more })]));
}
const bell = () =>
  house.rows<{ user_id: string; kind: string; settled_because: string | null; mail: string | null }>(
    `select notice.user_id, kind, settled_because, state as mail from notice
     left join notice_delivery as delivery using (dealer_id, notice_id)
     where coalesce(channel, 'mail') = 'mail' order by notice_id`,
  );

describe('inside the hours', () => {
  it('rings the bell and sends one mail with what is due, since when, why and the link', async () => {
    await tell(person(0), 'stage1', { dueAt: house.clock.now().subtract({ minutes: 95 }) });
    await house.until('2026-03-10T10:00');
    const [mail, ...more] = await house.mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: 'ada', subject: 'Überfällig: Sabine Köhler, VW Golf VIII' });
    expect(mail?.text).toContain('Guten Tag Ada,');
    expect(mail?.text).toContain('Fällig seit Dienstag, 10. März, 08:25 Uhr (seit 1 Std. 35 Min.).');
    expect(mail?.text).toContain('weil Sie der Bearbeiter sind');
    expect(mail?.text).toMatch(new RegExp(`http://desk.example/d/autohaus-\\w+/leads/${leadId}\n`));
    expect(mail?.html).toContain(`/leads/${leadId}">Lead öffnen</a>`);
    expect(await bell()).toMatchObject([{ kind: 'stage1', settled_because: null, mail: 'sent' }]);
  });

  it('tells the same event once, however often and from however many sides it comes', async () => {
    await Promise.all(Array.from({ length: 6 }, () => tell(person(0), 'stage1')));
    await tell(person(0), 'stage1');
    const workers = Array.from({ length: 4 }, () => house.worker());
    await Promise.all(workers.map((worker) => worker.drain()));
    await tell(person(0), 'stage1');
    await house.until('2026-03-10T10:01');
    expect(await bell()).toHaveLength(1);
    expect(await house.mails()).toHaveLength(1);
  });

  it('leaves nothing behind when the deed fails', async () => {
    const deed = house.as(null, async (tx) => {
      await raiseNotices(tx, [noticeOf(person(0), 'stage1', { now: tx.now })]);
      throw new Error('a fault');
    });
    await expect(deed).rejects.toThrow('a fault');
    await house.until('2026-03-10T10:01');
    expect([await bell(), await house.mails()]).toEqual([[], []]);
  });

  it('escapes what customers call themselves', async () => {
    const subject = { kind: 'lead', id: leadId, title: '<img src=x>', detail: null } as const;
    await tell(person(0), 'newLead', { subject });
    await house.until('2026-03-10T10:00');
    expect((await house.mails())[0]?.html).toContain('&lt;img src=x&gt;');
  });
});

describe('outside the hours', () => {
  beforeEach(() => house.until('2026-03-13T20:00'));

  it('waits for the opening, and is one digest for each', async () => {
    const key = (number: number) => ({ key: `stage1 ${number}` });
    await tell(person(0), 'newLead');
    await tell(person(0), 'reminder', key(2));
    await tell(person(1), 'stage1', key(3));
    await house.until('2026-03-14T08:59');
    expect(await house.mails()).toEqual([]);
    await house.until('2026-03-14T09:00');
    const mails = await house.mails();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['ada', '2 Benachrichtigungen: Bald fällig 1, Neue Anfrage 1'],
      ['ben', 'Überfällig: Sabine Köhler, VW Golf VIII'],
    ]);
    expect(mails[0]?.text.indexOf('bald fällig')).toBeLessThan(mails[0]?.text.indexOf('neue Anfrage') ?? 0);
  });

  it('lets the assignee hear before the supervisor, whoever was told first', async () => {
    await tell(person(2), 'stage2');
    await tell(person(1), 'stage1');
    await tell(person(0), 'stage1');
    await house.until('2026-03-14T09:00');
    const order = (await house.mails()).map(({ to }) => to);
    expect(order.at(-1)).toBe('cleo');
    expect(order.toSorted()).toEqual(['ada', 'ben', 'cleo']);
  });

  it('lets nobody hear twice when four workers open the day', async () => {
    for (let number = 0; number < 30; number++) {
      await tell(person(number % 3), number % 3 === 2 ? 'stage2' : 'stage1', { key: `event ${number}` });
    }
    house.clock.moveTo(house.clock.now().add({ hours: 13 }));
    await Promise.all(Array.from({ length: 4 }, () => house.worker().drain()));
    const mails = await house.mails();
    expect(mails.map(({ to }) => to).toSorted()).toEqual(['ada', 'ben', 'cleo']);
    expect(mails.every(({ subject }) => subject.startsWith('10 Benachrichtigungen'))).toBe(true);
  });

  it('leaves at the next opening when nothing ran at its own', async () => {
    await tell(person(0), 'stage1');
    await house.until('2026-03-14T15:00');
    expect(await house.mails()).toEqual([]);
    await house.until('2026-03-16T09:00');
    expect(await house.mails()).toHaveLength(1);
  });

  it('follows the hours when they change', async () => {
    await tell(person(0), 'stage1');
    await house.as(null, async (tx) => {
      const { version, value } = await readSettings(tx, 'hours');
      const weekly = { ...value.weekly, sat: [['07:00', '09:00'] as [string, string]] };
      await setHours(tx, { version, value: { ...value, weekly } });
    });
    await house.until('2026-03-14T06:59');
    expect(await house.mails()).toEqual([]);
    await house.until('2026-03-14T07:00');
    expect(await house.mails()).toHaveLength(1);
  });

  it('is dropped when it has become pointless, and the bell says why', async () => {
    await tell(person(0), 'stage1');
    await tell(person(1), 'stage2');
    await house.as(null, (tx) => dropNotices(tx, { leadId, reason: 'answered' }));
    await house.until('2026-03-14T09:00');
    expect(await house.mails()).toEqual([]);
    expect(await bell()).toMatchObject([
      { kind: 'stage1', settled_because: 'answered', mail: 'dropped' },
      { kind: 'stage2', settled_because: 'answered', mail: 'dropped' },
    ]);
  });

  it('keeps what told of something else than the due', async () => {
    await tell(person(0), 'newLead');
    await tell(person(0), 'reminder');
    await house.as(null, (tx) => dropNotices(tx, { leadId, kinds: 'aboutTheDue', reason: 'moved' }));
    await house.until('2026-03-14T09:00');
    expect((await house.mails()).map(({ subject }) => subject)).toEqual([
      'Neue Anfrage: Sabine Köhler, VW Golf VIII',
    ]);
  });

  it('is overtaken by what is more urgent', async () => {
    await tell(person(0), 'newLead');
    await tell(person(0), 'reminder');
    await tell(person(1), 'reminder');
    await tell(person(0), 'stage1');
    await house.until('2026-03-14T09:00');
    const heard = (await house.mails()).map(({ to, subject }) => `${to} ${subject.split(':')[0]}`);
    expect(heard.toSorted()).toEqual(['ada Überfällig', 'ben Bald fällig']);
  });

  it('goes to the new assignee instead, also back and forth', async () => {
    const subject = { kind: 'lead', id: leadId, title: 'Sabine Köhler', detail: null } as const;
    const move = (to: number) =>
      house.as(null, (tx) => moveNotices(tx, { subject, toUserId: person(to), reason: 'handedOver' }));
    await tell(person(0), 'stage1');
    await tell(person(1), 'stage1', { because: 'deputyOf', standsInFor: 'Ada' });
    await tell(person(2), 'stage2');
    await move(1);
    house.clock.moveTo(house.clock.now().add({ seconds: 1 }));
    await move(0);
    await house.until('2026-03-14T09:00');
    expect((await house.mails()).map(({ to, subject: title }) => [to, title.split(':')[0]])).toEqual([
      ['ada', 'Überfällig'],
      ['cleo', 'Eskalationsstufe 2'],
    ]);
  });

  it('moves nothing that has been heard', async () => {
    await tell(person(0), 'stage1');
    await house.until('2026-03-14T09:00');
    expect(await house.mails()).toHaveLength(1);
    const subject = { kind: 'lead', id: leadId, title: 'Sabine Köhler', detail: null } as const;
    await house.as(null, (tx) => moveNotices(tx, { subject, toUserId: person(1), reason: 'handedOver' }));
    expect(await bell()).toMatchObject([{ user_id: person(0), settled_because: 'handedOver', mail: 'sent' }]);
  });
});

describe('what somebody chose', () => {
  const choose = (userId: string, mail: 'atOnce' | 'daily' | 'off') =>
    house.as(null, (tx) =>
      saveChoices(tx, userId, {
        ...DEFAULT_CHOICES,
        kinds: { ...DEFAULT_CHOICES.kinds, stage1: { mail, push: false } },
      }),
    );

  it('holds, and for what waits already too', async () => {
    await choose(person(0), 'off');
    await tell(person(0), 'stage1');
    await house.until('2026-03-13T20:00');
    await tell(person(1), 'stage1');
    await choose(person(1), 'off');
    await house.until('2026-03-14T09:00');
    expect(await house.mails()).toEqual([]);
    expect(await bell()).toMatchObject([{ mail: null }, { mail: 'dropped' }]);
  });

  it('gathers a day for who wants one mail a day', async () => {
    await choose(person(0), 'daily');
    await tell(person(0), 'stage1');
    await house.until('2026-03-10T15:00');
    await tell(person(0), 'stage1', { key: 'another' });
    await house.until('2026-03-10T20:00');
    expect(await house.mails()).toEqual([]);
    await house.until('2026-03-11T09:00');
    expect((await house.mails()).map(({ subject }) => subject)).toEqual([
      '2 Benachrichtigungen: Überfällig 2',
    ]);
  });

  it('does not matter to who has left', async () => {
    await house.until('2026-03-13T20:00');
    await tell(person(0), 'stage1');
    await house.as(null, (tx) =>
      changePerson(tx, { userId: person(0), active: false, handOverTo: person(1) }),
    );
    await tell(person(0), 'stage2');
    await house.until('2026-03-14T09:00');
    expect(await house.mails()).toEqual([]);
    expect(await bell()).toMatchObject([{ kind: 'stage1', mail: 'dropped' }]);
  });
});
