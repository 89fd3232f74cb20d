import { describe, expect, it } from 'vitest';
import {
  askedFor,
  isNarrowed,
  tabOf,
  taskSearchOf,
  underTab,
  valuesOf,
  widened,
  withValues,
} from './search.ts';

describe('the address of the task list', () => {
  it('asks for my open tasks when it says nothing', () => {
    expect(askedFor(taskSearchOf({ nonsense: 'x', state: 'open' }))).toEqual({ assignee: 'me' });
  });

  it.each(['mine', 'nobody', 'all', 'ended'] as const)('comes back to the tab %s with its filters', (tab) => {
    const search = underTab({ q: 'golf', colour: 'red' }, tab);
    expect(tabOf(taskSearchOf({ ...search }))).toBe(tab);
    expect(askedFor(search)).toMatchObject({ q: 'golf', colour: 'red' });
    expect(isNarrowed(search)).toBe(true);
    expect([tabOf(widened(search)), isNarrowed(widened(search))]).toEqual([tab, false]);
  });

  it('never asks the server for anyone, nor for the task that is open', () => {
    expect(askedFor({ ...underTab({}, 'all'), task: 'x' })).toEqual({});
  });

  it('sets and clears a filter', () => {
    const set = withValues({}, 'assignee', ['a', 'b']);
    expect([set, valuesOf(set, 'assignee')]).toEqual([{ assignee: 'a,b' }, ['a', 'b']]);
    expect(tabOf(withValues(set, 'assignee', []))).toBe('all');
    expect(withValues({ colour: 'red' }, 'colour', [])).toEqual({});
  });
});
