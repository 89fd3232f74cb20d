import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, writeSettings } from '../../modules/dealers/index.ts';
import { answerLead, createLead, handOverLead, moveDue } from '../../modules/leads/index.ts';
import { changePerson } from '../../modules/people/index.ts';
import { setHours } from '../../modules/working-hours/index.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { wall } from '../../test/world/escalation-house.ts';
import { at, type NoticeHouse, openNoticeHouse } from '../../test/world/notice-house.ts';
import { openPushService, type PushService } from '../../test/world/push-service.ts';

/** From the lead to the mail in the outbox, in virtual time: the examples of time.md as people hear of them. */
const rights = { seeAllLeads: true, handOver: true };
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
  // Mon–Fri 09:00–18:00, Sat 09:00–13:00; response 2 h, reminder 30 min, stage 2 4 h; Cleo supervises Ada
  house = await openNoticeHouse(shared, service, { whole: true });
  await house.as(null, async (tx) => {
    await changePerson(tx, { userId: person(0), supervisors: [person(2)] });
    await changePerson(tx, { userId: person(1), receivesRequests: false });
    await changePerson(tx, { userId: person(2), receivesRequests: false });
  });
});
afterEach(async () => {
  expect(house.troubles).toEqual([]);
  await house.close();
});

const person = (index: number): string => house.people[index] ?? '';

/** A lead that comes at a wall time. */
async function arrives(local: string): Promise<string> {
  await house.live(local);
  const customer = { name: 'Sabine Köhler', email: 'sabine@post.example' };
  const { leadId } = await house.as(null, (tx) => createLead(tx, { customer }));
  await house.live(local);
  return leadId;
}

/** `Tue 10 12:00 ada Überfällig`, one for each mail since it was asked last. */
async function heard(): Promise<string[]> {
  return (await house.mails()).map(
    ({ at: moment, to, subject }) => `${wall(moment)} ${to} ${subject.split(':')[0]}`,
  );
}

async function change(
  ...[area, value]: [area: 'hours', value: object] | [area: 'escalation', value: object]
): Promise<void> {
  await house.as(null, async (tx) => {
    if (area === 'hours') {
      const { version, value: before } = await readSettings(tx, 'hours');
      await setHours(tx, { version, value: { ...before, ...value } });
    } else {
      const { version, value: before } = await readSettings(tx, 'escalation');
      await writeSettings(tx, 'escalation', { version, value: { ...before, ...value } });
    }
  });
}
const dayOff = (...dates: string[]) =>
  change('hours', { ownDaysOff: dates.map((date) => ({ from: date, until: date, name: 'zu' })) });

describe('a lead that nobody answers', () => {
  it.each([
    ['1', '2026-03-10T10:00', ['Tue 10 10:00', 'Tue 10 11:30', 'Tue 10 12:00', 'Tue 10 16:00']],
    ['2', '2026-03-10T17:00', ['Tue 10 17:00', 'Wed 11 09:30', 'Wed 11 10:00', 'Wed 11 14:00']],
    ['3', '2026-03-14T12:30', ['Sat 14 12:30', 'Mon 16 10:00', 'Mon 16 10:30', 'Mon 16 14:30']],
    ['4', '2026-03-15T03:00', ['Mon 16 09:00', 'Mon 16 10:30', 'Mon 16 11:00', 'Mon 16 15:00']],
    ['6', '2026-03-13T14:00', ['Fri 13 14:00', 'Fri 13 15:30', 'Fri 13 16:00', 'Sat 14 09:00']],
    // the reminder's moment is 08:40
    ['9', '2026-03-14T11:10', ['Sat 14 11:10', 'Mon 16 09:00', 'Mon 16 09:10', 'Mon 16 13:10']],
  ])('example %s, at %s', async (_, local, moments) => {
    await arrives(local);
    await house.live('2026-03-17T08:00');
    const [first, reminder, stage1, stage2] = moments;
    expect(await heard()).toEqual([
      `${first} ada Neue Anfrage`,
      `${reminder} ada Bald fällig`,
      `${stage1} ada Überfällig`,
      `${stage2} cleo Eskalationsstufe 2`,
    ]);
  });

  it('example 7: a Saturday and a Monday off keep the mail of stage 2 until Tuesday', async () => {
    await dayOff('2026-03-14', '2026-03-16');
    await arrives('2026-03-13T14:00');
    await house.live('2026-03-17T12:00');
    expect((await heard()).at(-1)).toBe('Tue 17 09:00 cleo Eskalationsstufe 2');
  });

  it('example 8: a stage 2 that comes on a day off takes effect at the next opening', async () => {
    await dayOff('2026-03-14');
    await change('escalation', { stage2Minutes: 24 * 60 });
    await arrives('2026-03-13T15:00');
    await house.live('2026-03-17T12:00');
    expect((await heard()).at(-1)).toBe('Mon 16 09:00 cleo Eskalationsstufe 2');
  });
});

describe('a follow-up on a Sunday', () => {
  it.each([
    // both mails wait for the same opening: the assignee's goes first
    ['10', false, ['Mon 16 09:00 ada Wiedervorlage', 'Mon 16 09:00 cleo Wiedervorlage überfällig']],
    ['11', true, ['Mon 16 09:00 ada Wiedervorlage', 'Tue 17 09:00 cleo Wiedervorlage überfällig']],
  ])('example %s', async (_, followUpsRespectWorkingHours, mails) => {
    await change('escalation', { followUpsRespectWorkingHours });
    const leadId = await arrives('2026-03-13T14:00');
    const followUpAt = at('2026-03-15T10:00').toString();
    await house.as(person(0), (tx) => answerLead(tx, rights, { leadId, text: 'Guten Tag', followUpAt }));
    await heard();
    await house.live('2026-03-17T12:00');
    expect(await heard()).toEqual(mails);
  });
});

describe('what becomes pointless', () => {
  it('example 12: answered a minute before, nobody hears of stage 1', async () => {
    const leadId = await arrives('2026-03-10T10:00');
    await house.live('2026-03-10T11:59');
    await heard();
    await house.as(person(0), (tx) => answerLead(tx, rights, { leadId, text: 'Guten Tag' }));
    await house.live('2026-03-11T08:00');
    expect(await heard()).toEqual([]);
  });

  it('example 13: reassigned before, the reminder goes to the new assignee', async () => {
    const leadId = await arrives('2026-03-10T10:00');
    await house.live('2026-03-10T11:00');
    await house.as(person(0), (tx) => handOverLead(tx, rights, { leadId, userId: person(1) }));
    await heard();
    await house.live('2026-03-10T12:00');
    expect(await heard()).toEqual([
      'Tue 10 11:00 ben An Sie übergeben',
      'Tue 10 11:30 ben Bald fällig',
      'Tue 10 12:00 ben Überfällig',
    ]);
  });

  it('example 14: a mail of the night is dropped when somebody answers at 08:30', async () => {
    const leadId = await arrives('2026-03-13T14:00');
    await house.live('2026-03-14T08:30');
    await heard();
    await house.as(person(0), (tx) => answerLead(tx, rights, { leadId, text: 'Guten Tag' }));
    await house.live('2026-03-14T12:00');
    expect(await heard()).toEqual([]);
  });

  it('a reminder that waits is dropped when the due is moved, and the new one comes', async () => {
    const leadId = await arrives('2026-03-14T11:10');
    await house.live('2026-03-16T08:50');
    await heard();
    await house.as(person(0), (tx) =>
      moveDue(tx, rights, { leadId, at: at('2026-03-16T15:00').toString(), reason: 'ruft dann an' }),
    );
    await house.live('2026-03-16T15:00');
    expect(await heard()).toEqual(['Mon 16 14:30 ada Bald fällig', 'Mon 16 15:00 ada Überfällig']);
  });
});

describe('afterwards', () => {
  it('a lead that goes on after stage 2 is the next one’s, and the supervisor still hears of it', async () => {
    await change('escalation', { afterStage2: 'reassign' });
    await house.as(null, (tx) => changePerson(tx, { userId: person(1), receivesRequests: true }));
    await arrives('2026-03-13T14:00');
    await house.live('2026-03-13T17:00');
    await heard();
    await house.live('2026-03-14T09:00');
    const mails = await heard();
    expect(mails).toContain('Sat 14 09:00 cleo Eskalationsstufe 2');
    expect(mails).toContain('Sat 14 09:00 ben An Sie übergeben');
    expect(mails).toHaveLength(2);
  });
});
