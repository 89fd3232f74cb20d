import { describe, expect, it } from 'vitest';
import type { UnderstoodLead } from '../../mail/index.ts';
import { arrivalOf, identityOf, languageOf, withUsualType } from './arrival.ts';

const customer: UnderstoodLead['customer'] = {
  first: null,
  last: null,
  full: null,
  emails: [],
  invalidEmails: [],
  emailIsRelay: false,
  phones: [],
  address: null,
};
const understood: UnderstoodLead = {
  customer,
  vehicleOfInterest: null,
  otherVehicles: [],
  tradeIn: null,
  comments: null,
  provider: null,
  vendor: null,
  requestDate: null,
  requestDateUtc: null,
  ids: [],
  extras: {},
  found: {},
  leadType: 'general',
  language: null,
  offerNumber: null,
  vin: null,
  link: null,
  relay: false,
  person: { first: null, last: null },
  phones: [],
  price: null,
  mileage: null,
};

describe('a prospect in the words of the desk', () => {
  it('is nobody when nothing is known', () => {
    expect(arrivalOf(understood, 'Hallo').customerName).toBeNull();
  });

  it('is called by the name, else by what can be reached', () => {
    const named = {
      ...understood,
      customer: { ...customer, full: 'Anna  Weber', emails: ['a@post.example'] },
    };
    expect(arrivalOf(named, null).customerName).toBe('Anna Weber');
    const mailed = { ...understood, customer: { ...customer, emails: ['a@post.example'] } };
    expect(arrivalOf(mailed, null).customerName).toBe('a@post.example');
    const called = { ...understood, phones: [{ asGiven: '0171 5550142', e164: '+491715550142' }] };
    expect(arrivalOf(called, null).customerName).toBe('0171 5550142');
  });

  it('keeps the relay address of a portal apart from an own one', () => {
    const relayed = {
      ...understood,
      customer: { ...customer, emails: ['x@relay.example', 'a@post.example'], emailIsRelay: true },
    };
    expect(arrivalOf(relayed, null).emails).toEqual([
      { email: 'x@relay.example', relay: true },
      { email: 'a@post.example', relay: false },
    ]);
  });

  it('can be stored, whatever a stranger wrote', () => {
    const strange = {
      ...understood,
      customer: { ...customer, full: `A\0${'n'.repeat(5000)}`, emails: [`${'x'.repeat(300)}@post.example`] },
      comments: 'half \ud83d of a sign\0',
      tradeIn: { interest: null, status: null, year: null, make: 'Op\0el', model: null },
    };
    const arrival = arrivalOf(strange, 'Sub\0ject');
    expect(JSON.stringify(arrival)).not.toMatch(/\\u0000|\\ud83d/);
    expect(arrival.customerName).toHaveLength(200);
    expect(arrival.emails).toEqual([]);
  });

  it.each([
    ['Frage', null, 'Frage'],
    ['  Frage \n zum  Golf ', null, 'Frage zum Golf'],
    [null, 'GW-1', 'GW-1'],
    [' ', null, null],
  ])('has a subject: %j with %j', (subject, offerNumber, shown) => {
    expect(arrivalOf({ ...understood, offerNumber }, subject).subject).toBe(shown);
  });

  it('is recognised by all it says', () => {
    const lead: UnderstoodLead = {
      ...understood,
      customer: {
        ...customer,
        emails: ['a@post.example'],
        address: {
          street: ['Weg 1'],
          apartment: '2. OG',
          city: 'Köln',
          region: null,
          postalCode: '50667',
          country: 'DE',
          type: null,
        },
      },
      person: { first: 'Anna', last: 'Weber' },
    };
    const arrival = arrivalOf(lead, null);
    expect(arrival.address).toEqual({
      street: 'Weg 1, 2. OG',
      postcode: '50667',
      city: 'Köln',
      country: 'DE',
    });
    expect(identityOf(arrival)).toEqual({
      emails: ['a@post.example'],
      phones: [],
      name: 'Anna Weber',
      postcode: '50667',
    });
  });
});

describe('the language', () => {
  it.each([
    [['nl', 'de', 'en'], 'nl'],
    [[null, 'de', 'en'], 'de'],
    [[null, 'fr', 'nl'], 'nl'],
    [[], 'en'],
  ])('of %j is %s', (candidates, language) => {
    expect(languageOf(...candidates)).toBe(language);
  });
});

describe('the usual type of a source', () => {
  it.each([
    ['stands in where nothing is said', 'general', 'testDrive', 'testDrive'],
    ['gives way to what is said', 'tradeIn', 'testDrive', 'tradeIn'],
    ['is none', 'general', null, 'general'],
    ['is none that the product knows', 'general', 'boat', 'general'],
  ] as const)('%s', (_, said, usual, type) => {
    expect(withUsualType(arrivalOf({ ...understood, leadType: said }, null), usual).type).toBe(type);
  });
});
