import { describe, expect, it } from 'vitest';
import type { LeadSearch } from '../../search.ts';
import { isChanged, movedBy, queryToKeep, searchOf, shownColumns, usualColumns } from './view-state.ts';

const view = { viewId: 'v', query: { source: 'a,b', unread: true, sort: 'activity' as const } };

describe('a saved view', () => {
  it('asks for what was saved, and keeps what is asked', () => {
    expect(searchOf(view)).toEqual({ source: 'a,b', unread: 'true', sort: 'activity', view: 'v' });
    expect(queryToKeep(searchOf(view))).toEqual(view.query);
  });

  it.each<[LeadSearch, boolean]>([
    [searchOf(view), false],
    [{ source: 'b,a', unread: 'true', sort: 'activity' }, false],
    [{ source: 'a', unread: 'true', sort: 'activity', view: 'v' }, true],
    [{ source: 'a,b', unread: 'true', sort: 'activity', view: 'v', q: 'golf' }, true],
    [{ source: 'a,b', sort: 'activity', view: 'v' }, true],
  ])('asked for %j is changed: %s', (asked, changed) => {
    expect(isChanged(asked, view)).toBe(changed);
  });
});

describe('columns', () => {
  it('are never without due and customer', () => {
    expect(shownColumns(['source'])).toEqual(['due', 'customer', 'source']);
    expect(shownColumns(['customer', 'source', 'due'])).toEqual(['customer', 'source', 'due']);
    expect(shownColumns(null)).toEqual(usualColumns);
  });

  it('move one place and stay inside', () => {
    expect(movedBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(movedBy(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(movedBy(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  });
});
