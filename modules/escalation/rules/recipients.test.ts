import { describe, expect, it } from 'vitest';
import type { EventKind } from './event-moments.ts';
import { poolsOf, recipientsOf, type Staff, type StaffMember } from './recipients.ts';

const NOW = 1000;

function member(userId: string, more: Partial<StaffMember> = {}): StaffMember {
  return { userId, active: true, canBeAssigned: true, administers: false, supervisorIds: [], ...more };
}
function away(userId: string, deputyId: string | null, until = 2000) {
  return { userId, deputyId, from: 0, until };
}
function house(more: Partial<Staff> = {}): Staff {
  return {
    people: [
      member('vera', { supervisorIds: ['sven', 'sara'] }),
      member('viktor', { supervisorIds: ['viktor'] }),
      member('solo'),
      member('sven', { canBeAssigned: false }),
      member('sara'),
      member('inbox', { supervisorIds: ['sara'] }),
      member('gone', { active: false }),
      member('adam', { administers: true, canBeAssigned: false }),
    ],
    absences: [],
    pools: [],
    fallbackUserId: null,
    administratorUserId: null,
    ...more,
  };
}
/** `viktor deputyOf vera`, or `vera assignee`. */
function told(kind: EventKind, assigneeId: string | null, more: Partial<Staff> = {}): string[] {
  return recipientsOf({ kind, assigneeId }, house(more), NOW).map(({ userId, because, standsInFor }) =>
    [userId, because, standsInFor].filter(Boolean).join(' '),
  );
}

describe.each(['reminder', 'stage1', 'followUp'] as const)('%s', (kind) => {
  it.each<{ title: string; of: string | null; more?: Partial<Staff>; expected: string[] }>([
    { title: 'the assignee', of: 'vera', expected: ['vera assignee'] },
    {
      title: 'an absent assignee and the deputy',
      of: 'vera',
      more: { absences: [away('vera', 'viktor')] },
      expected: ['vera assignee', 'viktor deputyOf vera'],
    },
    {
      title: 'the deputy of the deputy',
      of: 'vera',
      more: { absences: [away('vera', 'viktor'), away('viktor', 'solo')] },
      expected: ['vera assignee', 'solo deputyOf vera'],
    },
    {
      title: 'the absent assignee alone when nobody stands in',
      of: 'vera',
      more: { absences: [away('vera', null)] },
      expected: ['vera assignee'],
    },
    {
      title: 'no deputy of an absence that is over',
      of: 'vera',
      more: { absences: [away('vera', 'viktor', NOW)] },
      expected: ['vera assignee'],
    },
    {
      title: 'no deputy who has left',
      of: 'vera',
      more: { absences: [away('vera', 'gone')] },
      expected: ['vera assignee'],
    },
    { title: 'of a lead that nobody has: every administrator', of: null, expected: ['adam lastResort'] },
    { title: 'of somebody who has left: every administrator', of: 'gone', expected: ['adam lastResort'] },
    {
      title: 'of a lead that nobody has: who is named',
      of: null,
      more: { fallbackUserId: 'solo', administratorUserId: 'adam' },
      expected: ['solo lastResort', 'adam lastResort'],
    },
    {
      title: 'the same person named twice, once',
      of: null,
      more: { fallbackUserId: 'adam', administratorUserId: 'adam' },
      expected: ['adam lastResort'],
    },
  ])('goes to $title', ({ of, more = {}, expected }) => {
    expect(told(kind, of, more)).toEqual(expected);
  });
});

describe('a lead in a pool', () => {
  const dealerPool = [{ userId: 'inbox', memberIds: null, notifies: true }];

  it('is told to everybody who may claim and is here, and not to the inbox', () => {
    expect(told('stage1', 'inbox', { pools: dealerPool, absences: [away('sara', 'vera')] })).toEqual([
      'vera poolMember',
      'viktor poolMember',
      'solo poolMember',
    ]);
  });

  it('of a group, to its members in their order', () => {
    const pools = [{ userId: 'inbox', memberIds: ['viktor', 'sven', 'gone', 'vera'], notifies: true }];
    expect(told('reminder', 'inbox', { pools })).toEqual(['viktor poolMember', 'vera poolMember']);
  });

  it('is told to the inbox when nobody may claim, or nobody wants to be told', () => {
    const pools = [{ userId: 'inbox', memberIds: ['sven'], notifies: true }];
    expect(told('stage1', 'inbox', { pools })).toEqual(['inbox assignee']);
    expect(
      told('stage1', 'inbox', { pools: dealerPool.map((pool) => ({ ...pool, notifies: false })) }),
    ).toEqual(['inbox assignee']);
  });

  it('goes at stage 2 to the supervisors of the pool user', () => {
    expect(told('stage2', 'inbox', { pools: dealerPool })).toEqual(['sara supervisor']);
  });

  it('stands in the settings of the dealer and of its groups', () => {
    const pools = poolsOf({
      poolUserId: 'inbox',
      pool: { oldestOnly: false, notify: false, handOverMinutes: null },
      groups: [
        {
          groupId: 'g1',
          name: 'Used',
          match: {},
          mode: 'pool',
          poolUserId: 'used',
          poolWeight: 1,
          members: [{ userId: 'vera', weight: 2 }],
        },
        {
          groupId: 'g2',
          name: 'New',
          match: {},
          mode: 'rotation',
          poolUserId: null,
          poolWeight: 1,
          members: [],
        },
      ],
    });
    expect(pools).toEqual([
      { userId: 'inbox', memberIds: null, notifies: false },
      { userId: 'used', memberIds: ['vera'], notifies: false },
    ]);
  });
});

describe.each(['stage2', 'followUpStage2'] as const)('%s', (kind) => {
  it.each<{ title: string; of: string | null; more?: Partial<Staff>; expected: string[] }>([
    { title: 'all supervisors in their order', of: 'vera', expected: ['sven supervisor', 'sara supervisor'] },
    {
      title: 'the deputy in the place of an absent one',
      of: 'vera',
      more: { absences: [away('sven', 'solo')] },
      expected: ['solo deputyOf sven', 'sara supervisor'],
    },
    {
      title: 'each once, by the first reason',
      of: 'vera',
      more: { absences: [away('sven', 'sara')] },
      expected: ['sara deputyOf sven'],
    },
    {
      title: 'nobody as their own supervisor: the administrator',
      of: 'viktor',
      expected: ['adam lastResort'],
    },
    {
      title: 'nobody as the deputy of their own supervisor',
      of: 'vera',
      more: { absences: [away('sven', 'vera'), away('sara', 'vera')] },
      expected: ['adam lastResort'],
    },
    {
      title: 'the last resort when all supervisors are away and nobody stands in',
      of: 'vera',
      more: { absences: [away('sven', null), away('sara', null)], fallbackUserId: 'solo' },
      expected: ['solo lastResort'],
    },
    { title: 'the last resort when there is no supervisor', of: 'solo', expected: ['adam lastResort'] },
    {
      title: 'the last resort, but rather not to the assignee',
      of: 'solo',
      more: { fallbackUserId: 'solo', administratorUserId: 'adam' },
      expected: ['adam lastResort'],
    },
    {
      title: 'the assignee when nobody else is the last resort: better than nobody',
      of: 'solo',
      more: { fallbackUserId: 'solo' },
      expected: ['solo lastResort'],
    },
    { title: 'the last resort for a lead that nobody has', of: null, expected: ['adam lastResort'] },
    {
      title: 'an absent administrator all the same, and who stands in',
      of: null,
      more: { administratorUserId: 'adam', absences: [away('adam', 'sara')] },
      expected: ['adam lastResort', 'sara deputyOf adam'],
    },
  ])('goes to $title', ({ of, more = {}, expected }) => {
    expect(told(kind, of, more)).toEqual(expected);
  });
});
