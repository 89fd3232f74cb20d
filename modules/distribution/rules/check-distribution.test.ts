import { expect, it } from 'vitest';
import type { DistributionGroup, DistributionSettings } from '../../dealers/contract.ts';
import { type CheckedHouse, checkDistribution } from './check-distribution.ts';

const house: CheckedHouse = {
  people: [
    { userId: 'ann', name: 'Ann', active: true, receivesRequests: true },
    { userId: 'ben', name: 'Ben', active: true, receivesRequests: false },
    { userId: 'pia', name: 'Pia', active: true, receivesRequests: false },
    { userId: 'old', name: 'Olga', active: false, receivesRequests: true },
  ],
  sourceIds: ['portal', 'site'],
  dealerIds: ['here', 'there'],
};
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
  giveBackInvalid: false,
  distributeExistingContacts: false,
  vehiclePersonFirst: false,
};
let number = 0;
const group = (more: Partial<DistributionGroup> = {}): DistributionGroup => ({
  groupId: `g${number++}`,
  name: `Group ${number}`,
  match: {},
  mode: 'rotation',
  poolUserId: null,
  poolWeight: 1,
  members: [{ userId: 'ann', weight: 1 }],
  ...more,
});
const pool = { mode: 'pool', poolUserId: 'pia' } as const;
const quiet = { ...house, people: house.people.map((person) => ({ ...person, receivesRequests: false })) };

/** `field:code`, without the area. */
function found(change: Partial<DistributionSettings>, around: CheckedHouse = house): string[] {
  return checkDistribution({ ...settings, ...change }, around).map(
    ({ field, code }) => `${field}:${code.replace('settings.', '')}`,
  );
}

it.each<[string, Partial<DistributionSettings>, string[], CheckedHouse?]>([
  ['as delivered', {}, []],
  ['a pool user without a pool waits for better times', { poolUserId: 'old' }, []],
  ['a pool without its user', { mode: 'pool' }, ['poolUserId:poolWithoutUser'], quiet],
  ['a pool of somebody who left', { ...pool, poolUserId: 'old' }, ['poolUserId:userUnknown'], quiet],
  ['a pool while somebody receives requests', pool, ['mode:poolBesideReceivers']],
  ['a pool when only its user receives requests', { ...pool, poolUserId: 'ann' }, []],
  ['both, said so', { ...pool, mode: 'mixed' }, []],
  ['mixed without a pool user', { mode: 'mixed' }, ['poolUserId:poolWithoutUser']],
  ['a pool beside groups in turn', { ...pool, groups: [group()] }, ['mode:poolBesideRotatingGroups'], quiet],
  [
    'a pool beside mixed groups',
    { ...pool, groups: [group({ mode: 'mixed', poolUserId: 'ben' })] },
    ['mode:poolBesideRotatingGroups'],
    quiet,
  ],
  ['a pool beside pools', { ...pool, groups: [group(pool)] }, [], quiet],
  ['a rotation beside the pool of a group', { groups: [group(pool)] }, []],
  [
    'last resorts that left',
    { fallbackUserId: 'old', administratorUserId: 'who' },
    ['fallbackUserId:userUnknown', 'administratorUserId:userUnknown'],
  ],
  ['shares of nobody', { weights: { ann: 2, old: 2 } }, ['weights.old:shareOfNobody']],
  [
    'a group’s pool without its user',
    { groups: [group({ mode: 'pool' })] },
    ['groups.0.poolUserId:poolWithoutUser'],
  ],
  [
    'a group with nobody in it',
    { groups: [group({ members: [] })] },
    ['groups.0.members:groupWithoutMembers'],
  ],
  ['a pool from which everybody may claim', { groups: [group({ ...pool, members: [] })] }, []],
  [
    'members who left or stand there twice',
    {
      groups: [
        group({
          members: ['ann', 'old', 'ann'].map((userId) => ({ userId, weight: 1 })),
        }),
      ],
    },
    ['groups.0.members.1.userId:userUnknown', 'groups.0.members.2.userId:memberTwice'],
  ],
  ['a group without a name', { groups: [group({ name: ' ' })] }, ['groups.0.name:groupWithoutName']],
  [
    'conditions that name nothing',
    {
      groups: [
        group({ match: { leadTypes: ['vehicle', 'boat'], sourceIds: ['x'], dealerIds: ['there', 'far'] } }),
      ],
    },
    [
      'groups.0.match.leadTypes.1:leadTypeUnknown',
      'groups.0.match.sourceIds.0:sourceUnknown',
      'groups.0.match.dealerIds.1:dealerNotInGroup',
    ],
  ],
  [
    'a type that every object has',
    { groups: [group({ match: { leadTypes: ['constructor'] } })] },
    ['groups.0.match.leadTypes.0:leadTypeUnknown'],
  ],
  [
    'two groups of one name and id',
    {
      groups: [
        group({ groupId: 'g', name: 'A', match: { languages: ['de'] } }),
        group({ groupId: 'g', name: 'a ', match: { languages: ['nl'] } }),
      ],
    },
    ['groups.1.groupId:groupTwice', 'groups.1.name:groupNameTaken'],
  ],
])('%s', (_, change, expected, around) => {
  expect(found(change, around)).toEqual(expected);
});

it.each<[string, DistributionGroup['match'], DistributionGroup['match'], boolean]>([
  ['the same', { brands: ['Opel'] }, { brands: ['Opel'] }, true],
  ['the same in other letters', { brands: ['Opel'] }, { brands: ['OPEL '] }, true],
  ['a part', { brands: ['Opel', 'Ford'] }, { brands: ['Ford'] }, true],
  ['everything before something', {}, { languages: ['nl'] }, true],
  ['more conditions after fewer', { languages: ['nl'] }, { languages: ['nl'], conditions: ['new'] }, true],
  ['something before everything', { languages: ['nl'] }, {}, false],
  ['one more brand', { brands: ['Opel'] }, { brands: ['Opel', 'Ford'] }, false],
  ['another condition', { brands: ['Opel'] }, { conditions: ['new'] }, false],
  ['fewer conditions after more', { brands: ['Opel'], conditions: ['new'] }, { brands: ['Opel'] }, false],
])('a second group: %s', (_, first, second, hidden) => {
  const groups = [group({ match: first }), group({ match: second })];
  expect(found({ groups })).toEqual(hidden ? ['groups.1.match:groupNeverReached'] : []);
});

it('names who is in the way', () => {
  const [finding] = checkDistribution({ ...settings, ...pool }, house);
  expect(finding).toEqual({ field: 'mode', code: 'settings.poolBesideReceivers', details: { names: 'Ann' } });
});
