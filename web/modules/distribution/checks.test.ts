import { expect, it } from 'vitest';
import type { DistributionGroup, DistributionMode, DistributionSettings, User } from '../../api/types.ts';
import { errorUnder, findingsOf, groupMayBe, wayFindings } from './checks.ts';

const group = (mode: DistributionMode, more: Partial<DistributionGroup> = {}): DistributionGroup => ({
  groupId: 'g',
  name: 'Neuwagen',
  match: { sourceIds: ['portal'], dealerIds: ['there'] },
  mode,
  poolUserId: mode === 'rotation' ? null : 'pia',
  poolWeight: 1,
  members: [{ userId: 'anna', weight: 1 }],
  ...more,
});
const settings: DistributionSettings = {
  mode: 'rotation',
  poolUserId: 'pia',
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
const people = (receiving: string[]) =>
  ['anna', 'pia'].map((userId) => ({
    userId,
    name: userId,
    active: true,
    receivesRequests: receiving.includes(userId),
  })) as User[];

it.each<[string, DistributionMode, DistributionGroup[], string[], string[]]>([
  ['a pool when nobody else receives', 'pool', [], ['pia'], []],
  ['a pool beside pools', 'pool', [group('pool')], [], []],
  ['a pool while others receive', 'pool', [], ['anna'], ['poolBesideReceivers']],
  ['a pool beside groups in turn', 'pool', [group('rotation')], [], ['poolBesideRotatingGroups']],
  ['mixed, whoever receives', 'mixed', [group('rotation')], [], []],
  ['rotation beside the pool of a group', 'rotation', [group('pool')], [], []],
])('%s', (_, mode, groups, receiving, codes) => {
  const found = wayFindings(mode, { ...settings, groups }, people(receiving));
  expect(found.map(({ code }) => code.replace('settings.', ''))).toEqual(codes);
});

it('leaves to the server what only it knows, and knows the sources once they are there', () => {
  const named = { ...settings, groups: [group('rotation')] };
  expect(findingsOf(named, people([]), undefined)).toEqual([]);
  expect(
    findingsOf(named, people([]), [{ sourceId: 'site', name: 'Site', responseMinutes: null }]),
  ).toMatchObject([{ field: 'groups.0.match.sourceIds.0' }]);
});

it.each<[DistributionMode, DistributionMode, boolean]>([
  ['pool', 'pool', true],
  ['rotation', 'pool', false],
  ['mixed', 'pool', false],
  ['rotation', 'mixed', true],
  ['mixed', 'rotation', true],
])('a group of %s under %s: %j', (mode, dealerMode, may) => {
  expect(groupMayBe(mode, dealerMode)).toBe(may);
});

it('finds the sentence at a field or below it, and not at one that only begins alike', () => {
  const errors = { 'groups.1.members.2.userId': 'twice', 'groups.10.name': 'missing' };
  expect(errorUnder(errors, 'groups.1.members')).toBe('twice');
  expect(errorUnder(errors, 'groups.1')).toBe('twice');
  expect(errorUnder(errors, 'groups.1.name')).toBeUndefined();
  expect(errorUnder({ mode: 'no' }, 'mode')).toBe('no');
});
