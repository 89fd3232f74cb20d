import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EscalationHouse, openEscalationHouse } from '../../test/world/escalation-house.ts';
import { anna, at, enquiry } from '../../test/world/lead-house.ts';
import type { EscalationSettings } from '../dealers/contract.ts';
import { readSettings } from '../dealers/index.ts';
import { answerLead, createLead, handOverLead, leadFacts } from '../leads/index.ts';
import { setHours } from '../working-hours/index.ts';
import { setEscalation } from './index.ts';

/**
 * The examples of the rules of time, in virtual time and through the door: settings are written, an enquiry comes in, the
 * worker does what falls due, and people answer or hand over. Mon–Fri 09:00–18:00, Sat 09:00–13:00; response 2 h,
 * reminder 30 min, stage 2 4 h, stage 2 of follow-ups 12 h. The lead is Ada's, whose supervisor is Cleo.
 */
let house: EscalationHouse;
let leadId: string;
const day = (text: string) => at(`2026-03-${text}`);
const rights = { handOver: true, seeAllLeads: true };
const [ADA, BEN, CLEO] = [0, 1, 2];
const person = (index: number) => house.people[index] ?? '';

beforeEach(async () => {
  house = await openEscalationHouse({ now: '2026-03-09T09:00+01:00' });
  await house.rows(
    'insert into supervision (dealer_id, user_id, supervisor_id, position) values ($1, $2, $4, 1), ($1, $3, $4, 1)',
    [house.dealerId, person(ADA), person(BEN), person(CLEO)],
  );
});
afterEach(async () => {
  expect(house.failures).toEqual([]);
  await house.close();
});

async function times(more: Partial<EscalationSettings>): Promise<void> {
  await house.as(null, async (tx) => {
    const { version, value } = await readSettings(tx, 'escalation');
    await setEscalation(tx, { version, value: { ...value, ...more } });
  });
}
async function daysOff(...dates: string[]): Promise<void> {
  await house.as(null, async (tx) => {
    const { version, value } = await readSettings(tx, 'hours');
    const ownDaysOff = dates.map((date) => ({ from: date, until: date, name: 'Betriebsausflug' }));
    await setHours(tx, { version, value: { ...value, ownDaysOff } });
  });
}
/** An enquiry is posted by a system at this moment. */
async function arrives(moment: Temporal.Instant): Promise<void> {
  house.clock.moveTo(moment);
  const lead = await house.as(null, (tx) => createLead(tx, { customer: anna, channel: 'api' }));
  leadId = lead.leadId;
}
const answers = (followUpAt: Temporal.Instant | null = null) =>
  house.as(person(ADA), (tx) =>
    answerLead(tx, rights, { leadId, text: 'Ja.', followUpAt: followUpAt?.toString() ?? null }),
  );
const dueAt = async () => (await house.as(null, (tx) => leadFacts(tx, leadId))).due?.at;
const happened = async () => ({ events: await house.events(leadId), mails: await house.mails(leadId) });

describe('a lead that nobody answers', () => {
  it.each<{
    title: string;
    at: string;
    until: string;
    off?: string[];
    set?: Partial<EscalationSettings>;
    due: string;
    events: string[];
    mails: string[];
  }>([
    {
      title: '1: on a Tuesday morning',
      at: '10T10:00',
      until: '10T18:00',
      due: '10T12:00',
      events: ['reminder Tue 10 11:30', 'stage1 Tue 10 12:00', 'stage2 Tue 10 16:00'],
      mails: ['reminder to Ada Tue 10 11:30', 'stage1 to Ada Tue 10 12:00', 'stage2 to Cleo Tue 10 16:00'],
    },
    {
      title: '2: an hour before closing',
      at: '10T17:00',
      until: '11T18:00',
      due: '11T10:00',
      events: ['reminder Wed 11 09:30', 'stage1 Wed 11 10:00', 'stage2 Wed 11 14:00'],
      mails: ['reminder to Ada Wed 11 09:30', 'stage1 to Ada Wed 11 10:00', 'stage2 to Cleo Wed 11 14:00'],
    },
    {
      title: '3: at the end of Saturday',
      at: '14T12:30',
      until: '16T11:00',
      due: '16T10:30',
      events: ['reminder Mon 16 10:00', 'stage1 Mon 16 10:30'],
      mails: ['reminder to Ada Mon 16 10:00', 'stage1 to Ada Mon 16 10:30'],
    },
    {
      title: '5: before a Saturday off, with an hour to answer',
      at: '13T17:30',
      until: '16T14:00',
      off: ['2026-03-14'],
      set: { responseMinutes: 60 },
      due: '16T09:30',
      events: ['reminder Mon 16 09:00', 'stage1 Mon 16 09:30', 'stage2 Mon 16 13:30'],
      mails: ['reminder to Ada Mon 16 09:00', 'stage1 to Ada Mon 16 09:30', 'stage2 to Cleo Mon 16 13:30'],
    },
    {
      title: '6: stage 2 on Friday night is shown at once, its mail leaves on Saturday morning',
      at: '13T14:00',
      until: '14T09:00',
      due: '13T16:00',
      events: ['reminder Fri 13 15:30', 'stage1 Fri 13 16:00', 'stage2 Fri 13 20:00'],
      mails: ['reminder to Ada Fri 13 15:30', 'stage1 to Ada Fri 13 16:00', 'stage2 to Cleo Sat 14 09:00'],
    },
    {
      title: '7: the same over a Saturday and a Monday off',
      at: '13T14:00',
      until: '17T09:00',
      off: ['2026-03-14', '2026-03-16'],
      due: '13T16:00',
      events: ['reminder Fri 13 15:30', 'stage1 Fri 13 16:00', 'stage2 Fri 13 20:00'],
      mails: ['reminder to Ada Fri 13 15:30', 'stage1 to Ada Fri 13 16:00', 'stage2 to Cleo Tue 17 09:00'],
    },
    {
      title: '8: the clock of stage 2 reaches a day off, and waits for the next opening',
      at: '13T15:00',
      until: '16T10:00',
      off: ['2026-03-14'],
      set: { stage2Minutes: 1440 },
      due: '13T17:00',
      events: ['reminder Fri 13 16:30', 'stage1 Fri 13 17:00', 'stage2 Mon 16 09:00'],
      mails: ['reminder to Ada Fri 13 16:30', 'stage1 to Ada Fri 13 17:00', 'stage2 to Cleo Mon 16 09:00'],
    },
    {
      title: '9: the reminder is before opening, its mail at opening',
      at: '14T11:10',
      until: '16T09:30',
      due: '16T09:10',
      events: ['reminder Mon 16 08:40', 'stage1 Mon 16 09:10'],
      mails: ['reminder to Ada Mon 16 09:00', 'stage1 to Ada Mon 16 09:10'],
    },
  ])('$title', async ({ at: moment, until, off = [], set = {}, due, events, mails }) => {
    await times(set);
    await daysOff(...off);
    await arrives(day(moment));
    expect(await dueAt()).toEqual(day(due));
    await house.liveUntil(day(until));
    expect(await happened()).toEqual({ events, mails });
  });

  it('4: on Sunday night by mail: the automatic reply leaves at once, Monday has its two hours', async () => {
    house.clock.moveTo(day('15T03:00'));
    await house.receive(...enquiry(anna));
    const [lead] = await house.rows<{ lead_id: string }>('select lead_id from lead');
    leadId = lead?.lead_id ?? '';
    const replies = await house.rows<{ kind: string; at: Temporal.Instant }>(
      "select letter.kind, outbox.created_at as at from outbox join letter using (letter_id) where letter.kind = 'automaticReply'",
    );
    expect(replies).toEqual([{ kind: 'automaticReply', at: day('15T03:00') }]);
    expect(await dueAt()).toEqual(day('16T11:00'));
    await house.liveUntil(day('16T11:00'));
    expect(await house.events(leadId)).toEqual(['reminder Mon 16 10:30', 'stage1 Mon 16 11:00']);
  });
});

describe('a follow-up', () => {
  beforeEach(async () => {
    await arrives(day('10T10:00'));
  });

  it('10: on Sunday takes effect then, only its mails wait', async () => {
    await times({ followUpsRespectWorkingHours: false });
    await answers(day('15T10:00'));
    await house.liveUntil(day('16T09:00'));
    expect(await happened()).toEqual({
      events: ['followUp Sun 15 10:00', 'followUpStage2 Sun 15 22:00'],
      mails: ['followUp to Ada Mon 16 09:00', 'followUpStage2 to Cleo Mon 16 09:00'],
    });
  });

  it('11: where follow-ups respect the hours, takes effect at the next opening, and its stage 2 too', async () => {
    await answers(day('15T10:00'));
    await house.liveUntil(day('17T09:00'));
    expect(await dueAt()).toEqual(day('15T10:00'));
    expect(await happened()).toEqual({
      events: ['followUp Mon 16 09:00', 'followUpStage2 Tue 17 09:00'],
      mails: ['followUp to Ada Mon 16 09:00', 'followUpStage2 to Cleo Tue 17 09:00'],
    });
  });

  it('12: takes the place of stage 1 when somebody answers in time', async () => {
    await house.liveUntil(day('10T11:59'));
    await answers(day('11T10:00'));
    expect(await dueAt()).toEqual(day('11T10:00'));
    await house.liveUntil(day('11T10:00'));
    expect((await house.events(leadId)).slice(1)).toEqual(['followUp Wed 11 10:00']);
  });

  it.each([
    ['spring', '2026-03-28T22:00', '2026-03-29T11:00', 'Sun 29 11:00'],
    ['autumn', '2026-10-24T22:00', '2026-10-25T09:00', 'Sun 25 09:00'],
  ])('16: twelve hours elapse over the change of the clock in %s', async (_, from, to, shown) => {
    await times({ followUpsRespectWorkingHours: false });
    await answers(at(from));
    await house.liveUntil(at(to));
    expect((await house.events(leadId)).at(-1)).toBe(`followUpStage2 ${shown}`);
  });
});

describe('what people do', () => {
  it('13: handed over at 11:00 the due moment stays, and the reminder goes to the new assignee', async () => {
    await arrives(day('10T10:00'));
    await house.liveUntil(day('10T11:00'));
    await house.as(person(ADA), (tx) => handOverLead(tx, rights, { leadId, userId: person(BEN) }));
    expect(await dueAt()).toEqual(day('10T12:00'));
    await house.liveUntil(day('10T11:30'));
    expect((await house.mails(leadId)).filter((mail) => mail.startsWith('reminder'))).toEqual([
      'reminder to Ben Tue 10 11:30',
    ]);
  });

  it('14: a notice of the night is dropped when somebody answers before opening', async () => {
    await arrives(day('13T16:00'));
    await house.liveUntil(day('14T08:30'));
    await answers();
    await house.liveUntil(day('14T12:00'));
    expect(await happened()).toEqual({
      events: ['reminder Fri 13 17:30', 'stage1 Fri 13 18:00', 'stage2 Fri 13 22:00'],
      mails: ['reminder to Ada Fri 13 17:30', 'stage1 to Ada dropped', 'stage2 to Cleo dropped'],
    });
  });

  it('15: a reminder of 3 h with 2 h to answer is refused', async () => {
    await expect(times({ reminderMinutes: 180 })).rejects.toMatchObject({
      refusal: { code: 'settings.reminderNotBeforeResponse', field: 'value.reminderMinutes' },
    });
  });
});
