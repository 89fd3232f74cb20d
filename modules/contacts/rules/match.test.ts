import { describe, expect, it } from 'vitest';
import { type Identity, identityKeys, nameKey, normaliseEmail } from './identity.ts';
import { type Candidate, likeness, type Match, matchContact, NAME_THRESHOLD } from './match.ts';
import { shownName } from './naming.ts';

const nobody: Identity = { emails: [], phones: [], name: null, postcode: null };
const phone = (e164: string) => ({ asGiven: e164, e164 });
const anna: Candidate = {
  contactId: 'anna',
  name: 'Anna Weber',
  addresses: [{ postcode: '50667' }],
  emails: [{ email: 'anna@post.example' }],
  phones: [phone('+491715550142')],
};
const bernd: Candidate = {
  contactId: 'bernd',
  name: 'Bernd Weber',
  addresses: [{ postcode: '50667' }],
  emails: [{ email: 'bernd@post.example' }],
  phones: [phone('+491715550142')],
};

describe('who wrote', () => {
  it.each<[string, Partial<Identity>, Match | null]>([
    ['a known address', { emails: ['anna@post.example'] }, { contactId: 'anna', by: 'email' }],
    [
      'a known address beats a known number',
      { emails: ['anna@post.example'], phones: [phone('+491715550142')], name: 'Bernd Weber' },
      { contactId: 'anna', by: 'email' },
    ],
    [
      'one of several addresses',
      { emails: ['new@post.example', 'bernd@post.example'] },
      { contactId: 'bernd', by: 'email' },
    ],
    [
      'a shared number: who has the name',
      { phones: [phone('+491715550142')], name: 'Weber, Bernd' },
      { contactId: 'bernd', by: 'phone' },
    ],
    [
      'a shared number without a name: the oldest',
      { phones: [phone('+491715550142')] },
      { contactId: 'anna', by: 'phone' },
    ],
    [
      'the number of a company, and quite another person',
      { phones: [phone('+491715550142')], name: 'Katarzyna Nowak', emails: ['kn@post.example'] },
      null,
    ],
    ['a number that is none', { phones: [{ asGiven: '0171 xxx', e164: null }] }, null],
    [
      'name and postcode',
      { name: 'weber anna', postcode: '50 667' },
      { contactId: 'anna', by: 'nameAndPostcode' },
    ],
    [
      'a mistyped name',
      { name: 'Ana Weber', postcode: '50667' },
      { contactId: 'anna', by: 'nameAndPostcode' },
    ],
    ['another first name', { name: 'Clara Weber', postcode: '50667' }, null],
    ['a last name alone', { name: 'Weber', postcode: '50667' }, null],
    ['another postcode', { name: 'Anna Weber', postcode: '50668' }, null],
    ['no postcode', { name: 'Anna Weber' }, null],
    ['nothing', {}, null],
  ])('%s', (_, given, match) => {
    expect(matchContact({ ...nobody, ...given }, [anna, bernd])).toEqual(match);
  });
});

describe('names', () => {
  it.each([
    ['Müller, Jörg', 'Jorg Muller', 1],
    ['', '', 1],
    ['Anna', '', 0],
  ])('%s and %s', (one, other, score) => {
    expect(likeness(one, other)).toBe(score);
    expect(likeness(other, one)).toBe(score);
  });

  it('that differ in more than a letter are under the threshold', () => {
    expect(likeness('Anna Weber', 'Anne Webers')).toBeLessThan(NAME_THRESHOLD);
    expect(likeness('Thomas Schneider', 'Thomas Schnieder')).toBeGreaterThanOrEqual(NAME_THRESHOLD - 0.1);
  });

  it('are compared in any order and script', () => {
    expect(nameKey('Łukasz  Wiśniewski-Nowak')).toBe('lukasz nowak wisniewski');
    expect(nameKey('Иван Петров')).toBe('иван петров');
  });

  it('fall back to what else is known', () => {
    const none = { full: null, first: null, last: null, company: null };
    expect(shownName({ ...none, full: ' Anna  Weber ' }, [], [])).toBe('Anna Weber');
    expect(shownName({ ...none, first: 'Anna', last: 'Weber' }, [], [])).toBe('Anna Weber');
    expect(shownName({ ...none, company: 'Weber GmbH' }, ['a@b.example'], [])).toBe('Weber GmbH');
    expect(shownName(none, ['a@b.example'], [phone('+491')])).toBe('a@b.example');
    expect(shownName(none, [], [phone('0171 5550142')])).toBe('0171 5550142');
    expect(shownName(none, [], [])).toBeNull();
  });
});

describe('identities', () => {
  it('have sorted keys, each once', () => {
    const keys = identityKeys({
      emails: ['b@x.example', 'a@x.example', 'b@x.example'],
      phones: [phone('+491'), { asGiven: '?', e164: null }],
      name: 'Anna Weber',
      postcode: '1012 ab',
    });
    expect(keys).toEqual(['email:a@x.example', 'email:b@x.example', 'phone:+491', 'postcode:1012AB aw']);
  });

  it.each([
    [' Anna@Post.Example ', 'anna@post.example'],
    ['anna+cars@post.example', 'anna+cars@post.example'],
    ['anna', null],
    ['anna@', null],
    ['anna@post', null],
    ['a b@post.example', null],
    ['a@b@c.example', null],
    ['<a@b.example>', null],
  ])('%s', (text, email) => {
    expect(normaliseEmail(text)).toBe(email);
  });
});
