import { expect, it } from 'vitest';
import { contactSearchOf, countFilters, withFilter } from './search.ts';

it('takes what it knows of an address', () => {
  expect(contactSearchOf({ q: 'müller', kind: 'person', page: '2', language: '' })).toEqual({
    q: 'müller',
    kind: 'person',
  });
});

it('changes one filter and counts them', () => {
  const asked = { q: 'müller', kind: 'person' };
  expect(withFilter(asked, 'language', 'nl')).toEqual({ ...asked, language: 'nl' });
  expect(withFilter(asked, 'kind', undefined)).toEqual({ q: 'müller' });
  expect(countFilters(asked)).toBe(1);
  expect(countFilters({ q: 'x' })).toBe(0);
});
