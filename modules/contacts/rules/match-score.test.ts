import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, scoreMatch } from './match-score.ts';

const nobody: Comparable = {
  kind: 'person',
  name: '',
  firstName: null,
  lastName: null,
  birthday: null,
  emails: [],
  phones: [],
  addresses: [],
};
const person = (firstName: string, lastName: string, more: Partial<Comparable> = {}): Comparable => ({
  ...nobody,
  name: `${firstName} ${lastName}`.trim(),
  firstName,
  lastName,
  ...more,
});
const mail = (email: string) => ({ emails: [{ email, relay: false }] });
const phone = (e164: string) => ({ phones: [{ asGiven: e164, e164 }] });
const home = (street: string | null, postcode: string | null, city: string | null) => ({
  addresses: [{ kind: null, street, postcode, city, country: null }],
});
const born = (date: string) => ({ birthday: Temporal.PlainDate.from(date) });

describe('two entries', () => {
  it.each<[string, Comparable, Comparable, string, readonly string[]]>([
    [
      'same address and name',
      person('Anna', 'Weber', mail('anna@post.example')),
      person('Anna', 'Weber', mail('anna@post.example')),
      'sure',
      ['sameEmail', 'sameName'],
    ],
    [
      'same number, nearly the same name',
      person('Thomas', 'Schneider', phone('+49171')),
      person('Thomas', 'Schnieder', phone('+49171')),
      'likely',
      ['samePhone', 'similarName'],
    ],
    [
      'a household',
      person('Anna', 'Weber', { ...phone('+49171'), ...home('Hauptstr. 5', '79539', 'Lörrach') }),
      person('Otto', 'Weber', { ...phone('+49171'), ...home('Hauptstraße 5', '79539', 'Lörrach') }),
      'no',
      ['samePhone', 'samePostcode', 'sameStreet', 'otherFirstName'],
    ],
    [
      'name and street',
      person('Jörg', 'Müller', home('Hauptstr. 5', '79539', 'Lörrach')),
      person('Joerg', 'Müller', home('Hauptstraße 5', '79539', 'Lörrach')),
      'likely',
      ['similarName', 'samePostcode', 'sameStreet'],
    ],
    [
      'a common name in one city',
      person('Anna', 'Weber', home(null, null, 'Köln')),
      person('Anna', 'Weber', home(null, null, 'köln')),
      'possible',
      ['sameName', 'sameCity'],
    ],
    [
      'the same name',
      person('Anna', 'Weber'),
      person('Weber', 'Anna', { firstName: 'Anna', lastName: 'Weber' }),
      'possible',
      ['sameName'],
    ],
    [
      'father and son',
      person('Hans', 'Weber', { ...born('1950-01-01'), ...home(null, '79539', null) }),
      person('Hans', 'Weber', { ...born('1980-01-01'), ...home(null, '79539', null) }),
      'no',
      ['sameName', 'samePostcode', 'otherBirthday'],
    ],
    ['strangers', person('Anna', 'Weber'), person('Otto', 'Keller'), 'no', ['otherFirstName']],
    ['nothing', nobody, nobody, 'no', []],
    [
      'a relay address is no person',
      person('Anna', 'Weber', { emails: [{ email: 'r@relay.example', relay: true }] }),
      person('Otto', 'Keller', { emails: [{ email: 'r@relay.example', relay: true }] }),
      'no',
      ['otherFirstName'],
    ],
  ])('%s', (_, one, other, strength, reasons) => {
    expect(scoreMatch(one, other)).toMatchObject({ strength, reasons });
  });

  it('score the same whichever comes first, within 0 and 100', () => {
    const name = fc.constantFrom('Anna', 'Anne', 'Otto', 'A.', '');
    const entry = fc.record({
      first: name,
      last: fc.constantFrom('Weber', 'Wever', 'Keller'),
      mail: fc.constantFrom('a@b.example', 'c@d.example'),
      city: fc.constantFrom('Köln', 'Bonn'),
    });
    const toComparable = (given: { first: string; last: string; mail: string; city: string }) =>
      person(given.first, given.last, { ...mail(given.mail), ...home(null, null, given.city) });
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        const [one, other] = [
          scoreMatch(toComparable(a), toComparable(b)),
          scoreMatch(toComparable(b), toComparable(a)),
        ];
        expect(one).toEqual(other);
        expect(one.score).toBeGreaterThanOrEqual(0);
        expect(one.score).toBeLessThanOrEqual(100);
      }),
    );
  });
});
