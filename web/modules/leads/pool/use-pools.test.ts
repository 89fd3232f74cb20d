import { expect, it } from 'vitest';
import type { Pool } from '../../../api/types.ts';
import { type Claimable, claimableOf, waitingIn } from './use-pools.ts';

const pool = (more: Partial<Pool> = {}): Pool => ({
  key: 'dealer',
  group: null,
  user: { userId: 'pia', name: 'Pia' },
  waiting: 2,
  oldest: { leadId: 'old', customer: 'Erna Alt', receivedAt: '', since: '' },
  oldestOnly: false,
  handOverMinutes: null,
  mayClaim: true,
  claimers: [],
  ...more,
});

it.each<[string, string | null, string, readonly Pool[] | undefined, Claimable]>([
  ['any lead of the pool', 'dealer', 'new', [pool()], { may: true }],
  ['the oldest where only that may', 'dealer', 'old', [pool({ oldestOnly: true })], { may: true }],
  [
    'a newer one then',
    'dealer',
    'new',
    [pool({ oldestOnly: true })],
    { may: false, because: 'older', customer: 'Erna Alt' },
  ],
  ['the first that just came in', 'dealer', 'new', [pool({ oldestOnly: true, oldest: null })], { may: true }],
  [
    'one from a pool of others',
    'group',
    'new',
    [pool(), pool({ key: 'group', mayClaim: false })],
    { may: false, because: 'notYours' },
  ],
  ['one of a pool that is not known yet', 'dealer', 'new', undefined, { may: false, because: 'notYours' }],
  ['one that waits in none', null, 'new', [pool()], { may: false, because: 'notInPool' }],
])('%s', (_, key, leadId, pools, claimable) => {
  expect(claimableOf({ leadId, pool: key }, pools)).toEqual(claimable);
});

it('counts what waits in all of them', () => {
  expect(waitingIn([pool(), pool({ waiting: 3 })])).toBe(5);
  expect(waitingIn([])).toBe(0);
});
