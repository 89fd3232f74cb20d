import { describe, expect, it } from 'vitest';
import { tradeInFactsOf, vehicleFactsOf } from './vehicle-facts.ts';

const car = { interest: null, status: null, year: '2019', make: 'Opel', model: 'Astra' };
const bare = {
  vehicleOfInterest: null,
  offerNumber: null,
  vin: null,
  link: null,
  price: null,
  mileage: null,
};

describe('the car of interest', () => {
  it('has a title of make, model and trim, and the make once', () => {
    expect(vehicleFactsOf({ ...bare, vehicleOfInterest: { ...car, trim: 'Elegance' } })?.title).toBe(
      'Opel Astra Elegance',
    );
    expect(vehicleFactsOf({ ...bare, vehicleOfInterest: { ...car, model: 'OPEL Astra' } })?.title).toBe(
      'OPEL Astra',
    );
  });

  it('is called by its number when nothing else is known, and is none without', () => {
    expect(vehicleFactsOf({ ...bare, offerNumber: 'GW-7' })?.title).toBe('GW-7');
    expect(vehicleFactsOf(bare)).toBeNull();
  });

  it('counts kilometres and cents', () => {
    const found = vehicleFactsOf({
      ...bare,
      price: 9990.5,
      mileage: 10_000,
      vehicleOfInterest: {
        ...car,
        odometer: { value: '10,000', units: 'mi', status: null },
        price: { amount: '9.990,50', currency: null, type: null },
      },
    });
    expect(found).toMatchObject({ mileageKm: 16093, price: { cents: 999050, currency: 'EUR' } });
  });
});

describe('the trade-in', () => {
  it('keeps what was said, by key', () => {
    expect(tradeInFactsOf({ ...car, odometer: { value: '98.000', units: 'km', status: null } })).toEqual({
      title: 'Opel Astra',
      facts: [
        { key: 'make', value: 'Opel' },
        { key: 'model', value: 'Astra' },
        { key: 'year', value: '2019' },
        { key: 'mileage', value: '98.000 km' },
      ],
    });
  });

  it('is none without anything said', () => {
    expect(tradeInFactsOf({ interest: null, status: null, year: null, make: null, model: null })).toBeNull();
    expect(tradeInFactsOf(null)).toBeNull();
  });
});
