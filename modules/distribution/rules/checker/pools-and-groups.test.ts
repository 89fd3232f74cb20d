import { describe } from 'vitest';
import { sampleGroup, samplePerson } from './sample-setup.ts';
import { table } from './table.cases.ts';

const desk = { receivesRequests: false };
const pool = samplePerson('pool', desk);
const claims = [samplePerson('ann', desk), samplePerson('ben', desk)];
const others = [samplePerson('fay', { ...desk, canBeAssigned: false })];

describe('pools', () => {
  table(
    ['poolUserMissing', 'poolUserInactive', 'poolWithoutClaimers', 'poolWithoutSupervisor'],
    [
      {
        title: 'with a user, claimers and a supervisor',
        setup: {
          distribution: { mode: 'pool', poolUserId: 'pool' },
          people: [...claims, pool, samplePerson('sue')],
        },
        expected: [],
      },
      {
        title: 'no user: leads strand',
        setup: { distribution: { mode: 'pool' }, people: [...claims, ...others, samplePerson('ada')] },
        expected: ['error poolUserMissing dealer, now; 2026-06-16 10:00 ends with administrator Ada'],
      },
      {
        title: 'the user has left',
        setup: {
          distribution: { mode: 'pool', poolUserId: 'pool', administratorUserId: null },
          people: [...claims, { ...pool, active: false }],
        },
        expected: ['error poolUserInactive dealer, now; Pool; 2026-06-16 10:00 ends with nobody'],
      },
      {
        title: 'mixed without a user is a rotation',
        setup: {
          distribution: { mode: 'mixed' },
          people: [samplePerson('ann', { supervisorIds: ['ben'] }), ...claims.slice(1)],
        },
        expected: ['warning poolUserMissing dealer, now; 2026-06-16 10:00 ends with person Ann'],
      },
      {
        title: 'nobody claims, and the pool has no supervisor',
        setup: {
          distribution: { mode: 'pool', poolUserId: 'pool' },
          people: [{ ...pool, supervisorIds: [] }, ...others],
        },
        expected: [
          'error poolWithoutClaimers dealer, now; 2026-06-16 10:00 ends with pool Pool',
          'warning poolWithoutSupervisor pool, now; Pool',
        ],
      },
      {
        title: 'the pool of a group whose members have left; one without members is for everybody',
        setup: {
          distribution: {
            groups: [
              sampleGroup('g', {
                mode: 'pool',
                poolUserId: 'pool',
                members: [{ userId: 'cleo', weight: 1 }],
              }),
              sampleGroup('h', { match: {}, mode: 'pool', poolUserId: 'pool', members: [] }),
            ],
          },
          people: [samplePerson('ann'), samplePerson('cleo', { active: false }), pool, samplePerson('sue')],
        },
        expected: ['error poolWithoutClaimers group:g, now; 2026-06-16 10:00 ends with pool Pool'],
      },
    ],
  );
});

describe('modes that do not fit', () => {
  table(
    ['groupsBesidePool', 'mixedWithoutMembers', 'receivesBesidePool', 'stage2WithoutPool'],
    [
      {
        title: 'receiving has no effect beside a pool',
        setup: {
          distribution: { mode: 'pool', poolUserId: 'pool' },
          people: [samplePerson('ann'), samplePerson('ben', { active: false }), pool],
        },
        expected: ['warning receivesBesidePool, now; Ann'],
      },
      {
        title: 'groups that rotate beside a pool',
        setup: {
          distribution: { mode: 'pool', poolUserId: 'pool', groups: [sampleGroup('g')] },
          people: [...claims, pool],
        },
        expected: ['warning groupsBesidePool, now; after Group g'],
      },
      {
        title: 'mixed without people, in the house and in a group',
        setup: {
          distribution: {
            mode: 'mixed',
            poolUserId: 'pool',
            groups: [sampleGroup('g', { mode: 'mixed', poolUserId: 'pool', members: [] })],
          },
          people: [...claims, pool],
        },
        expected: ['warning mixedWithoutMembers dealer, now', 'warning mixedWithoutMembers group:g, now'],
      },
      {
        title: 'back to a pool that is not there after stage 2',
        setup: { escalation: { afterStage2: 'pool' } },
        expected: ['error stage2WithoutPool, now'],
      },
      {
        title: 'back to the pool of a group',
        setup: {
          escalation: { afterStage2: 'pool' },
          distribution: { groups: [sampleGroup('g', { mode: 'pool', poolUserId: 'fay' })] },
        },
        expected: [],
      },
    ],
  );
});

describe('groups that never match', () => {
  const groups = (...matches: Parameters<typeof sampleGroup>[1][]) => ({
    distribution: { groups: matches.map((more, i) => sampleGroup(String.fromCharCode(97 + i), more)) },
  });
  table(
    ['groupNeverMatches'],
    [
      {
        title: 'other conditions',
        setup: groups({ match: { conditions: ['used'] } }, { match: { conditions: ['new'] } }),
        expected: [],
      },
      {
        title: 'overlapping',
        setup: groups({ match: { conditions: ['used'] } }, { match: { brands: ['Audi'] } }),
        expected: [],
      },
      {
        title: 'an earlier one takes more',
        setup: groups(
          { match: { brands: ['Audi', 'VW'] } },
          { match: { brands: ['VW'], languages: ['nl'] } },
        ),
        expected: ['warning groupNeverMatches group:b, now; after Group a'],
      },
      {
        title: 'an earlier one takes everything',
        setup: groups({ match: {} }, { match: {} }),
        expected: ['warning groupNeverMatches group:b, now; after Group a'],
      },
      {
        title: 'two earlier ones together take every car',
        setup: groups(
          { match: { conditions: ['used'] } },
          { match: { conditions: ['new'] } },
          { match: { brands: ['Audi'] } },
          { match: { leadTypes: ['financing'] } },
        ),
        expected: ['warning groupNeverMatches group:c, now; after Group a Group b'],
      },
      {
        title: 'a source that the dealer does not have',
        setup: groups({ match: { sourceIds: ['gone'] } }),
        expected: ['warning groupNeverMatches group:a, now; after '],
      },
      {
        title: 'cars that stand elsewhere, which move there',
        setup: {
          siblings: ['there'],
          distribution: {
            useVehicleLocation: true,
            groups: [sampleGroup('a', { match: { dealerIds: ['there'] } })],
          },
        },
        expected: ['warning groupNeverMatches group:a, now; after '],
      },
      {
        title: 'cars that stand elsewhere and do not move',
        setup: {
          siblings: ['there'],
          distribution: { groups: [sampleGroup('a', { match: { dealerIds: ['there'] } })] },
        },
        expected: [],
      },
    ],
  );
});
