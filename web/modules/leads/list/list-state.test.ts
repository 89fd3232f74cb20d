import { describe, expect, it } from 'vitest';
import type { LeadSearch } from '../search.ts';
import {
  addressOf,
  askedFor,
  countFilters,
  poolsOf,
  queryOf,
  tabOf,
  underTab,
  valuesOf,
  widened,
} from './list-state.ts';

const salesperson = { may: { handOver: false } };
const supervisor = { may: { handOver: true } };

describe('the address of the lead list', () => {
  it.each([
    [salesperson, {}, { assignee: 'me' }],
    [supervisor, {}, {}],
    [salesperson, { assignee: 'anyone' }, {}],
    [supervisor, { assignee: 'anyone' }, {}],
    [salesperson, { q: 'golf', state: 'all' }, { q: 'golf', state: 'all' }],
    [salesperson, { assignee: 'nobody' }, { assignee: 'nobody' }],
  ] as const)('of %o with %o asks for %o', (dealer, search, asked) => {
    expect(askedFor(search, dealer)).toEqual(asked);
  });

  it.each([
    [salesperson, {}],
    [supervisor, {}],
    [salesperson, { assignee: 'me' }],
    [salesperson, { source: 'a,b', unread: 'true' }],
    [salesperson, { pool: 'any' }],
    [supervisor, { state: 'closed', q: 'meier' }],
  ] as const)('of %o leads back to %o', (dealer, asked: LeadSearch) => {
    expect(askedFor(addressOf(asked), dealer)).toEqual(asked);
  });
});

describe('tabs', () => {
  it.each([
    [{}, 'all'],
    [{ assignee: 'me' }, 'mine'],
    [{ assignee: 'nobody' }, 'nobody'],
    [{ assignee: 'x,y' }, 'all'],
    [{ pool: 'any' }, 'pool'],
    [{ pool: 'dealer', assignee: 'me' }, 'pool'],
    [{ state: 'closed', assignee: 'me' }, 'closed'],
  ] as const)('%o stands under %s', (asked, tab) => {
    expect(tabOf(asked)).toBe(tab);
  });

  it('keep the filters but not what closed leads do not have', () => {
    expect(underTab({ colour: 'red', type: 'vehicle', sort: 'due', assignee: 'me' }, 'closed')).toEqual({
      type: 'vehicle',
      state: 'closed',
    });
    expect(underTab({ type: 'vehicle', state: 'closed' }, 'mine')).toEqual({
      type: 'vehicle',
      assignee: 'me',
    });
    expect(underTab({ type: 'vehicle', assignee: 'me', state: 'all' }, 'pool')).toEqual({
      type: 'vehicle',
      pool: 'any',
    });
    expect(underTab({ type: 'vehicle', pool: 'dealer' }, 'all')).toEqual({ type: 'vehicle' });
  });
});

describe('filters', () => {
  it('are counted without the tab', () => {
    expect(countFilters({ assignee: 'me', colour: 'red,yellow', unread: 'true', q: 'x' })).toBe(2);
    expect(valuesOf({ assignee: 'nobody' }, 'assignee')).toEqual([]);
    expect(valuesOf({ assignee: 'a,b' }, 'assignee')).toEqual(['a', 'b']);
  });

  it('of pools are those that are named, not the tab', () => {
    expect([countFilters({ pool: 'any' }), poolsOf({ pool: 'any' })]).toEqual([0, []]);
    expect([countFilters({ pool: 'dealer,g' }), poolsOf({ pool: 'dealer,g' })]).toEqual([1, ['dealer', 'g']]);
    expect(widened({ pool: 'dealer', type: 'call' })).toEqual({ pool: 'any' });
    expect(queryOf({ pool: 'any' })).toEqual({ pool: 'any', sort: 'due' });
  });

  it('go away without the tab and the order', () => {
    expect(widened({ assignee: 'me', colour: 'red', q: 'x', sort: 'received' })).toEqual({
      assignee: 'me',
      sort: 'received',
    });
    expect(widened({ assignee: 'a', state: 'all' })).toEqual({});
  });

  it('become the query of the route', () => {
    expect(queryOf({ unread: 'true', type: 'call' })).toEqual({ unread: true, type: 'call', sort: 'due' });
    expect(queryOf({ state: 'closed' })).toEqual({ state: 'closed', sort: 'activity' });
  });
});
