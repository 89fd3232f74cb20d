import { describe, expect, it } from 'vitest';
import type { DistributionGroup, DistributionMode } from '../../api/types.ts';
import { dealerWayObstacle, groupWayObstacle, moved, newGroupId, soloRotations, usesPool } from './ways.ts';

const group = (name: string, mode: DistributionMode, members = 1): DistributionGroup => ({
  groupId: newGroupId(),
  name,
  match: {},
  mode,
  poolUserId: null,
  poolWeight: 1,
  members: Array.from({ length: members }, (_, index) => ({ userId: `${index}`, weight: 1 })),
});
const receives = { active: true, receivesRequests: true };
const doesNot = { active: true, receivesRequests: false };
const left = { active: false, receivesRequests: true };

describe("the dealer's way", () => {
  it.each<[string, DistributionMode, DistributionGroup[], object[], unknown]>([
    ['rotation always can', 'rotation', [group('a', 'pool')], [], null],
    ['a pool without groups can', 'pool', [], [], null],
    ['a pool over pools can', 'pool', [group('a', 'pool')], [], null],
    [
      'a pool over groups in turn cannot, and names them',
      'pool',
      [group('a', 'rotation'), group('b', 'pool'), group('c', 'mixed')],
      [receives],
      { reason: 'rotationGroups', names: ['a', 'c'] },
    ],
    ['mixed with somebody who receives can', 'mixed', [group('a', 'rotation')], [receives], null],
    ['mixed with nobody cannot', 'mixed', [], [doesNot], { reason: 'nobodyReceives' }],
    ['who left does not count', 'mixed', [], [left], { reason: 'nobodyReceives' }],
  ])('%s', (_, mode, groups, people, obstacle) => {
    expect(dealerWayObstacle(mode, { groups }, people as (typeof receives)[])).toEqual(obstacle);
  });
});

describe("a group's way", () => {
  it.each<[string, DistributionMode, number, DistributionMode, string | null]>([
    ['a pool always can', 'pool', 0, 'pool', null],
    ['rotation under a pool cannot', 'rotation', 2, 'pool', 'dealerPool'],
    ['mixed under a pool cannot', 'mixed', 2, 'pool', 'dealerPool'],
    ['rotation under rotation can', 'rotation', 0, 'rotation', null],
    ['mixed with a member can', 'mixed', 1, 'mixed', null],
    ['mixed without members cannot', 'mixed', 0, 'rotation', 'noMembers'],
  ])('%s', (_, mode, members, dealerMode, reason) => {
    const found = groupWayObstacle(mode, group('a', 'rotation', members), dealerMode);
    expect(found?.reason ?? null).toBe(reason);
  });
});

it.each<[DistributionMode, DistributionGroup[], boolean]>([
  ['rotation', [], false],
  ['rotation', [group('a', 'rotation')], false],
  ['rotation', [group('a', 'mixed')], true],
  ['pool', [], true],
  ['mixed', [], true],
])('%s with %j uses a pool: %j', (mode, groups, uses) => {
  expect(usesPool({ mode, groups })).toBe(uses);
});

it('finds the rotations that one absence empties', () => {
  const groups = [group('one', 'rotation'), group('two', 'rotation', 2), group('pool', 'pool')];
  expect(soloRotations({ mode: 'rotation', groups }, [receives, doesNot, left])).toEqual([null, 'one']);
  expect(soloRotations({ mode: 'mixed', groups }, [receives])).toEqual(['one']);
  expect(soloRotations({ mode: 'rotation', groups: [] }, [receives, receives])).toEqual([]);
});

it('makes ids that the server takes, each once', () => {
  const ids = Array.from({ length: 50 }, newGroupId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(50);
});

it.each<[number, number, string]>([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [0, -1, 'abc'],
  [2, 3, 'abc'],
  [7, 0, 'abc'],
])('moves the entry at %i to %i: %s', (from, to, order) => {
  expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(order);
});
