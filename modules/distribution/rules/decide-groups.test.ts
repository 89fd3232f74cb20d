import { describe } from 'vitest';
import { type Case, table } from './decide.cases.ts';
import { sampleAbsences, sampleState, sampleUser } from './sample.ts';
import type { DistributionGroup } from './types.ts';

const golf = { vehicleId: 'golf', contactPersonId: null };
const poolUser = sampleUser('pool', { receivesRequests: false });

describe('groups', () => {
  const group = (groupId: string, more: Partial<DistributionGroup> = {}): DistributionGroup => ({
    groupId,
    match: {},
    mode: 'rotation',
    members: [{ userId: 'ben', weight: 1 }],
    ...more,
  });
  const used = group('used', { match: { conditions: ['used'] } });
  const usedGolf = { vehicleId: 'golf', contactPersonId: null, condition: 'used' as const };
  const condition = (match: DistributionGroup['match']): Case['state'] => ({
    groups: [group('g', { match })],
    settings: { dealerId: 'north' },
  });
  table([
    {
      title: 'the first that matches',
      request: { vehicle: usedGolf },
      state: { groups: [group('new', { match: { conditions: ['new'] } }), used, group('all')] },
      expected: 'assigned ben by group',
      reasons:
        'openLead:noOpenLead existingContact:nobodyNamed vehiclePerson:nobodyNamed group:otherCondition group:nextInRotation',
    },
    {
      title: 'none matches: the rotation of the dealer',
      state: { groups: [used] },
      expected: 'assigned ann by rotation',
    },
    ...(
      [
        ['VW', 'Volkswagen'],
        ['skoda', 'Škoda'],
        ['Mercedes Benz', 'Mercedes'],
        ['CITROËN', 'Citroen'],
      ] as const
    ).map(([asked, set]) => ({
      title: `${asked} is ${set}`,
      request: { vehicle: { vehicleId: null, contactPersonId: null, brand: asked } },
      state: condition({ brands: [set] }),
      expected: 'assigned ben by group',
    })),
    {
      title: 'nobody in it can: the fallback user, not the rest of the house',
      request: { vehicle: usedGolf },
      state: { groups: [used, group('all')], absences: sampleAbsences('ben') },
      expected: 'alarm fay by fallback',
    },
    {
      title: 'a pool of its own',
      state: {
        users: [sampleUser('ann'), poolUser],
        groups: [group('g', { mode: 'pool', poolUserId: 'pool' })],
      },
      expected: 'pool pool by group',
    },
    {
      title: 'by lead type',
      state: condition({ leadTypes: ['vehicle'] }),
      expected: 'assigned ben by group',
    },
    { title: 'by source', state: condition({ sourceIds: ['portal'] }), expected: 'assigned ann by rotation' },
    {
      title: 'by language',
      state: condition({ languages: ['nl', 'de'] }),
      expected: 'assigned ben by group',
    },
    { title: 'by brand', state: condition({ brands: ['vw'] }), expected: 'assigned ann by rotation' },
    {
      title: 'by location, which is here unless said otherwise',
      request: { vehicle: golf },
      state: condition({ dealerIds: ['north'] }),
      expected: 'assigned ben by group',
    },
    {
      title: 'by another location',
      request: { vehicle: golf },
      state: condition({ dealerIds: ['south'] }),
      expected: 'assigned ann by rotation',
    },
  ]);
});

describe('the pool', () => {
  const pooled = (more: object): Case['state'] => ({
    users: [sampleUser('ann'), poolUser, ...sampleState().users.slice(3)],
    settings: { mode: 'pool', poolUserId: 'pool', ...more },
  });
  table([
    { title: 'holds the lead until it is claimed', state: pooled({}), expected: 'pool pool by pool' },
    {
      title: 'comes after the known contact',
      request: { contactUserId: 'ann' },
      state: pooled({}),
      expected: 'assigned ann by existingContact',
    },
    {
      title: 'that nobody set up is an alarm',
      state: pooled({ poolUserId: null }),
      expected: 'alarm fay by fallback',
    },
    {
      title: 'mixed: the first turn is a person',
      state: pooled({ mode: 'mixed' }),
      expected: 'assigned ann by rotation',
    },
    {
      title: 'mixed: the next is the pool',
      state: {
        ...pooled({ mode: 'mixed' }),
        ledgers: {
          dealer: [
            { userId: 'ann', position: 2520, leads: 1, weight: 1, since: 0 },
            { userId: 'pool', position: 0, leads: 0, weight: 1, since: 0 },
          ],
        },
      },
      expected: 'pool pool by rotation',
    },
  ]);
});

describe('a lead that is given anew', () => {
  const users = [sampleUser('ann'), sampleUser('ben'), poolUser, ...sampleState().users.slice(3)];
  const pool = { users, settings: { mode: 'pool', poolUserId: 'pool' } } as const;
  const anew = (because: 'poolHandOver' | 'reassigned' | 'returned', exceptUserId: string | null) => ({
    again: { because, exceptUserId },
  });
  table([
    {
      title: 'leaves the pool for the rotation',
      request: anew('poolHandOver', 'pool'),
      state: pool,
      expected: 'assigned ann by rotation',
      reasons:
        'again:poolHandOver openLead:noOpenLead existingContact:nobodyNamed vehiclePerson:nobodyNamed rotation:nextInRotation',
    },
    {
      title: 'leaves another lead of the customer in the pool',
      request: {
        ...anew('poolHandOver', 'pool'),
        openLeads: [{ leadId: 'l1', assigneeId: 'pool', vehicleId: null, poolKey: 'dealer' }],
      },
      state: pool,
      expected: 'assigned ann by rotation',
    },
    {
      title: 'passes over who had it, also as a deputy and as who looks after the customer',
      request: { ...anew('reassigned', 'ann'), contactUserId: 'ann' },
      state: { absences: sampleAbsences('ben>ann') },
      expected: 'assigned cleo by rotation',
    },
    {
      title: 'is an alarm when nobody else can take it',
      request: anew('reassigned', 'ann'),
      state: { users: [sampleUser('ann'), sampleUser('fay', { receivesRequests: false })] },
      expected: 'alarm fay by fallback',
    },
    {
      title: 'goes back into the pool',
      request: { ...anew('returned', null), contactUserId: 'ann' },
      state: pool,
      expected: 'pool pool by pool',
      reasons: 'again:returned pool:inPool',
    },
    {
      title: 'goes back into the pool of its group',
      request: anew('returned', null),
      state: {
        ...pool,
        groups: [{ groupId: 'g', match: {}, mode: 'pool', poolUserId: 'pool', members: [] }],
      },
      expected: 'pool pool by group',
    },
    {
      title: 'goes nowhere without a pool',
      request: anew('returned', null),
      expected: 'alarm nobody by pool',
      reasons: 'again:returned pool:noPoolUser',
    },
  ]);
});

describe('the location of the vehicle', () => {
  const south = { vehicle: { ...golf, dealerId: 'south' } };
  const located = {
    settings: { useVehicleLocation: true, dealerId: 'north', sameGroupDealerIds: ['south'] },
  };
  table([
    { title: 'moves the lead', request: south, state: located, expected: 'moved nobody by vehicleLocation' },
    { title: 'is no matter when switched off', request: south, expected: 'assigned ann by rotation' },
    {
      title: 'stands here',
      request: { vehicle: golf },
      state: located,
      expected: 'assigned ann by rotation',
    },
    {
      title: 'moves a lead once',
      request: { ...south, movedFromDealerId: 'west' },
      state: located,
      expected: 'assigned ann by rotation',
    },
    {
      title: 'tells where it came from, also where the setting is off',
      request: { vehicle: golf, movedFromDealerId: 'west' },
      expected: 'assigned ann by rotation',
      reasons:
        'vehicleLocation:movedAlready openLead:noOpenLead existingContact:nobodyNamed vehiclePerson:nobodyNamed rotation:nextInRotation',
    },
    {
      title: 'stays when it was made here already',
      request: { ...south, staysTogether: true },
      state: located,
      expected: 'assigned ann by rotation',
      reasons:
        'vehicleLocation:staysTogether openLead:noOpenLead existingContact:nobodyNamed vehiclePerson:nobodyNamed rotation:nextInRotation',
    },
    {
      title: 'of a car that nobody has in stock says nothing',
      request: { vehicle: { vehicleId: null, contactPersonId: null } },
      state: located,
      expected: 'assigned ann by rotation',
      reasons:
        'openLead:noOpenLead existingContact:nobodyNamed vehiclePerson:nobodyNamed rotation:nextInRotation',
    },
    {
      title: 'outside the group moves nothing',
      request: { vehicle: { ...golf, dealerId: 'east' } },
      state: located,
      expected: 'assigned ann by rotation',
    },
  ]);
});
