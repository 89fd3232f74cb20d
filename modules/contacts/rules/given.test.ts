import { describe, expect, it } from 'vitest';
import { Refused } from '../../../kernel/refusals.ts';
import type { ContactChange } from '../contract.ts';
import { changesBetween } from './changes.ts';
import type { Contact } from './contact.ts';
import { blank, type Written, written } from './given.ts';

const house = { country: 'DE', today: Temporal.PlainDate.from('2026-03-10') };
const write = (given: ContactChange, before: Written = blank) => written(before, given, house);

describe('what is written of a contact', () => {
  it.each<[string, ContactChange, Partial<Written>]>([
    ['a person', { firstName: ' Anna ', lastName: 'Weber' }, { kind: 'person', name: 'Anna Weber' }],
    [
      'a company',
      { kind: 'company', company: 'Brenner  GmbH' },
      { name: 'Brenner GmbH', company: 'Brenner GmbH' },
    ],
    ['an address alone', { emails: [{ email: 'A@B.example' }] }, { name: 'a@b.example' }],
    [
      'numbers, each once',
      { phones: [{ number: '0171 5550142', kind: 'mobile' }, { number: '+49171/5550142' }, { number: ' ' }] },
      { phones: [{ asGiven: '+49171/5550142', e164: '+491715550142', kind: null }] },
    ],
    [
      'an address without content is none',
      { lastName: 'Weber', addresses: [{ city: ' ', country: 'DE' }] },
      { addresses: [] },
    ],
    [
      'a company has no birthday',
      { kind: 'company', company: 'X', birthday: '1980-01-01' },
      { birthday: null },
    ],
  ])('%s', (_, given, expected) => {
    expect(write(given)).toMatchObject(expected);
  });

  it.each<[ContactChange, string, string]>([
    [{}, 'contacts.nobody', 'lastName'],
    [
      { emails: [{ email: 'a@b.example' }, { email: 'nonsense' }] },
      'contacts.invalidEmail',
      'emails.1.email',
    ],
    [{ phones: [{ number: 'call me' }] }, 'contacts.invalidPhone', 'phones.0.number'],
    [{ lastName: 'Weber', birthday: '2026-03-11' }, 'contacts.birthdayAhead', 'birthday'],
  ])('is refused: %o', (given, code, field) => {
    expect(() => write(given)).toThrow(Refused);
    try {
      write(given);
    } catch (error) {
      expect((error as Refused).refusal).toMatchObject({ code, field });
    }
  });

  it('leaves what is absent, clears what is null, and keeps the name an enquiry came with', () => {
    const before: Written = { ...blank, name: 'Familie Weber', language: 'de', company: 'Brenner GmbH' };
    expect(write({ language: null }, before)).toEqual({ ...before, language: null });
    expect(write({ lastName: 'Weber' }, before).name).toBe('Weber');
  });
});

describe('what changed', () => {
  const contact: Contact = {
    ...blank,
    name: 'Anna Weber',
    firstName: 'Anna',
    lastName: 'Weber',
    contactId: 'anna',
    createdFrom: 'hand',
    createdAt: Temporal.Instant.from('2026-03-10T09:00:00Z'),
    changedAt: Temporal.Instant.from('2026-03-10T09:00:00Z'),
    assignedUserId: null,
    emails: [
      { email: 'a@b.example', relay: false },
      { email: 'c@d.example', relay: false },
    ],
  };
  it.each<[Partial<Contact>, readonly unknown[]]>([
    [{}, []],
    [{ lastName: 'Keller', name: 'Anna Keller' }, [{ field: 'lastName', from: 'Weber', to: 'Keller' }]],
    [
      {
        emails: [
          { email: 'a@b.example', relay: false },
          { email: 'e@f.example', relay: false },
        ],
      },
      [{ field: 'email', from: 'c@d.example', to: 'e@f.example' }],
    ],
    [
      { emails: contact.emails.toReversed() },
      [{ field: 'emailFirst', from: 'a@b.example', to: 'c@d.example' }],
    ],
    [{ tags: ['VIP'] }, [{ field: 'tag', from: null, to: 'VIP' }]],
    [{ companyId: 'brenner' }, [{ field: 'worksFor', from: null, to: 'Brenner GmbH' }]],
    [
      { birthday: Temporal.PlainDate.from('1980-05-01') },
      [{ field: 'birthday', from: null, to: '1980-05-01' }],
    ],
    [
      {
        addresses: [{ kind: null, street: 'Hauptstr. 5', postcode: '79539', city: 'Lörrach', country: null }],
      },
      [{ field: 'address', from: null, to: 'Hauptstr. 5, 79539 Lörrach' }],
    ],
  ])('%o', (more, changes) => {
    const names = new Map([['brenner', 'Brenner GmbH']]);
    expect(changesBetween(contact, { ...contact, ...more }, names)).toEqual(changes);
  });
});
