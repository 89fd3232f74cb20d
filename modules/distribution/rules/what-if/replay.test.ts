import { describe, expect, it } from 'vitest';
import type { DealerSetup } from '../setup.ts';
import type { AnswerModel, PastLead } from './past.ts';
import { annAndBen, berlin, lead, pastOf } from './replay.cases.ts';
import { measurePace, replay } from './replay.ts';

const answered = (at: string, by: string, answer: string): PastLead =>
  lead(at, { givenTo: by, answer: { at: berlin(answer), by } });

function replayed(
  leads: readonly PastLead[],
  options: { setup?: DealerSetup; saved?: DealerSetup; model?: AnswerModel } = {},
) {
  const { setup = annAndBen(), saved = setup, model = 'pace' } = options;
  const past = pastOf(...leads);
  return replay(setup, past, { model, pace: measurePace(saved, past) });
}

const withDistribution = (more: Partial<DealerSetup['distribution']>, of = annAndBen()): DealerSetup => ({
  ...of,
  distribution: { ...of.distribution, ...more },
});
const withEscalation = (more: Partial<DealerSetup['escalation']>, of = annAndBen()): DealerSetup => ({
  ...of,
  escalation: { ...of.escalation, ...more },
});
const onSaturdays = (of = annAndBen()): DealerSetup => ({
  ...of,
  hours: { ...of.hours, weekly: { ...of.hours.weekly, sat: [['09:00', '13:00']] } },
});

describe('the clock of a replay', () => {
  it.each([
    ['Tuesday 10:00, answered 11:59', '2026-03-03 10:00', '2026-03-03 11:59', '2026-03-03 12:00', 'inTime'],
    [
      'Tuesday 10:00, answered on the minute',
      '2026-03-03 10:00',
      '2026-03-03 12:00',
      '2026-03-03 12:00',
      'inTime',
    ],
    ['Tuesday 10:00, answered 12:01', '2026-03-03 10:00', '2026-03-03 12:01', '2026-03-03 12:00', 'late'],
    [
      'Tuesday 17:00, answered in the evening',
      '2026-03-03 17:00',
      '2026-03-03 21:00',
      '2026-03-04 10:00',
      'inTime',
    ],
    [
      'Sunday 03:00, answered on Monday 11:30',
      '2026-03-08 03:00',
      '2026-03-09 11:30',
      '2026-03-09 11:00',
      'late',
    ],
  ])('%s', (_, at, answer, due, state) => {
    const [fate] = replayed([answered(at, 'ann', answer)]).fates;
    expect(fate).toMatchObject({ userId: 'ann', dueAt: berlin(due), answeredAt: berlin(answer), state });
  });

  it('does not judge what is not due yet when what is known ends', () => {
    const { fates, figures } = replayed([lead('2026-04-01 11:00'), lead('2026-03-31 11:00')]);
    expect(fates.map(({ state }) => state)).toEqual(['running', 'late']);
    expect(figures).toMatchObject({ leads: 2, running: 1, late: 1, unanswered: 2 });
  });

  it('takes the response time of the lead type, of the source, of the catalogue of sources', () => {
    const setup = withEscalation({
      bySource: { portal: { responseMinutes: 30 } },
      byLeadType: { tradeIn: { responseMinutes: 480 } },
    });
    const past = {
      ...pastOf(
        lead('2026-03-03 10:00', { leadType: 'tradeIn', sourceId: 'portal' }),
        lead('2026-03-03 10:01', { sourceId: 'portal' }),
        lead('2026-03-03 10:02', { sourceId: 'missed' }),
      ),
      sourceMinutes: { portal: 99, missed: 10 },
    };
    const { fates } = replay(setup, past, { model: 'pace', pace: measurePace(setup, past) });
    expect(fates.map(({ response }) => response / 60_000)).toEqual([480, 30, 10]);
  });

  it('lets an attempted call answer where that counts', () => {
    const tried = answered('2026-03-03 10:00', 'ann', '2026-03-04 10:00');
    const leads = [{ ...tried, attempt: { at: berlin('2026-03-03 10:30'), by: 'ann' } }];
    expect(replayed(leads).fates[0]?.state).toBe('late');
    const counts = withEscalation({ attemptedCallCounts: true });
    expect(replayed(leads, { setup: counts, saved: annAndBen() }).fates[0]?.state).toBe('inTime');
  });
});

describe('answers', () => {
  it('keep their working time under other hours, or their moment', () => {
    const leads = [answered('2026-03-06 17:00', 'ann', '2026-03-09 10:30')];
    const options = { setup: onSaturdays(), saved: annAndBen() };
    expect(replayed(leads, options).fates[0]).toMatchObject({
      dueAt: berlin('2026-03-07 10:00'),
      answeredAt: berlin('2026-03-07 10:30'),
    });
    expect(replayed(leads, { ...options, model: 'moment' }).fates[0]).toMatchObject({
      answeredAt: berlin('2026-03-09 10:30'),
      state: 'late',
    });
  });

  it('come sooner where fewer leads wait before them', () => {
    // Three of Saturday, seen to one after the other on Monday, the last one too late.
    const leads = ['10:00', '11:00', '12:00'].map((time, i) =>
      answered(`2026-03-07 ${time}`, 'ann', `2026-03-09 ${['09:45', '10:30', '11:15'][i]}`),
    );
    const only = annAndBen({ people: annAndBen().people.filter(({ userId }) => userId !== 'ben') });
    expect(replayed(leads, { setup: only }).fates.map(({ state }) => state)).toEqual([
      'inTime',
      'inTime',
      'late',
    ]);
    const opened = replayed(leads, { setup: onSaturdays(only), saved: only });
    expect(opened.fates.map(({ state }) => state)).toEqual(['inTime', 'inTime', 'inTime']);
  });

  it('come later from somebody who has more to do', () => {
    const both = ['09:00', '09:01', '09:02', '09:03'].map((time, i) => {
      return answered(`2026-03-03 ${time}`, i % 2 === 0 ? 'ann' : 'ben', `2026-03-03 10:${i < 2 ? 20 : 55}`);
    });
    expect(replayed(both).figures.late).toBe(0);
    const alone = annAndBen();
    const setup = {
      ...alone,
      people: alone.people.map((p) => (p.userId === 'ben' ? { ...p, active: false } : p)),
    };
    const { fates, figures } = replayed(both, { setup, saved: alone });
    expect(new Set(fates.map(({ userId }) => userId))).toEqual(new Set(['ann']));
    expect(figures.late).toBeGreaterThan(0);
  });

  it('stay with whom a lead was handed over to, as long as the first assignee is the same', () => {
    const leads = [
      lead('2026-03-03 10:00', { givenTo: 'ann', answer: { at: berlin('2026-03-03 11:00'), by: 'ben' } }),
    ];
    expect(replayed(leads).fates[0]).toMatchObject({ userId: 'ann', ownerId: 'ann', state: 'inTime' });
  });
});

describe('who gets the lead', () => {
  it('is decided by the rotation with ledgers of its own', () => {
    const leads = ['09:00', '09:01', '09:02', '09:03'].map((time) => lead(`2026-03-03 ${time}`));
    expect(replayed(leads).fates.map(({ userId }) => userId)).toEqual(['ann', 'ben', 'ann', 'ben']);
    const weighted = withDistribution({ weights: { ann: 3 } });
    expect(replayed(leads, { setup: weighted }).figures.people.map(({ leads: n }) => n)).toEqual([3, 1, 0]);
  });

  it('follows the contact that an earlier lead of the replay gave to another', () => {
    const leads = [
      lead('2026-03-03 09:00', { contactId: 'kim', givenTo: 'ben' }),
      lead('2026-03-20 09:00', {
        contactId: 'kim',
        givenTo: 'ben',
        asked: { contactUserId: 'ben', openLeads: [], vehicle: null },
      }),
    ];
    expect(replayed(leads).fates.map(({ userId }) => userId)).toEqual(['ann', 'ann']);
  });

  it('stays with whom a person chose', () => {
    const leads = [
      lead('2026-03-03 09:00', { asked: null, givenTo: 'sue' }),
      // somebody gave the contact to Sue by hand meanwhile
      lead('2026-03-04 09:00', { asked: { contactUserId: 'sue', openLeads: [], vehicle: null } }),
    ];
    expect(replayed(leads).fates.map(({ userId, outcome }) => [userId, outcome])).toEqual([
      ['sue', 'byHand'],
      ['sue', 'assigned'],
    ]);
  });

  it('goes to the deputy of who is absent in the what-if', () => {
    const absences = [
      { userId: 'ann', from: berlin('2026-03-03 00:00'), until: berlin('2026-03-04 00:00'), deputyId: 'sue' },
    ];
    const leads = ['2026-03-03 09:00', '2026-03-03 09:30', '2026-03-04 09:00'].map((at) => lead(at));
    const { fates } = replayed(leads, { setup: annAndBen({ absences }), saved: annAndBen() });
    expect(new Set(fates.slice(0, 2).map(({ userId }) => userId))).toEqual(new Set(['ben', 'sue']));
    expect(fates[2]?.userId).toBe('ann');
  });

  it('respects own hours of who works part time', () => {
    const mornings = [['09:00', '13:00']] as [string, string][];
    const week = {
      mon: mornings,
      tue: mornings,
      wed: mornings,
      thu: mornings,
      fri: mornings,
      sat: [],
      sun: [],
    };
    const { people } = annAndBen();
    const setup = annAndBen({ people: people.map((p) => (p.userId === 'ann' ? { ...p, hours: week } : p)) });
    const leads = ['2026-03-03 14:00', '2026-03-03 15:00', '2026-03-03 22:00'].map((at) => lead(at));
    expect(replayed(leads, { setup }).fates.map(({ userId }) => userId)).toEqual(['ben', 'ben', 'ann']);
  });

  it('is an emergency where nobody can take it, with its moment', () => {
    const { people } = annAndBen();
    const nobody = annAndBen({ people: people.map((p) => ({ ...p, receivesRequests: false })) });
    const { fates, figures } = replayed([lead('2026-03-03 09:00')], { setup: nobody, saved: annAndBen() });
    expect(fates[0]).toMatchObject({ stranded: true, outcome: 'alarm', userId: 'ada' });
    expect(figures.stranded).toBe(1);
  });

  it('leaves the dealer where the vehicle stands elsewhere', () => {
    const vehicle = { vehicleId: 'golf', contactPersonId: null, dealerId: 'south' };
    const setup = withDistribution({ useVehicleLocation: true });
    const group = { ...setup, dealer: { ...setup.dealer, sameGroupDealerIds: ['south'] } };
    const leads = [lead('2026-03-03 09:00', { asked: { contactUserId: null, openLeads: [], vehicle } })];
    const { figures } = replayed(leads, { setup: group, saved: annAndBen() });
    expect(figures).toMatchObject({ leads: 1, moved: 1, late: 0, inTime: 0, people: [] });
    const back = leads.map((one) => ({
      ...one,
      asked: one.asked && { ...one.asked, movedFromDealerId: 'south' },
    }));
    expect(replayed(back, { setup: group, saved: annAndBen() }).figures).toMatchObject({ moved: 0, late: 1 });
  });
});

describe('a pool', () => {
  const pool = withDistribution({ mode: 'pool', poolUserId: 'pool' });

  it('is claimed by who really answered, if they may', () => {
    const leads = [
      answered('2026-03-03 10:00', 'ben', '2026-03-03 11:00'),
      answered('2026-03-03 10:10', 'gone', '2026-03-03 11:10'),
    ];
    const { fates } = replayed(leads, { setup: pool, saved: annAndBen() });
    expect(fates.map(({ userId, ownerId, state }) => [userId, ownerId, state])).toEqual([
      ['ben', 'pool', 'inTime'],
      [null, 'pool', 'late'],
    ]);
  });

  it('hands over to the rotation what nobody claimed in time', () => {
    const handingOver = (handOverMinutes: number | null) =>
      withDistribution({ pool: { oldestOnly: false, notify: true, handOverMinutes } }, pool);
    const leads = [answered('2026-03-03 10:00', 'ben', '2026-03-03 11:00')];
    const takers = (setup: DealerSetup) =>
      replayed(leads, { setup, saved: annAndBen() }).fates.map(({ userId, outcome }) => [userId, outcome]);
    expect(takers(handingOver(90))).toEqual([['ben', 'pool']]);
    expect(takers(handingOver(30))).toEqual([['ann', 'assigned']]);
  });
});
