import { describe, expect, it } from 'vitest';
import { neighboursOf, type Trail } from './trail.ts';

const trail: Trail = { dealer: 'gw', asked: {}, leadIds: ['a', 'b', 'c'], at: 'b' };

describe('the leads beside one', () => {
  it.each([
    ['a', { before: null, after: 'b', place: 1, of: 3 }],
    ['b', { before: 'a', after: 'c', place: 2, of: 3 }],
    ['c', { before: 'b', after: null, place: 3, of: 3 }],
    ['d', null],
  ])('of %s', (leadId, expected) => {
    expect(neighboursOf(trail, leadId)).toEqual(expected);
  });

  it('are unknown to who did not come by the list', () => {
    expect(neighboursOf(null, 'a')).toBeNull();
  });
});
