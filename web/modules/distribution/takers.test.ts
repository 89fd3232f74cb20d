import { describe, expect, it } from 'vitest';
import type { DistributionGroup, User } from '../../api/types.ts';
import { takersOf } from './takers.ts';

const now = Date.parse('2026-11-27T09:00:00Z'); // a Friday
const moment = { now, today: '2026-11-27' };
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

const person = (userId: string, more: Partial<User> = {}): User => ({
  userId,
  name: userId,
  email: `${userId}@x.example`,
  userName: null,
  role: 'salesperson',
  roleName: null,
  active: true,
  invited: false,
  receivesRequests: true,
  canBeAssigned: true,
  supervisors: [],
  absences: [],
  hours: null,
  leadsThisWeek: 0,
  openLeads: 0,
  mayChange: true,
  mayChangeHours: true,
  ...more,
});
const away = (deputy: string | null): Partial<User> => ({
  absences: [
    {
      absenceId: 'a',
      from: '2026-11-26T00:00:00Z',
      until: '2026-11-30T00:00:00Z',
      deputy: deputy === null ? null : { userId: deputy, name: deputy },
      openWork: 'stays',
      handedOverAt: null,
      mayRemove: true,
    },
  ],
});
const rules = {
  mode: 'rotation' as const,
  poolUserId: null,
  poolWeight: 1,
  weights: {},
  groups: [] as DistributionGroup[],
  deputiesReceive: true,
};
const group = (more: Partial<DistributionGroup>): DistributionGroup => ({
  groupId: 'g',
  name: 'Neuwagen',
  match: { brands: ['Volkswagen'] },
  mode: 'rotation',
  poolUserId: null,
  poolWeight: 1,
  members: [
    { userId: 'anna', weight: 1 },
    { userId: 'ben', weight: 3 },
  ],
  ...more,
});
const told = (found: ReturnType<typeof takersOf>) => ({
  pool: found.pool,
  people: found.people.map(({ userId, weight, standsInFor }) => [userId, weight, ...standsInFor].join(' ')),
  without: found.without.map(({ userId, reason }) => `${userId} ${reason}`),
});

describe('who receives today', () => {
  it.each<[string, Partial<typeof rules>, User[], ReturnType<typeof told>]>([
    [
      'everybody who receives, with their shares',
      { weights: { ben: 2 } },
      [person('anna'), person('ben'), person('cleo', { receivesRequests: false })],
      { pool: null, people: ['anna 1', 'ben 2'], without: [] },
    ],
    [
      'the deputy of an absent one',
      {},
      [person('anna', away('cleo')), person('ben'), person('cleo', { receivesRequests: false })],
      { pool: null, people: ['ben 1', 'cleo 1 anna'], without: ['anna absentDeputyTakes'] },
    ],
    [
      'nobody for an absent one when deputies do not receive',
      { deputiesReceive: false },
      [person('anna', away('ben')), person('ben')],
      { pool: null, people: ['ben 1'], without: ['anna absentDeputiesOff'] },
    ],
    [
      'not who has no hours on a Friday',
      {},
      [person('anna', { hours: closed }), person('ben', { hours: { ...closed, fri: [['09:00', '12:00']] } })],
      { pool: null, people: ['ben 1'], without: ['anna offDuty'] },
    ],
  ])('%s', (_, change, people, expected) => {
    expect(told(takersOf({ ...rules, ...change }, null, people, moment))).toEqual(expected);
  });

  it('the pool alone, and the pool among people', () => {
    const people = [person('anna'), person('pool', { receivesRequests: false })];
    const pool = { ...rules, mode: 'pool' as const, poolUserId: 'pool' };
    expect(told(takersOf(pool, null, people, moment))).toEqual({ pool: 'pool', people: [], without: [] });
    expect(takersOf(pool, null, people, moment).claimers).toEqual(['anna']);
    const mixed = { ...pool, mode: 'mixed' as const };
    expect(told(takersOf(mixed, null, people, moment))).toMatchObject({ pool: 'pool', people: ['anna 1'] });
  });

  it("who may claim from a group's pool: its members, everybody where it names none, never its user", () => {
    const people = [
      person('anna'),
      person('ben'),
      person('cleo', { canBeAssigned: false, receivesRequests: false }),
    ];
    const claimers = (members: string[]) =>
      takersOf(
        {
          ...rules,
          groups: [
            group({
              mode: 'pool',
              poolUserId: 'ben',
              members: members.map((userId) => ({ userId, weight: 1 })),
            }),
          ],
        },
        'g',
        people,
        moment,
      ).claimers;
    expect(claimers(['anna', 'ben', 'cleo'])).toEqual(['anna']);
    expect(claimers([])).toEqual(['anna']);
    expect(takersOf(rules, null, people, moment).claimers).toEqual([]);
  });

  it("a group's members, whatever the group takes, and nobody else", () => {
    const people = [person('anna'), person('ben', away(null)), person('cleo')];
    const settings = { ...rules, groups: [group({})] };
    expect(told(takersOf(settings, 'g', people, moment))).toEqual({
      pool: null,
      people: ['anna 1'],
      without: ['ben absentNoDeputy'],
    });
    expect(
      told(takersOf({ ...rules, groups: [group({ members: [] })] }, 'g', people, moment)).people,
    ).toEqual([]);
  });
});
