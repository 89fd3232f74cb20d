import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dealership, openDealership } from '../../test/world/dealership.ts';
import { createContact, findTwins } from './index.ts';

let house: Dealership;
beforeAll(async () => {
  house = await openDealership({ react: () => async () => {} });
});
afterAll(() => house.close());

it('finds who may be one with whom, the surest first, in however many contacts', async () => {
  const make = (firstName: string, lastName: string, more: { email?: string; postcode?: string }) =>
    house.as(null, (tx) =>
      createContact(tx, {
        kind: 'person',
        name: `${firstName} ${lastName}`,
        firstName,
        lastName,
        createdFrom: 'import',
        emails: more.email === undefined ? [] : [{ email: more.email, relay: false }],
        phones: [],
        addresses: [{ kind: null, street: null, postcode: more.postcode ?? null, city: null, country: null }],
      }),
    );
  const anna = await make('Anna', 'Meier', { email: 'anna@post.example', postcode: '50667' });
  const twin = await make('Anna', 'Meier', { email: 'anna@post.example' });
  const heard = await make('Ana', 'Mayer', { postcode: '50 667' });
  const otto = await make('Otto', 'Meier', { postcode: '50667' });
  const everybody = [anna, twin, heard, otto].map(({ contactId }) => contactId);
  const found = await house.as(null, (tx) => findTwins(tx, everybody));
  expect(found.map(({ one, other, strength }) => [one.name, other.name, strength])).toEqual([
    ['Anna Meier', 'Anna Meier', 'sure'],
    ['Anna Meier', 'Ana Mayer', 'possible'],
  ]);
  expect(found[0]?.one.contactId).toBe(anna.contactId);
  expect(await house.as(null, (tx) => findTwins(tx, [otto.contactId]))).toEqual([]);
});
