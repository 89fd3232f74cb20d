import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Facts } from '../../kernel/facts.ts';
import { answerLead, closeLead, createLead, handOverLead, moveDue } from '../../modules/leads/index.ts';
import { listClosingReasons } from '../../modules/sources/index.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { at, type NoticeHouse, openNoticeHouse } from '../../test/world/notice-house.ts';
import { openPushService, type PushService } from '../../test/world/push-service.ts';

const rights = { seeAllLeads: true, handOver: true };
let shared: TestDatabase;
let service: PushService;
let house: NoticeHouse;
let leadId: string;
beforeAll(async () => {
  shared = await createTestDatabase();
  service = await openPushService();
});
afterAll(async () => {
  await service.close();
  await shared.drop();
});
beforeEach(async () => {
  house = await openNoticeHouse(shared, service);
  const customer = { name: 'Sabine Köhler', email: 'sabine@post.example' };
  leadId = (await house.as(person(0), (tx) => createLead(tx, { customer, assignToMe: true }))).leadId;
  await house.until('2026-03-10T10:00');
  await house.mails();
});
afterEach(async () => {
  expect(house.troubles).toEqual([]);
  await house.close();
});

const person = (index: number): string => house.people[index] ?? '';

type Happened = Facts['escalation.happened']['events'][number];

/** An event takes effect at this wall time, when a worker comes to it. */
async function happens(
  kind: Happened['kind'],
  local: string,
  recipients: Happened['recipients'],
): Promise<void> {
  await house.until(local);
  await house.as(null, (tx) =>
    tx.announce('escalation.happened', {
      events: [
        {
          leadId,
          dueNumber: 1,
          kind,
          at: at(local),
          dueAt: at(local),
          assigneeId: person(0),
          recipients,
        },
      ],
    }),
  );
}
const assignee = () => ({ userId: person(0), because: 'assignee', standsInFor: null }) as const;
const supervisor = () => ({ userId: person(2), because: 'supervisor', standsInFor: null }) as const;
const heard = async () => (await house.mails()).map(({ to, subject }) => `${to}: ${subject}`);
const assigned = (fact: Partial<Facts['distribution.assigned']>) =>
  house.as(null, (tx) =>
    tx.announce('distribution.assigned', {
      leadId,
      outcome: 'assigned',
      userId: null,
      groupId: null,
      mayClaim: [],
      fromUserId: null,
      ...fact,
    }),
  );

describe('the examples of time.md', () => {
  it('6: stage 2 on Friday night is shown at once, its mail leaves on Saturday morning', async () => {
    await happens('stage2', '2026-03-13T20:00', [supervisor()]);
    expect(await house.rows('select kind from notice')).toEqual([{ kind: 'stage2' }]);
    await house.until('2026-03-14T08:59');
    expect(await heard()).toEqual([]);
    await house.until('2026-03-14T09:00');
    expect(await heard()).toEqual(['cleo: Eskalationsstufe 2: Sabine Köhler']);
  });

  it('10: a follow-up on Sunday, its mail and that of its stage 2 on Monday, the assignee first', async () => {
    await happens('followUp', '2026-03-15T10:00', [assignee()]);
    await happens('followUpStage2', '2026-03-15T22:00', [supervisor()]);
    await house.until('2026-03-16T09:00');
    expect(await heard()).toEqual([
      'ada: Wiedervorlage: Sabine Köhler',
      'cleo: Wiedervorlage überfällig: Sabine Köhler',
    ]);
  });

  it('14: queued overnight, answered at 08:30: dropped', async () => {
    await happens('stage1', '2026-03-10T20:00', [assignee()]);
    await house.until('2026-03-11T08:30');
    await house.as(person(0), (tx) => answerLead(tx, rights, { leadId, text: 'Guten Tag' }));
    await house.until('2026-03-11T09:00');
    expect(await heard()).toEqual([]);
    expect(await house.rows('select kind, settled_because from notice')).toEqual([
      { kind: 'stage1', settled_because: 'answered' },
    ]);
  });
});

describe('a queued notice', () => {
  beforeEach(() => happens('stage1', '2026-03-10T20:00', [assignee()]));

  it('is dropped when the lead is closed', async () => {
    const reasons = await house.as(null, (tx) => listClosingReasons(tx));
    await house.as(person(0), (tx) =>
      closeLead(tx, rights, { leadId, reasonId: reasons[0]?.reasonId ?? '' }),
    );
    await house.until('2026-03-11T09:00');
    expect(await heard()).toEqual([]);
  });

  it('is dropped when its due was moved', async () => {
    await house.as(person(0), (tx) =>
      moveDue(tx, rights, { leadId, at: '2026-03-12T10:00:00Z', reason: 'verreist' }),
    );
    await house.until('2026-03-11T09:00');
    expect(await heard()).toEqual([]);
  });

  it('is the new assignee’s, who hears of the hand-over too', async () => {
    await house.as(person(0), (tx) => handOverLead(tx, rights, { leadId, userId: person(1) }));
    await house.until('2026-03-11T09:00');
    const [mail, ...more] = await house.mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: 'ben',
      subject: '2 Benachrichtigungen: Überfällig 1, An Sie übergeben 1',
    });
    expect(mail?.text).toContain('Ada hat Ihnen übergeben: Sabine Köhler.');
  });
});

describe('who is told', () => {
  it('nobody of what they did themselves', async () => {
    await house.as(person(1), (tx) => handOverLead(tx, rights, { leadId, userId: person(1) }));
    await house.until('2026-03-10T10:01');
    expect(await heard()).toEqual([]);
  });

  it('a deputy, with the name of the absent one', async () => {
    await happens('stage1', '2026-03-10T12:00', [
      { userId: person(1), because: 'deputyOf', standsInFor: person(0) },
    ]);
    await house.until('2026-03-10T12:00');
    expect((await house.mails())[0]?.text).toContain('weil Sie Ada vertreten');
  });

  it('the one who gets a new lead', async () => {
    await assigned({ userId: person(1) });
    await house.until('2026-03-10T10:00');
    const [mail] = await house.mails();
    expect(mail).toMatchObject({ to: 'ben', subject: 'Neue Anfrage: Sabine Köhler' });
    expect(mail?.text).toContain('Fällig am Dienstag, 10. März, 12:00 Uhr (in 2 Std. 0 Min.).');
  });

  it('those who may claim from the pool, until somebody does', async () => {
    await house.until('2026-03-10T20:00');
    await assigned({ outcome: 'pool', userId: person(0), mayClaim: [person(1), person(2)] });
    await assigned({ outcome: 'claimed', userId: person(1), fromUserId: person(0) });
    await house.until('2026-03-11T09:00');
    expect((await heard()).filter((line) => !line.startsWith('ben'))).toEqual([]);
    expect(
      await house.rows("select user_id, settled_because from notice where kind = 'poolLead'"),
    ).toContainEqual({
      user_id: person(2),
      settled_because: 'taken',
    });
  });

  it('the last resort, as an alarm; the administrators where there is none', async () => {
    await assigned({ outcome: 'alarm', userId: person(2) });
    await house.rows("update membership set role = 'administrator' where user_id = $1", [person(1)]);
    await assigned({ outcome: 'alarm', userId: null });
    await house.until('2026-03-10T10:00');
    expect((await heard()).toSorted()).toEqual([
      'ben: Niemand zuständig: Sabine Köhler',
      'cleo: Niemand zuständig: Sabine Köhler',
    ]);
  });
});
