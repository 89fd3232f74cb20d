import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../contact.ts';
import { type Choices, differences, merged } from './merge.ts';
import { unmerged } from './unmerge.ts';

const at = Temporal.Instant.from('2026-03-10T09:00:00Z');

function contact(id: string, given: Partial<Contact> = {}): Contact {
  return {
    contactId: id,
    kind: 'person',
    name: 'Sabine Köhler',
    salutation: null,
    title: null,
    firstName: 'Sabine',
    lastName: 'Köhler',
    company: null,
    companyId: null,
    jobTitle: null,
    birthday: null,
    language: null,
    tags: [],
    createdFrom: 'enquiry',
    createdAt: at,
    changedAt: at,
    assignedUserId: null,
    emails: [],
    phones: [],
    addresses: [],
    ...given,
  };
}
const all = (choices: Choices = {}) => ({ choices, leaveOut: {} });
const email = (address: string) => ({ email: address, relay: false, kind: null });
const phone = (asGiven: string, e164: string | null) => ({ asGiven, e164, kind: null });

describe('merging', () => {
  it('takes what only one says, and of the one that stays where both say something', () => {
    const made = merged(
      contact('a', { language: 'de' }),
      contact('b', { language: 'nl', title: 'Dr.', birthday: Temporal.PlainDate.from('1970-02-03') }),
      all(),
    );
    expect(made).toMatchObject({ contactId: 'a', language: 'de', title: 'Dr.' });
    expect(made.birthday?.toString()).toBe('1970-02-03');
  });

  it.each<[string, Choices, Partial<Contact>]>([
    ['the other one', { lastName: 'from' }, { lastName: 'Koehler', name: 'Sabine Koehler' }],
    [
      'a new value',
      { lastName: { value: 'Köhler-Weiß' } },
      { lastName: 'Köhler-Weiß', name: 'Sabine Köhler-Weiß' },
    ],
    ['nothing', { language: { value: null } }, { language: null }],
    ['the one that stays, although it says nothing', { title: 'into' }, { title: null }],
  ])('takes %s where somebody chose it', (_, choices, expected) => {
    const into = contact('a', { language: 'de' });
    const from = contact('b', { lastName: 'Koehler', name: 'Sabine Koehler', title: 'Dr.' });
    expect(merged(into, from, all(choices))).toMatchObject(expected);
  });

  it('keeps the addresses and numbers of both, each once, and none that is left out', () => {
    const into = contact('a', {
      emails: [email('s@x.de')],
      phones: [phone('0171 1', '+491711')],
      tags: ['VIP'],
    });
    const from = contact('b', {
      emails: [email('old@x.de'), email('s@x.de')],
      phones: [phone('+49 171 1', '+491711'), phone('07621 99', '+49762199')],
      tags: ['vip', 'fleet'],
    });
    const made = merged(into, from, { choices: {}, leaveOut: { emails: ['old@x.de'] } });
    expect(made.emails.map((one) => one.email)).toEqual(['s@x.de']);
    expect(made.phones.map((one) => one.asGiven)).toEqual(['0171 1', '07621 99']);
    expect(made.tags).toEqual(['VIP', 'fleet']);
  });

  it('lets nobody work for themselves', () => {
    const company = contact('c', { kind: 'company', name: 'Brenner GmbH', company: 'Brenner GmbH' });
    const made = merged(contact('a', { companyId: 'c' }), company, all({ kind: 'into' }));
    expect(made.companyId).toBeNull();
  });

  it('names the fields in which both say different things', () => {
    expect(
      differences(
        contact('a', { language: 'de', title: 'Dr.' }),
        contact('b', { language: 'nl', firstName: 'Sabina' }),
      ),
    ).toEqual(['firstName', 'language']);
  });
});

const text = fc.option(fc.constantFrom('Anna', 'Weber', 'Köhler', 'x', ''), { nil: null });
const emails = fc
  .uniqueArray(fc.constantFrom('a@x.de', 'b@x.de', 'c@x.de', 'd@x.de'), { maxLength: 3 })
  .map((addresses) => addresses.map(email));
const phones = fc
  .uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 })
  .map((numbers) => numbers.map((n) => phone(`0171 ${n}`, n === 5 ? null : `+49171${n}`)));
const contacts = (id: string) =>
  fc
    .record({
      kind: fc.constantFrom('person' as const, 'company' as const),
      name: fc.constantFrom('Anna Weber', 'Sabine Köhler', 'Brenner GmbH'),
      firstName: text,
      lastName: text,
      company: text,
      language: fc.option(fc.constantFrom('de', 'nl', 'en'), { nil: null }),
      birthday: fc.option(fc.constantFrom('1970-01-01', '1980-02-29'), { nil: null }),
      tags: fc.uniqueArray(fc.constantFrom('VIP', 'fleet', 'x'), { maxLength: 2 }),
      emails,
      phones,
    })
    .map(({ birthday, ...given }) =>
      contact(id, { ...given, birthday: birthday === null ? null : Temporal.PlainDate.from(birthday) }),
    );
const choices: fc.Arbitrary<Choices> = fc.record(
  {
    lastName: fc.constantFrom('into' as const, 'from' as const, { value: 'Neu' }),
    language: fc.constantFrom('into' as const, 'from' as const, { value: null }),
    kind: fc.constantFrom('into' as const, 'from' as const),
  },
  { requiredKeys: [] },
);
const leaveOut = fc.record({
  emails: fc.subarray(['a@x.de', 'b@x.de', 'c@x.de']),
  phones: fc.subarray(['+491711', '+491712']),
});

describe('undoing', () => {
  it('brings back exactly what was merged, whatever it was and however it was chosen', () => {
    fc.assert(
      fc.property(contacts('a'), contacts('b'), choices, leaveOut, (into, from, chosen, without) => {
        const made = merged(into, from, { choices: chosen, leaveOut: without });
        expect(unmerged(into, made, made)).toEqual(into);
      }),
    );
  });

  it('keeps what somebody changed since', () => {
    const into = contact('a', { language: 'de', emails: [email('a@x.de'), email('b@x.de')] });
    const from = contact('b', { title: 'Dr.', emails: [email('c@x.de')] });
    const made = merged(into, from, { choices: {}, leaveOut: { emails: ['b@x.de'] } });
    const current = { ...made, language: 'nl', emails: [email('new@x.de'), ...made.emails] };
    const back = unmerged(into, made, current);
    expect(back).toMatchObject({ language: 'nl', title: null });
    expect(back.emails.map((one) => one.email)).toEqual(['new@x.de', 'a@x.de', 'b@x.de']);
  });
});
