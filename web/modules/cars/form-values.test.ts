import { expect, it } from 'vitest';
import { dateKinds } from '../../../modules/cars/contract.ts';
import { dateGroups, formOfCar, patchOf } from './form-values.ts';

it('has a field for every date there is', () => {
  expect(Object.values(dateGroups).flat().toSorted()).toEqual([...dateKinds].toSorted());
});

it('says of a car what its form says, and clears what is empty', () => {
  const form = { ...formOfCar(null), make: ' VW', model: 'Polo', nextServiceKm: 30_000 };
  const patch = patchOf({ ...form, dates: { ...form.dates, leaseEnd: '2027-01-31' } });
  expect(patch).toMatchObject({ make: 'VW', plate: null, nextServiceKm: 30_000, yearlyKm: null });
  expect(patch.dates).toMatchObject({ leaseEnd: '2027-01-31', warrantyEnd: null });
});
