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
      title: 'outside the group moves nothing',
      request: { vehicle: { ...golf, dealerId: 'east' } },
      state: located,
      expected: 'assigned ann by rotation',
    },
  ]);
});
