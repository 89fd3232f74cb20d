import { expect, it } from 'vitest';
import { formOf, valuesOf } from './vehicle-form.ts';

it('says of a vehicle what its form says, and nothing of what is empty', () => {
  const empty = formOf(null);
  const values = valuesOf({
    ...empty,
    make: ' Opel ',
    model: 'Corsa',
    price: 9990.5,
    links: 'https://a.example\n\n',
  });
  expect(values).toMatchObject({
    make: 'Opel',
    price: { cents: 999_050, currency: 'EUR' },
    links: ['https://a.example'],
    colour: null,
    mileageKm: null,
    equipment: [],
  });
});

it('comes back as it was', () => {
  const first = valuesOf({
    ...formOf(null),
    make: 'Kia',
    model: 'Rio',
    litresPer100Km: 5.4,
    equipment: 'A\nB',
  });
  expect(valuesOf(formOf(first as Parameters<typeof formOf>[0]))).toEqual(first);
});
