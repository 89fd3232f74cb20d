import { expect, it } from 'vitest';
import type { DistributionGroup, DistributionSettings } from '../../../api/types.ts';
import { problemsOf } from './problems.ts';

const settings: DistributionSettings = {
  mode: 'rotation',
  poolUserId: null,
  poolWeight: 1,
  pool: { oldestOnly: false, notify: true, handOverMinutes: null },
  weights: {},
  groups: [],
  useVehicleLocation: false,
  fallbackUserId: null,
  administratorUserId: null,
  deputiesReceive: true,
  distributeExistingContacts: false,
  vehiclePersonFirst: false,
};
const group = (more: Partial<DistributionGroup>): DistributionGroup => ({
  groupId: 'g',
  name: 'Neuwagen',
  match: {},
  mode: 'rotation',
  poolUserId: null,
  poolWeight: 1,
  members: [{ userId: 'anna', weight: 1 }],
  ...more,
});

it.each<[string, Partial<DistributionSettings>, Record<string, string>]>([
  ['as delivered', {}, {}],
  ['a pool without its user', { mode: 'pool' }, { poolUserId: 'needsPoolUser' }],
  ['a pool with its user', { mode: 'mixed', poolUserId: 'anna' }, {}],
  [
    'no time to wait',
    { pool: { ...settings.pool, handOverMinutes: 0 } },
    { 'pool.handOverMinutes': 'tooShort' },
  ],
  ['a group without a name', { groups: [group({ name: ' ' })] }, { 'groups.0.name': 'needsName' }],
  [
    'two groups of one name',
    { groups: [group({}), group({ name: 'neuwagen ' })] },
    { 'groups.1.name': 'nameTaken' },
  ],
  ['a group without members', { groups: [group({ members: [] })] }, { 'groups.0.members': 'needsMembers' }],
  [
    'a pool from which nobody may claim',
    { groups: [group({ mode: 'pool', poolUserId: 'ben', members: [] })] },
    { 'groups.0.members': 'needsMembers' },
  ],
  [
    'a mixed group without a pool',
    { groups: [group({}), group({ name: 'b', mode: 'mixed' })] },
    { 'groups.1.poolUserId': 'needsPoolUser' },
  ],
])('%s', (_, change, problems) => {
  expect(problemsOf({ ...settings, ...change })).toEqual(problems);
});
