import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dealership, openDealership } from '../../test/world/dealership.ts';
import { createVehicle, findVehicle, getVehicle } from './index.ts';

let house: Dealership;
beforeAll(async () => {
  house = await openDealership({ react: () => async () => {} });
});
afterAll(() => house.close());

const golf = {
  offerNumber: 'GW-2231',
  vin: 'WVWZZZ1KZAW000001',
  make: 'Volkswagen',
  model: 'Golf',
  condition: 'used' as const,
  priceCents: 1_299_000,
  currency: 'EUR',
  mileageKm: 98_000,
  firstRegistration: Temporal.PlainDate.from('2017-05-01'),
  location: null,
  link: null,
  contactPersonId: null,
};

it('finds a vehicle of the stock by VIN and offer number as people write them', async () => {
  const made = await house.as(null, async (tx) => {
    await createVehicle(tx, { ...golf, vin: null, make: 'Opel' });
    return createVehicle(tx, golf);
  });
  const find = (offerNumber: string | null, vin: string | null) =>
    house.as(null, async (tx) => (await findVehicle(tx, { offerNumber, vin }))?.make ?? null);
  expect(await find(null, 'wvwzzz1kzaw000001')).toBe('Volkswagen');
  expect(await find('gw 2231', 'WVWZZZ1KZAW000001')).toBe('Volkswagen');
  expect(await find('gw2231', null)).not.toBeNull();
  expect(await find('gw2232', 'WVWZZZ1KZAW000002')).toBeNull();
  expect(await find(' - ', '')).toBeNull();
  const stored = await house.as(null, (tx) => getVehicle(tx, made.vehicleId));
  expect(stored).toMatchObject({ priceCents: 1_299_000, mileageKm: 98_000 });
  expect(stored?.firstRegistration?.toString()).toBe('2017-05-01');
});
