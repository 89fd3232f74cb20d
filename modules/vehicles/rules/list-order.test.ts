import { describe, expect, it } from 'vitest';
import { cursorOf, readCursor } from './list-order.ts';

const id = '018f0000-0000-7000-8000-0000000000aa';

describe('a place in the list', () => {
  it.each([
    ['newest', '2026-03-10 10:00:00.123+00'],
    ['price', '1299000'],
    ['priceDown', '-1'],
    ['registration', '0001-01-01'],
    ['make', 'škoda octavia'],
  ] as const)('of %s is read as it was written', (sort, value) => {
    expect(readCursor(cursorOf({ sort, value, id }), sort)).toEqual({ sort, value, id });
  });

  it.each([
    ['another order', cursorOf({ sort: 'price', value: '1', id })],
    ['no number', cursorOf({ sort: 'mileage', value: 'x', id })],
    ['no vehicle', cursorOf({ sort: 'mileage', value: '1', id: 'x' })],
    ['nothing', ''],
    ['anything', 'bm9wZQ'],
  ])('is refused for %s', (_, text) => expect(readCursor(text, 'mileage')).toBeUndefined());
});
