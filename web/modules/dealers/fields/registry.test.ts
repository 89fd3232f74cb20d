import { createTranslator } from 'use-intl';
import { describe, expect, it } from 'vitest';
import {
  DistributionSettings,
  EscalationSettings,
  ForwardingSettings,
  HoursSettings,
  HouseSettings,
  MailSettings,
  ReportsSettings,
  TasksSettings,
} from '../../../../modules/dealers/contract.ts';
import de from '../../../locales/de.ts';
import en from '../../../locales/en.ts';
import nl from '../../../locales/nl.ts';
import pagesDe from '../../../locales/pages-de.ts';
import pagesEn from '../../../locales/pages-en.ts';
import pagesNl from '../../../locales/pages-nl.ts';
import { findSettings } from '../search/find-settings.ts';
import { placesOf } from '../search/places.ts';
import { type Field, hasEntries } from './field.ts';
import { fieldsOf } from './registry.ts';

const contracts = {
  hours: HoursSettings,
  escalation: EscalationSettings,
  distribution: DistributionSettings,
  forwarding: ForwardingSettings,
  mail: MailSettings,
  house: HouseSettings,
  reports: ReportsSettings,
  tasks: TasksSettings,
};
/** Areas by name and the last part of their messages. */
const areas =
  'hours escalation distribution forwarding mail tasks house reports checker coverage roles webhooks'
    .split(' ')
    .map((name) => ({ name, title: name }));

type Loose = ((key: string) => string) & { has: (key: string) => boolean };
const finders = { en: { ...en, ...pagesEn }, de: { ...de, ...pagesDe }, nl: { ...nl, ...pagesNl } };
function messages(locale: keyof typeof finders) {
  const find = finder(locale);
  return { find, synonymsOf: (name: string) => find(`settingsWords.synonyms.${name}`) };
}

function finder(locale: keyof typeof finders): (key: string) => string | null {
  const t = createTranslator({ locale, messages: finders[locale], onError: () => {} }) as unknown as Loose;
  return (key) => {
    const full = key.includes('.') ? key : `settingsWords.labels.${key}`;
    return t.has(full) ? t(full) : null;
  };
}

function keysOf(field: Field): string[] {
  const own = [field.label, ...(field.hint === undefined ? [] : [field.hint])];
  if (hasEntries(field)) return [...own, ...field.fields.flatMap(keysOf)];
  return [...own, ...(field.none === undefined ? [] : [field.none])];
}

describe('the fields of the settings', () => {
  it.each(Object.entries(contracts))('of %s are all there', (area, contract) => {
    const fields: readonly Field[] = fieldsOf[area as keyof typeof contracts];
    const told = new Set(fields.map(({ path }) => path.split('.')[0]));
    expect(told).toEqual(new Set(Object.keys(contract.properties)));
  });

  it.each(['en', 'de', 'nl'] as const)('have words in %s', (locale) => {
    const find = finder(locale);
    const wordless = Object.values(fieldsOf)
      .flatMap((fields: readonly Field[]) => fields.flatMap(keysOf))
      .filter((key) => find(key) === null);
    expect(wordless).toEqual([]);
  });
});

describe('the search', () => {
  it.each(['en', 'de', 'nl'] as const)('finds every field of every area by its title in %s', (locale) => {
    const places = placesOf(areas, messages(locale));
    const lost = places.filter((place) => !findSettings(places, place.title).includes(place));
    expect(lost.map(({ area, field }) => `${area} ${field}`)).toEqual([]);
  });

  it.each<[keyof typeof finders, string, string]>([
    ['de', 'Urlaub', 'hours ownDaysOff'],
    ['de', 'frist', 'escalation null'],
    ['de', 'eskalationsstufe 2', 'escalation stage2Minutes'],
    ['de', 'IMPRESSUM', 'mail null'],
    ['de', 'fusszeile', 'mail footer'],
    ['de', 'öffnungszeiten', 'hours null'],
    ['de', 'offnungszeiten', 'hours null'],
    ['de', 'Vertretung', 'distribution deputiesReceive'],
    ['nl', 'afzender', 'mail fromName'],
    ['nl', 'feestdagen', 'hours holidays'],
    ['en', 'round robin', 'distribution null'],
    ['en', 'autoresponder', 'mail automaticReply'],
  ])('in %s leads from "%s" to %s', (locale, query, expected) => {
    const places = placesOf(areas, messages(locale));
    const found = findSettings(places, query).map(({ area, field }) => `${area} ${field}`);
    expect(found.slice(0, 3)).toContain(expected);
  });

  it('finds nothing for nothing, and nothing for nonsense', () => {
    const places = placesOf(areas, messages('en'));
    expect(findSettings(places, '  ')).toEqual([]);
    expect(findSettings(places, 'xylophone')).toEqual([]);
  });
});
