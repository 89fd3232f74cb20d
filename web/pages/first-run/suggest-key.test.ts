import { expect, it } from 'vitest';
import { suggestKey } from './suggest-key.ts';

it.each([
  ['Autohaus Lörrach', 'autohaus-loerrach'],
  ['Autohaus Müller GmbH & Co. KG, Weil', 'autohaus-mueller-weil'],
  ['Garage Citroën Zürich AG', 'garage-citroen-zuerich'],
  ['Van den Bos B.V.', 'van-den-bos'],
  ['Straße 7', 'strasse-7'],
  [
    'A very long name of a dealership that nobody could ever remember',
    'a-very-long-name-of-a-dealership-that',
  ],
  ['', ''],
  ['GmbH', ''],
])('suggests for %j the key %j', (name, key) => {
  expect(suggestKey(name)).toBe(key);
  expect(key === '' || /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(key)).toBe(true);
});
