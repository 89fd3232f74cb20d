import { expect, it } from 'vitest';
import { countFilters, stockSearchOf, withValue } from './search.ts';

it('reads the address, and drops what it does not know', () => {
  expect(stockSearchOf({ q: 'golf', priceTo: 20_000, state: '', colour: 'red', limit: '5' })).toEqual({
    q: 'golf',
    priceTo: '20000',
  });
});

it('changes and clears one filter; the model goes with its make', () => {
  const search = { make: 'VW', model: 'Golf', sort: 'price' };
  expect(withValue(search, 'model', '')).toEqual({ make: 'VW', sort: 'price' });
  expect(withValue(search, 'make', 'Opel')).toEqual({ make: 'Opel', sort: 'price' });
  expect(withValue(search, 'fuel', 'diesel')).toEqual({ ...search, fuel: 'diesel' });
  expect(countFilters(search)).toBe(2);
});
