import { describe, expect, it } from 'vitest';
import { type Source, type SourceHints, sourceOf } from './recognise.ts';
import { systemReasons, systemSources } from './system-catalogues.ts';

const own: Source = {
  sourceId: 'own',
  key: 'ownSite',
  name: 'Our site',
  channel: 'webForm',
  senders: ['form@site.example', 'mobile.de.site.example'],
  providers: ['Site GmbH'],
  responseMinutes: null,
  defaultType: null,
};
const sources: readonly Source[] = [
  ...systemSources.map((source) => ({
    ...source,
    sourceId: source.key,
    responseMinutes: null,
    defaultType: null,
  })),
  own,
];

describe('where an enquiry came from', () => {
  it.each<[string, Partial<SourceHints>, string]>([
    ['a marketplace by its domain', { from: 'noreply@mobile.de' }, 'mobileDe'],
    ['a subdomain', { from: 'x@mail.autoscout24.nl' }, 'autoScout24'],
    ['a domain that only ends alike', { from: 'x@notmobile.de' }, 'email'],
    ['the whole address of an own form', { from: 'FORM@site.example' }, 'ownSite'],
    ['another address of that domain', { from: 'info@site.example' }, 'email'],
    [
      'the provider of a document, forwarded by somebody',
      { from: 'boss@dealer.example', provider: 'mobile.de' },
      'mobileDe',
    ],
    ['a provider with its legal form', { provider: 'AutoScout24 GmbH' }, 'autoScout24'],
    ['a short provider inside another word', { provider: 'Metallbau Meier' }, 'email'],
    ['an own provider', { provider: 'SITE gmbh' }, 'ownSite'],
    ['an unknown provider and sender', { from: 'anna@post.example', provider: 'Whoever' }, 'email'],
    ['nothing at all', {}, 'email'],
    ['a form of nobody we know', { from: 'anna@post.example', channel: 'webForm' }, 'webForm'],
    ['posted', { channel: 'api' }, 'api'],
    ['at the counter', { channel: 'walkIn' }, 'walkIn'],
  ])('%s', (_, hints, key) => {
    expect(sourceOf(sources, { from: null, provider: null, channel: 'email', ...hints }).key).toBe(key);
  });

  it('stays in the channel where the dealer removed the general source', () => {
    expect(sourceOf([own], { from: null, provider: null, channel: 'email' }).key).toBe('ownSite');
    expect(() => sourceOf([], { from: null, provider: null, channel: 'email' })).toThrow('no sources');
  });
});

describe('the catalogues', () => {
  it('have every key once, and each way in has a source', () => {
    for (const list of [systemSources, systemReasons]) {
      expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
    }
    for (const channel of ['email', 'api', 'webForm', 'phone', 'walkIn']) {
      expect(systemSources.some((source) => source.key === channel && source.channel === channel)).toBe(true);
    }
  });

  it('end leads in every way', () => {
    expect(new Set(systemReasons.map(({ outcome }) => outcome))).toEqual(new Set(['won', 'lost', 'invalid']));
  });
});
