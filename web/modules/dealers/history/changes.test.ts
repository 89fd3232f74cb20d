import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../modules/dealers/rules/defaults.ts';
import { fieldsOf, type VersionedArea } from '../fields/registry.ts';
import type { Words } from '../fields/tell.ts';
import { changesBetween, same } from './changes.ts';

const people: Record<string, string> = { anna: 'Anna Vogt', tom: 'Tom Berger', 'mobile-id': 'mobile.de' };
/** Says keys by their last part, so that a case shows what is said of which value. */
const words: Words = {
  find: (key, values) => [key.split('.').at(-1), ...Object.values(values ?? {})].join(' '),
  nameOf: (id) => people[id] ?? null,
  duration: (minutes) => `${minutes} min`,
  date: (date) => date,
  country: (code) => code,
  region: (_, code) => code,
  language: (code) => code,
};

const dealer = { country: 'DE', region: 'BW' };
const group = {
  groupId: 'g1',
  name: 'Used cars',
  match: { conditions: ['used'] },
  mode: 'rotation',
  poolUserId: null,
  poolWeight: 1,
  members: [{ userId: 'anna', weight: 1 }],
};
const other = { ...group, groupId: 'g2', name: 'New cars' };

function told(area: VersionedArea, before: object, after: object): string[] {
  const base = defaultSettings(area, dealer);
  return changesBetween(fieldsOf[area], { ...base, ...before }, { ...base, ...after }, words).map(
    ({ where, from, to }) => `${where.join(' > ')}: ${from} → ${to}`,
  );
}

describe('what is different between two versions', () => {
  it.each<[string, VersionedArea, object, object, string[]]>([
    ['nothing', 'mail', {}, {}, []],
    ['a switch', 'mail', {}, { sendEmails: false }, ['send: yes → no']],
    ['a text that was none', 'mail', {}, { fromName: 'Anna' }, ['fromName: dealersName → Anna']],
    ['a time that became never', 'escalation', {}, { reminderMinutes: null }, ['reminder: 30 min → never']],
    ['a choice', 'escalation', {}, { afterStage2: 'pool' }, ['afterStage2: nothing → pool']],
    [
      'a source that came to have times of its own',
      'escalation',
      {},
      { bySource: { 'mobile-id': { responseMinutes: 10 } } },
      ['sources: null → mobile.de'],
    ],
    [
      'a time of a source',
      'escalation',
      { bySource: { 'mobile-id': { responseMinutes: 10 } } },
      { bySource: { 'mobile-id': { responseMinutes: 20 } } },
      ['sources > mobile.de > responseMinutes: 10 min → 20 min'],
    ],
    ['a person', 'distribution', {}, { fallbackUserId: 'tom' }, ['fallback: nothing → Tom Berger']],
    ['a person who left', 'distribution', { fallbackUserId: 'x' }, {}, ['fallback: gone → nothing']],
    [
      'a value inside a value',
      'distribution',
      {},
      { pool: { oldestOnly: true, notify: true, handOverMinutes: null } },
      ['oldestOnly: no → yes'],
    ],
    ['shares', 'distribution', {}, { weights: { anna: 2 } }, ['title > Anna Vogt: nothing → 2']],
    ['a group that came', 'distribution', {}, { groups: [group] }, ['title: null → Used cars']],
    ['a group that went', 'distribution', { groups: [group] }, {}, ['title: Used cars → null']],
    [
      'members of a group',
      'distribution',
      { groups: [group] },
      { groups: [{ ...group, members: [...group.members, { userId: 'tom', weight: 2 }] }] },
      ['title > Used cars > members: Anna Vogt → Anna Vogt, Tom Berger (2)'],
    ],
    [
      'the order of groups',
      'distribution',
      { groups: [group, other] },
      { groups: [other, group] },
      ['title > order: Used cars, New cars → New cars, Used cars'],
    ],
    [
      'hours of a day',
      'hours',
      {},
      { weekly: { ...defaultSettings('hours', dealer).weekly, sat: [] } },
      ['weekly > sat: 09:00–13:00 → nothing'],
    ],
    [
      'days off',
      'hours',
      {},
      { ownDaysOff: [{ from: '2026-12-24', until: '2026-12-26', name: 'Christmas' }] },
      ['daysOff: nothing → 2026-12-24 – 2026-12-26 (Christmas)'],
    ],
    ['holidays', 'hours', {}, { holidays: null }, ['country: DE, BW → noCountry']],
  ])('%s', (_, area, before, after, expected) => {
    expect(told(area, before, after)).toEqual(expected);
  });

  it('is none exactly when the versions hold the same', () => {
    const mail = fc.record({
      sendEmails: fc.boolean(),
      automaticReply: fc.boolean(),
      fromName: fc.option(fc.constantFrom('Anna', 'Tom')),
      footer: fc.constantFrom('', 'Impressum'),
      unassignedNoticeTo: fc.option(fc.constantFrom('a@b.example', 'c@d.example')),
    });
    fc.assert(
      fc.property(mail, mail, (one, two) => {
        expect(changesBetween(fieldsOf.mail, one, two, words).length === 0).toBe(same(one, two));
      }),
    );
  });
});
