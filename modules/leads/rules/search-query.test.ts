import { describe, expect, it } from 'vitest';
import { searchQuery, tokensOf, toTsQuery, tsQueryText, weakened } from './search-query.ts';

describe('a query in parts', () => {
  it('names every token once', () => {
    const query = searchQuery('GW-2231 gw Müller');
    expect(query && tokensOf(query)).toEqual(['gw', '2231', 'gw2231', 'muller', 'mueller']);
  });

  it.each<[string, string[], string | null]>([
    ['golf maier', ['maier'], "'maier':*"],
    ['golf maier', ['golf', 'maier'], "('golf':* & 'maier':*)"],
    ['golf maier', [], null],
    // one word, several ways to write it: each must be restricted
    ['GW-2231', ['2231', 'gw2231'], "('2231':* | 'gw2231':*)"],
    ['GW-2231', ['2231'], null],
    ['GW-2231 maier', ['2231', 'maier'], "'maier':*"],
    ['Müller', ['mueller'], null],
    ['0171 5550142', ['5550142', '01715550142'], "('5550142':* | '01715550142':*)"],
  ])('%s, restricted to %j', (text, tokens, weaker) => {
    const query = searchQuery(text);
    const found = query && weakened(query, new Set(tokens));
    expect(found && tsQueryText(found)).toBe(weaker);
  });

  it('stays whole when all its tokens are allowed', () => {
    for (const text of ['müller-groß 0171 / 555 01', 'gw 22-31', '(0049) 171']) {
      const query = searchQuery(text);
      if (!query) throw new Error('nothing asked');
      const whole = weakened(query, new Set(tokensOf(query)));
      expect(whole && tsQueryText(whole)).toBe(toTsQuery(text));
    }
  });
});
