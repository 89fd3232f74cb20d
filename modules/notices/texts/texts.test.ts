import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../rules/notice.ts';
import { noticeMail, pushText, type Reading, type Told } from './index.ts';

const now = Temporal.Instant.from('2026-03-10T09:35:00Z');
const reading: Reading = {
  language: 'de',
  readerName: 'Anna Vogt',
  dealerName: 'Autohaus Lörrach',
  timeZone: 'Europe/Berlin',
  now,
  choicesLink: 'https://desk.example/d/loerrach/notices/choices',
};
const told: Told = {
  kind: 'stage1',
  subjectKind: 'lead',
  title: 'Sabine Köhler',
  detail: 'VW Golf VIII',
  because: 'assignee',
  standsInFor: null,
  actorName: null,
  dueAt: now.subtract({ hours: 2, minutes: 5 }),
  link: 'https://desk.example/d/loerrach/leads/1',
};
const lineOf = (dueAt: Temporal.Instant, language: Reading['language'] = 'de') =>
  pushText([{ ...told, dueAt }], { ...reading, language }).body;

describe('what is due since when', () => {
  it.each([
    ['just now', now, 'Fällig seit Dienstag, 10. März, 10:35 Uhr (seit 0 Min.).'],
    [
      'hours ago',
      now.subtract({ hours: 2, minutes: 5 }),
      'Fällig seit Dienstag, 10. März, 08:30 Uhr (seit 2 Std. 5 Min.).',
    ],
    [
      'days ago',
      now.subtract({ hours: 24 * 3 + 1 }),
      'Fällig seit Samstag, 7. März, 09:35 Uhr (seit 3 Tagen 1 Std.).',
    ],
    ['in a while', now.add({ minutes: 30 }), 'Fällig am Dienstag, 10. März, 11:05 Uhr (in 30 Min.).'],
    // in summer time already
    [
      'over the change',
      Temporal.Instant.from('2026-03-30T07:00:00Z'),
      'Fällig am Montag, 30. März, 09:00 Uhr (in 19 Tagen 21 Std.).',
    ],
  ])('%s', (_, dueAt, line) => {
    expect(lineOf(dueAt)).toBe(line);
  });

  it('in each language', () => {
    expect(lineOf(now.add({ minutes: 30 }), 'en')).toBe('Due Tuesday 10 March, 11:05 (in 30 min).');
    expect(lineOf(now.add({ minutes: 30 }), 'nl')).toBe(
      'Vervalt op dinsdag 10 maart, 11:05 uur (over 30 min.).',
    );
  });
});

describe('every kind', () => {
  it.each(['de', 'en', 'nl'] as const)('has a mail and a push message in %s', (language) => {
    for (const kind of NOTICE_KINDS) {
      const subjectKind = kind === 'findings' ? 'findings' : 'lead';
      const notice: Told = { ...told, kind, subjectKind, ...(kind === 'findings' && { title: '3' }) };
      const mail = noticeMail([notice], { ...reading, language });
      const about = kind === 'findings' ? '3 ' : 'Sabine Köhler';
      expect(mail.subject).toContain(about);
      expect(mail.text).toContain(notice.link);
      expect(mail.text).toContain(reading.choicesLink);
      expect(mail.text).not.toMatch(/undefined|null|!|\bbitte\b|\bplease\b/i);
      expect(pushText([notice], { ...reading, language }).title).toContain(about);
    }
  });
});

describe('a digest', () => {
  const notices: [Told, ...Told[]] = [
    told,
    { ...told, title: 'Jan de Vries', detail: null, link: 'https://desk.example/d/loerrach/leads/2' },
    {
      ...told,
      kind: 'handedOver',
      actorName: 'Tom Brenner',
      link: 'https://desk.example/d/loerrach/leads/3',
    },
  ];

  it('counts in its subject and tells each with its link', () => {
    const { subject, text, html } = noticeMail(notices, reading);
    expect(subject).toBe('3 Benachrichtigungen: Überfällig 2, An Sie übergeben 1');
    expect(text).toContain('bei Autohaus Lörrach warten 3 Dinge auf Sie:');
    expect(text).toContain('Tom Brenner hat Ihnen übergeben: Sabine Köhler, VW Golf VIII.');
    for (const { link } of notices) expect([text.includes(link), html.includes(link)]).toEqual([true, true]);
  });

  it('shows four at most on a device', () => {
    const many: [Told, ...Told[]] = [told, told, told, told, told, told];
    expect(pushText(many, reading)).toEqual({
      title: '6 Benachrichtigungen',
      body: `${'Überfällig: Sabine Köhler, VW Golf VIII\n'.repeat(4)}…`,
    });
  });
});
