import { describe, expect, it } from 'vitest';
import { toTsQuery } from './search-query.ts';
import { type Searchable, searchTokens } from './search-text.ts';

const lead: Searchable = {
  customerName: 'Jörg Müller-Groß',
  company: 'Café Straßburg GmbH & Co. KG',
  emails: ['joerg.mueller@post.example'],
  phones: [
    { asGiven: '0171 / 555 01 42', e164: '+491715550142' },
    { asGiven: '12-xx', e164: null },
  ],
  subject: "Anfrage: Škoda Octavia Combi, Bj. '19",
  vehicleTitle: 'Škoda Octavia',
  offerNumber: 'GW-2231',
  vin: 'TMBJJ7NE0K0123456',
};

/** What PostgreSQL does with `@@`, for the operators the query uses: `&` binds closer than `|`. */
function finds(query: string | null, tokens: readonly string[]): boolean {
  if (query === null) return true;
  const symbols = query.match(/'(?:[^']|'')*':\*|[()&|]/g) ?? [];
  expect(symbols.join('')).toBe(query.replaceAll(' ', ''));
  const next = () => symbols.shift() ?? '';
  const either = (): boolean => {
    let found = all();
    while (symbols[0] === '|') {
      next();
      found = all() || found;
    }
    return found;
  };
  const all = (): boolean => {
    let found = one();
    while (symbols[0] === '&') {
      next();
      found = one() && found;
    }
    return found;
  };
  const one = (): boolean => {
    const symbol = next();
    if (symbol === '(') {
      const found = either();
      expect(next()).toBe(')');
      return found;
    }
    const wanted = symbol.slice(1, -3).replaceAll("''", "'").replaceAll('\\\\', '\\');
    return tokens.some((token) => token.startsWith(wanted));
  };
  return either();
}

describe('what a lead is found by', () => {
  const tokens = searchTokens(lead);

  it.each([
    ['müller'],
    ['Muller'],
    ['MUELLER'],
    ['mül'],
    ['joerg'],
    ['jorg'],
    ['Müller-Groß'],
    ['muellergross'],
    ['gross müller'],
    ['cafe strassburg'],
    ['straß'],
    ['skoda oct'],
    ['Škoda'],
    ['joerg.mueller@post.example'],
    ['joerg.mueller@po'],
    ['@post.example'],
    ['gw2231'],
    ['GW-2231'],
    ['gw 2231'],
    ['2231'],
    ['tmbjj7ne0k'],
    ['TMB JJ7NE0K0123456'.replace(' ', '')],
    ['0171 555 0142'],
    ['0171/5550142'],
    ['(0171) 555-0142'],
    ['01715550142'],
    ['+49 171 5550142'],
    ['+49 (0)171 555 0142'],
    ['0049 171 555'],
    ['0049171555'],
    ['171 555'],
    ['müller 0171 555 01'],
    ['   '],
    ["'19"],
    ['&'],
  ])('%s finds it', (text) => {
    expect(finds(toTsQuery(text), tokens)).toBe(true);
  });

  it.each([['schmidt'], ['müller schmidt'], ['0172 555 0142'], ['ller'], ['gw-2232'], ['+43 171 5550142']])(
    '%s does not',
    (text) => {
      expect(finds(toTsQuery(text), tokens)).toBe(false);
    },
  );

  it('has every token once, none empty, none too long', () => {
    const long = searchTokens({ ...lead, subject: `${'x'.repeat(5000)} a a A` });
    expect(new Set(long).size).toBe(long.length);
    for (const token of long) expect(token.length).toBeLessThanOrEqual(80);
    expect(long).not.toContain('');
  });

  it('knows national forms of other countries', () => {
    for (const [e164, national] of [
      ['+31612345678', '0612345678'],
      ['+3222345678', '022345678'],
      ['+352621123456', '0621123456'],
      ['+12025550142', '02025550142'],
    ] as const) {
      const found = searchTokens({ ...lead, phones: [{ asGiven: e164, e164 }] });
      expect(found, e164).toContain(national);
      expect(found, e164).toContain(national.slice(1));
    }
  });
});

describe('a query', () => {
  it('asks for nothing when there is nothing but signs', () => {
    expect(toTsQuery('')).toBeNull();
    expect(toTsQuery(' - / & ')).toBeNull();
  });

  it.each([["' | '"], ["a':* | 'b"], ['\\'], ["x\\' & !y"], ['a <-> b'], ['(((('], [':*'], ['!!!a']])(
    'cannot be broken out of by %s',
    (text) => {
      const query = toTsQuery(text) ?? '';
      expect(query.replace(/'(?:[^']|'')*':\*/g, '').replace(/[()&| ]/g, '')).toBe('');
    },
  );

  it('takes no more than a dozen words', () => {
    expect((toTsQuery('wort '.repeat(500)) ?? '').split(' & ').length).toBeLessThanOrEqual(12);
  });
});
