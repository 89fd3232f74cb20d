import { describe, expect, it } from 'vitest';
import { guessLanguage, normalisePhone, phonesInText, quoteStripped, splitName } from './index.ts';
import { splitTitle, titleInText } from './makes.ts';
import { epochToUtc, toUtc } from './mime/dates.ts';
import { numberIn } from './numbers.ts';
import { linkIn, offerNumberIn, vinIn } from './offer.ts';
import { amountIn, cityLineIn, emailIn, odometerIn, yearIn } from './readers/form/values.ts';

it.each([
  ['2026-06-16T08:15:00+02:00', '2026-06-16T06:15:00Z'],
  ['2026-06-16T08:15:00.250Z', '2026-06-16T08:15:00.25Z'],
  ['2026-06-16 08:15:00 +0200', '2026-06-16T06:15:00Z'],
  ['2026-06-16T08:15-05', '2026-06-16T13:15:00Z'],
  ['Tue, 16 Jun 2026 08:15:00 GMT', '2026-06-16T08:15:00Z'],
  ['16 Jun 26 08:15 EST', '2026-06-16T13:15:00Z'],
  ['2026-06-16T08:15:00', null],
  ['2026-06-16T08:15:00-08:0', null],
  ['2026-13-16T08:15:00Z', null],
  ['16.06.2026 08:15', null],
  ['03/04/26', null],
  ['', null],
])('moment %s', (text, utc) => expect(toUtc(text)).toBe(utc));

it('moments as numbers', () => {
  expect(epochToUtc('1781597700')).toBe('2026-06-16T08:15:00Z');
  expect(epochToUtc('1781597700000')).toBe('2026-06-16T08:15:00Z');
  expect(epochToUtc('5551234567')).toBeNull();
});

it.each([
  ['23.990,00', 23990],
  ['23,990.50', 23990.5],
  ['80,000', 80000],
  ['45.300', 45300],
  ['1.234.567', 1234567],
  ['32.950,-', 32950],
  ["CHF 12'500.-", 12500],
  ['$21,995', 21995],
  ['9,5', 9.5],
  ['0.00', 0],
  ['12 000 km', 12000],
  ['between 5 and 6', null],
  ['VB', null],
])('number %s', (text, number) => expect(numberIn(text)).toBe(number));

it.each([
  ['0171 5550142', 'DE', '+491715550142'],
  ['+49 (0)170 / 555 01 23', 'DE', '+491705550123'],
  ['0049-89-5550 177', 'NL', '+49895550177'],
  ['06-12345678', 'NL', '+31612345678'],
  ['(0318) 555 123', 'NL', '+31318555123'],
  ['Tel.: 0431/9988-0', 'DE', '+4943199880'],
  ['+1 415 555 0100', 'DE', '+14155550100'],
  ['(415) 555-0132', 'DE', '+14155550132'],
  ['12', 'DE', undefined],
  ['+49171xxxxx42', 'DE', null],
  ['on request', 'DE', undefined],
])('phone %s in %s', (text, country, e164) => {
  expect(normalisePhone(text, country)?.e164).toBe(e164);
});

it('finds phones in sentences, not dates, ids and prices', () => {
  const text =
    'Ruf an: 0171 5550142 oder +49 431 99880. Am 01.06.2026 um 10 Uhr. App ID 1014003463, 21.450 €, https://a.b/0171555014299';
  expect(phonesInText(text, 'DE').map((one) => one.e164)).toEqual(['+491715550142', '+4943199880']);
});

it.each([
  ['Anna van der Berg', 'Anna', 'van der Berg'],
  ['Herr Dr. Max Muster', 'Max', 'Muster'],
  ['Muster, Max', 'Max', 'Muster'],
  ["Henk-Jan 't Hart", 'Henk-Jan', "'t Hart"],
  ['Karl Heinz Otto', 'Karl Heinz', 'Otto'],
  ['Kees', 'Kees', null],
  ['', null, null],
])('name %s', (full, first, last) => expect(splitName(full)).toEqual({ first, last }));

it.each([
  ['Guten Tag, ist der Wagen noch da und was kostet er?', 'de'],
  ['Goedendag, is de auto nog te koop en wat is de prijs voor mijn inruil?', 'nl'],
  ['Hi, is this car still available? I would like to see it.', 'en'],
  ['BMW 320d', null],
  ['', null],
])('language of %s', (text, language) => expect(guessLanguage(text)).toBe(language));

it.each([
  ['2022 Tesla Model 3 Long Range', { year: '2022', make: 'Tesla', model: 'Model 3 Long Range' }],
  ['Opel Corsa (2016)', { year: '2016', make: 'Opel', model: 'Corsa' }],
  ['Mercedes-Benz C 220', { year: null, make: 'Mercedes-Benz', model: 'C 220' }],
  ['Minibus zu verkaufen', { year: null, make: null, model: 'Minibus zu verkaufen' }],
])('title %s', (text, title) => expect(splitTitle(text)).toEqual(title));

it('a make in a sentence, not every word that looks like one', () => {
  expect(titleInText('Man kann den Seat nehmen')).toMatchObject({ make: 'Seat' });
  expect(titleInText('Man weiß es nicht, smart wäre es')).toBeNull();
});

it('keys in running text', () => {
  expect(offerNumberIn('Angebotsnummer: GW-4711, bitte')).toBe('GW-4711');
  expect(offerNumberIn('stock number is unknown')).toBeNull();
  expect(vinIn('FIN wvwzzz1jz3w386752.')).toBe('WVWZZZ1JZ3W386752');
  expect(vinIn('Donaudampfschifff')).toBeNull();
  expect(linkIn('siehe https://a.example/x?y=1.')).toBe('https://a.example/x?y=1');
});

describe('values of forms', () => {
  it('reads amounts, mileage, years, places and addresses', () => {
    expect(amountIn('€ 32.950,-')).toEqual({ amount: '32.950,-', currency: 'EUR', type: null });
    expect(amountIn('auf Anfrage')).toBeNull();
    expect(odometerIn('98.000')).toEqual({ value: '98.000', units: 'km', status: null });
    expect(odometerIn('12,000 miles')).toEqual({ value: '12,000', units: 'mi', status: null });
    expect(odometerIn('02_odometer.jpg')).toBeNull();
    expect(yearIn('03/2021')).toBe('2021');
    expect(cityLineIn('3511 AB Utrecht')).toEqual({ postalCode: '3511 AB', city: 'Utrecht' });
    expect(emailIn('Max <MAX@example.org>')).toEqual({ email: 'max@example.org', invalid: null });
    expect(emailIn('keine')).toEqual({ email: null, invalid: 'keine' });
  });
});

describe('quoted history', () => {
  it.each([
    ['Ja.\n\nAm Mo., 15. Juni 2026 um 10:00 Uhr schrieb Haus <a@b.de>:\n> alt', 'Ja.'],
    ['Ja.\n\nOp ma 15 jun. 2026 om 10:00 schreef Garage Vos\n<a@b.nl>:\n\n> oud', 'Ja.'],
    ['Yes.\n\nOn Mon, 15 Jun 2026 at 10:00, Dealer <a@b.c> wrote:\nold', 'Yes.'],
    ['Oui.\n\nLe lun. 15 juin 2026 à 10:00, Garage <a@b.fr> a écrit :\n> vieux', 'Oui.'],
    ['Ok\n\n-----Ursprüngliche Nachricht-----\nVon: A', 'Ok'],
    ['Ok\n\n-----Original Message-----\nFrom: A', 'Ok'],
    ['Ok\n\n________________________________\nVon: A\nGesendet: gestern\nAn: B\nBetreff: C\n\nalt', 'Ok'],
    ['Ok\n\nVan: A\nVerzonden: gisteren\nAan: B\nOnderwerp: C\n\noud', 'Ok'],
    ['> Frage 1\nAntwort 1\n> Frage 2\nAntwort 2', 'Antwort 1\nAntwort 2'],
    ['Von: hier an zählt es', 'Von: hier an zählt es'],
    ['> nur Zitat', '> nur Zitat'],
  ])('%j', (text, own) => expect(quoteStripped(text).text).toBe(own));
});
