import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deletionsOf } from './near.ts';
import { contactQuery, filterQuery } from './query.ts';
import { soundOf, tellingWord } from './sound.ts';
import { type Searchable, searchTokens, sortNameOf, soundPlaceOf } from './text.ts';

const dealerId = '01900000-0000-7000-8000-0000000abcde';
const contact = (given: Partial<Searchable>): Searchable => ({
  kind: 'person',
  name: '',
  firstName: null,
  lastName: null,
  company: null,
  language: null,
  tags: [],
  emails: [],
  phones: [],
  addresses: [],
  ...given,
});
const at = (postcode: string, city: string) => ({ kind: null, street: null, postcode, city, country: null });

/** As PostgreSQL evaluates the query, for the operators that stand in it. */
function matches(query: string, tokens: readonly string[]): boolean {
  const js = query.replace(/'((?:[^']|'')*)'(:\*)?/g, (_, text: string, prefix?: string) => {
    const plain = text.replaceAll("''", "'").replaceAll('\\\\', '\\');
    return String(tokens.some((token) => (prefix ? token.startsWith(plain) : token === plain)));
  });
  return evaluate(js);
}

function evaluate(text: string): boolean {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest
      .replace(/\((true|false)\)/g, '$1')
      .replace(/(true|false) & (true|false)/, (_, a, b) => String(a === 'true' && b === 'true'));
    if (!rest.includes('&') || !/(true|false) & (true|false)/.test(rest))
      rest = rest.replace(/(true|false) \| (true|false)/, (_, a, b) => String(a === 'true' || b === 'true'));
  }
  return rest === 'true';
}

function foundAs(typed: string, given: Partial<Searchable>): 'whole' | 'begins' | 'near' | 'not' {
  const query = contactQuery(dealerId, typed);
  const tokens = searchTokens(dealerId, contact(given));
  if (!query) return 'not';
  if (matches(query.whole, tokens)) return 'whole';
  if (matches(query.begins, tokens)) return 'begins';
  return query.nearBegins !== null && matches(query.nearBegins, tokens) ? 'near' : 'not';
}

describe('a contact is found', () => {
  const muller = { name: 'Jörg Müller', firstName: 'Jörg', lastName: 'Müller' };
  const phone = { phones: [{ asGiven: '0171/123 4567', e164: '+491711234567' }] };
  it.each<[string, Partial<Searchable>, string]>([
    ['müller', muller, 'whole'],
    ['Mueller', muller, 'whole'],
    ['Muller', muller, 'whole'],
    ['jörg müll', muller, 'begins'],
    ['Müler', muller, 'near'],
    ['Mülller jörg', muller, 'near'],
    ['Mülelr', muller, 'near'],
    ['Möller', muller, 'near'],
    ['Meier', muller, 'not'],
    ['muller', { name: 'Anna Mueller' }, 'whole'],
    ['Schnieder', { name: 'Thomas Schneider' }, 'near'],
    ['Schnied', { name: 'Thomas Schneider' }, 'near'],
    ['Schmitt', { name: 'Ute Schmidt' }, 'near'],
    ['ute schmdit', { name: 'Ute Schmidt' }, 'near'],
    ['weber-groß', { name: 'Anna Weber-Gross' }, 'whole'],
    ['webergross', { name: 'Anna Weber-Groß' }, 'whole'],
    ['0171/123 45', phone, 'begins'],
    ['+49 171 123', phone, 'begins'],
    ['0049 171 1234567', phone, 'whole'],
    ['(0171) 1234567', phone, 'whole'],
    ['1711234567', phone, 'whole'],
    ['+49 (0) 171 1234567', phone, 'whole'],
    ['0172', phone, 'not'],
    ['anna.weber@post', { emails: [{ email: 'anna.weber@post.example', relay: false }] }, 'begins'],
    ['weber', { emails: [{ email: 'anna.weber@post.example', relay: false }] }, 'whole'],
    ['brenner', { kind: 'company', name: 'Brenner GmbH', company: 'Brenner GmbH' }, 'whole'],
    ['müller lörrach', { ...muller, addresses: [at('79539', 'Lörrach')] }, 'whole'],
    ['79539', { ...muller, addresses: [at('79539', 'Lörrach')] }, 'whole'],
    ["o'brien", { name: "Mary O'Brien" }, 'whole'],
  ])('%s', (typed, given, how) => {
    expect(foundAs(typed, given)).toBe(how);
  });

  it.each([' ', '', '--', '()'])('by nothing when nothing is asked: "%s"', (typed) => {
    expect(contactQuery(dealerId, typed)).toBeNull();
  });

  it('with any one mistake in a word', () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/);
    fc.assert(
      fc.property(
        word,
        fc.nat(),
        fc.stringMatching(/^[a-z]$/),
        fc.nat(3),
        (right, where, letter, mistake) => {
          const i = where % right.length;
          const letters = Array.from(right);
          const wrong = [
            letters.toSpliced(i, 1),
            letters.toSpliced(i, 0, letter),
            letters.toSpliced(i, 1, letter),
            letters.toSpliced(i, 2, letters[i + 1] ?? '', letters[i] ?? ''),
          ][mistake]?.join('');
          fc.pre(wrong !== undefined && wrong.length >= 4);
          expect(foundAs(wrong, { name: right })).not.toBe('not');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('by its dealer only', () => {
    const query = contactQuery('01900000-0000-7000-8000-0000000fffff', 'müller');
    expect(matches(query?.whole ?? '', searchTokens(dealerId, contact(muller)))).toBe(false);
  });

  it('by filters, one of each', () => {
    const query = filterQuery(dealerId, [['kind:company', 'kind:person'], [], ['language:nl']]) ?? '';
    expect(matches(query, searchTokens(dealerId, contact({ language: 'nl' })))).toBe(true);
    expect(matches(query, searchTokens(dealerId, contact({ language: 'de' })))).toBe(false);
    expect(filterQuery(dealerId, [[], []])).toBeNull();
  });
});

describe('the sound of a name', () => {
  it.each([
    ['Meier', 'Mayr'],
    ['Schmidt', 'Schmitt'],
    ['Schmid', 'Schmitt'],
    ['Philipp', 'Filip'],
    ['Müller', 'Mueller'],
    ['Wagner', 'Vagner'],
  ])('%s as %s', (one, other) => {
    expect(soundOf(one)).toBe(soundOf(other));
  });

  it.each([
    ['Weber', 'Keller'],
    ['Müller', 'Möllner'],
  ])('%s not as %s', (one, other) => {
    expect(soundOf(one)).not.toBe(soundOf(other));
  });

  it('is of the word that tells people apart, with the place', () => {
    expect(tellingWord('company', 'Fa. Brenner GmbH')).toBe('brenner');
    expect(tellingWord('person', 'Anna von der Heydt')).toBe('heydt');
    const anna = { kind: 'person', name: 'Anna Meier', lastName: 'Meier' } as const;
    expect(soundPlaceOf({ ...anna, addresses: [at('50 667', 'Köln')] })).toBe('67 50667');
    expect(soundPlaceOf({ ...anna, addresses: [] })).toBeNull();
  });
});

it('sorts persons by their last name', () => {
  const name = { name: 'Anna Weber', firstName: 'Anna', lastName: 'Weber' };
  expect(sortNameOf({ kind: 'person', ...name })).toBe('Weber, Anna');
  expect(sortNameOf({ kind: 'company', ...name, name: 'Weber GmbH' })).toBe('Weber GmbH');
  expect(sortNameOf({ kind: 'person', name: 'a@b.example', firstName: null, lastName: null })).toBe(
    'a@b.example',
  );
});

it('leaves out every letter once', () => {
  expect(deletionsOf('anna')).toEqual(['nna', 'ana', 'ann']);
});
