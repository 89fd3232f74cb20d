import { describe, expect, it } from 'vitest';
import { matches, stepped } from './matching.ts';

describe('what is typed', () => {
  it.each([
    ['Gehe zu Aufgaben', 'auf', true],
    ['Gehe zu Aufgaben', 'gehe auf', true],
    ['Gehe zu Übersicht', 'ubers', true],
    ['Abschließen', 'öffnen', false],
    ['Abschließen', '', true],
  ])('finds %s by %s: %s', (text, typed, found) => {
    expect(matches(text, typed)).toBe(found);
  });

  it('goes round at both ends', () => {
    expect([stepped(0, -1, 3), stepped(2, 1, 3), stepped(0, 1, 0)]).toEqual([2, 0, 0]);
  });
});
