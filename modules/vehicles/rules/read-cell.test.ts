import { describe, expect, it } from 'vitest';
import { centsOf, dayOf, decimalOf, wholeNumberOf, wordOf } from './read-cell.ts';

describe('a cell of a table', () => {
  it.each<[string, number | null | undefined]>([
    ['', null],
    ['98.000 km', 98_000],
    ['98000', 98_000],
    ['98 000', 98_000],
    ["98'000", 98_000],
    ['85 kW', 85],
    ['98.000,00', 98_000],
    ['-5', undefined],
    ['ca. 100', undefined],
    ['viel', undefined],
  ])('as a whole number: %j', (text, value) => expect(wholeNumberOf(text)).toBe(value));

  it.each<[string, number | null | undefined]>([
    ['', null],
    ['12.990,50 €', 1_299_050],
    ['EUR 12,990.50', 1_299_050],
    ['12990', 1_299_000],
    ['12.990', 1_299_000],
    ['12.990,-', 1_299_000],
    ['12990,5', 1_299_050],
    ['1.234.567', 123_456_700],
    ['auf Anfrage', undefined],
  ])('as money: %j', (text, value) => expect(centsOf(text)).toBe(value));

  it.each<[string, string | null | undefined]>([
    ['', null],
    ['2021-03-09', '2021-03-09'],
    ['2021-03-09 00:00:00', '2021-03-09'],
    ['2021-03', '2021-03-01'],
    ['09.03.2021', '2021-03-09'],
    ['9-3-21', '2021-03-09'],
    ['9.3.98', '1998-03-09'],
    ['03/2021', '2021-03-01'],
    ['2021', '2021-01-01'],
    ['31.02.2021', undefined],
    ['13/2021', undefined],
    ['bald', undefined],
  ])('as a day: %j', (text, value) => expect(dayOf(text)).toBe(value));

  it.each<[string, number | null | undefined]>([
    ['5,4', 5.4],
    ['5.4 l/100km', 5.4],
    ['17', 17],
    ['', null],
    ['x', undefined],
  ])('as a figure with a point: %j', (text, value) => expect(decimalOf(text)).toBe(value));

  it('as a word of a list', () => {
    const words = { petrol: ['benzin'], diesel: [] };
    expect(['Benzin', 'DIESEL', 'Petrol', '', 'Kohle'].map((text) => wordOf(text, words))).toEqual([
      'petrol',
      'diesel',
      'petrol',
      null,
      undefined,
    ]);
  });
});
