import { expect, it } from 'vitest';
import type { DistributionGroup, DistributionMode } from '../../api/types.ts';
import { newId } from './new-id.ts';
import { moved, soloRotations, usesPool } from './ways.ts';

const group = (name: string, mode: DistributionMode, members = 1): DistributionGroup => ({
  groupId: newId(),
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
  const ids = Array.from({ length: 50 }, newId);
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
