import { describe, expect, it } from 'vitest';
import type { PastLead } from './past.ts';
import { annAndBen, berlin, lead, pastOf } from './replay.cases.ts';
import { measurePace, replay } from './replay.ts';

const setup = annAndBen();
const saturdays = {
  ...setup,
  hours: {
    ...setup.hours,
    weekly: { ...setup.hours.weekly, sat: [['09:00', '13:00']] as [string, string][] },
  },
};

function figures(leads: readonly PastLead[], house = saturdays) {
  const past = pastOf(...leads);
  return replay(house, past, { model: 'moment', pace: measurePace(house, past) }).figures;
}

const answeredAt = (at: string, answer: string | null, more: Partial<PastLead> = {}) =>
  lead(at, { ...more, answer: answer === null ? null : { at: berlin(answer), by: 'ann' } });
const mailsOf = (leads: readonly PastLead[], house = saturdays) =>
  Object.fromEntries(figures(leads, house).people.map(({ userId, mails }) => [userId, mails]));

describe('the mails of a replay', () => {
  it.each<[string, string, string | null, { stage1: number; stage2: number }, Record<string, number>]>([
    // new lead
    ['answered at once', '2026-03-03 10:00', '2026-03-03 10:20', { stage1: 0, stage2: 0 }, { ann: 1 }],
    // and the reminder at 11:30
    [
      'answered after the reminder',
      '2026-03-03 10:00',
      '2026-03-03 11:45',
      { stage1: 0, stage2: 0 },
      { ann: 2 },
    ],
    // and stage 1 at 12:00
    ['late', '2026-03-03 10:00', '2026-03-03 15:00', { stage1: 1, stage2: 0 }, { ann: 3 }],
    // and stage 2 at 16:00
    ['very late', '2026-03-03 10:00', '2026-03-03 17:00', { stage1: 1, stage2: 1 }, { ann: 3, sue: 1 }],
    ['never', '2026-03-03 10:00', null, { stage1: 1, stage2: 1 }, { ann: 3, sue: 1 }],
    // the new lead's mail would have left on Wednesday at 09:00
    [
      'of the evening, answered before opening',
      '2026-03-03 20:00',
      '2026-03-04 08:30',
      { stage1: 0, stage2: 0 },
      {},
    ],
    // stage 1 on Friday 16:00, its stage 2 at 20:00, the supervisor's mail on Saturday at 09:00
    [
      'stage 2 at night',
      '2026-03-06 14:00',
      '2026-03-07 09:30',
      { stage1: 1, stage2: 1 },
      { ann: 3, sue: 1 },
    ],
    [
      'stage 2 at night, pointless by morning',
      '2026-03-06 14:00',
      '2026-03-07 08:30',
      { stage1: 1, stage2: 1 },
      { ann: 3 },
    ],
  ])('%s', (_, at, answer, stages, mails) => {
    const leads = [answeredAt(at, answer)];
    expect(figures(leads)).toMatchObject(stages);
    expect(mailsOf(leads)).toMatchObject(mails);
    expect(figures(leads).mails).toBe(Object.values(mails).reduce((sum, n) => sum + n, 0));
  });

  it('gathers what waits for the same opening in one digest per person', () => {
    const of = (at: string) => answeredAt(at, '2026-03-04 09:10', { asked: null, givenTo: 'ann' });
    const known = { contactUserId: 'ann', openLeads: [], vehicle: null };
    const leads = ['2026-03-03 19:00', '2026-03-03 20:00', '2026-03-03 21:00'].map((at) => ({
      ...of(at),
      asked: known,
    }));
    expect(mailsOf(leads)).toEqual({ ann: 1 });
  });

  it('tells the deputy of an absent assignee too, and that of an absent supervisor instead', () => {
    const absences = [
      { userId: 'sue', from: berlin('2026-03-03 00:00'), until: berlin('2026-03-05 00:00'), deputyId: 'ada' },
      { userId: 'ann', from: berlin('2026-03-03 11:00'), until: berlin('2026-03-05 00:00'), deputyId: 'ben' },
    ];
    expect(mailsOf([answeredAt('2026-03-03 10:00', null)], { ...saturdays, absences })).toEqual({
      ann: 3,
      ben: 2,
      ada: 1,
    });
  });

  it('tells the fallback user and the administrator where there is no supervisor', () => {
    const people = saturdays.people.map((person) => ({ ...person, supervisorIds: [] }));
    expect(mailsOf([answeredAt('2026-03-03 10:00', null)], { ...saturdays, people })).toEqual({
      ann: 3,
      ada: 1,
    });
  });

  it('tells all who may claim of a lead in the pool, and the supervisors of the pool user', () => {
    const { distribution } = saturdays;
    const pool = {
      ...saturdays,
      distribution: { ...distribution, mode: 'pool' as const, poolUserId: 'pool' },
    };
    expect(mailsOf([answeredAt('2026-03-03 10:00', null)], pool)).toEqual({ ann: 3, ben: 3, sue: 4, ada: 3 });
    const quiet = { ...distribution.pool, notify: false };
    const silent = { ...pool, distribution: { ...pool.distribution, pool: quiet } };
    expect(mailsOf([answeredAt('2026-03-03 10:00', null)], silent)).toMatchObject({ sue: 1 });
  });
});
