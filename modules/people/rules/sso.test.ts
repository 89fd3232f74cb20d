import { describe, expect, it } from 'vitest';
import { judgeClaims, type SsoClaims } from './sso.ts';

const anna = { email: 'Anna@Autohaus.example', email_verified: true, name: 'Anna Vogt' };

describe('what an identity provider says', () => {
  it.each<[string, SsoClaims, string[], object]>([
    ['is enough', anna, [], { email: anna.email, name: anna.name }],
    ['is enough from an allowed domain', anna, ['autohaus.example'], { email: anna.email, name: anna.name }],
    ['without a name', { ...anna, name: ' ' }, [], { email: anna.email, name: anna.email }],
    ['without an address', { name: 'Anna' }, [], { refused: 'ssoNoEmail' }],
    [
      'of an address it has not verified',
      { ...anna, email_verified: false },
      [],
      { refused: 'ssoNotVerified' },
    ],
    ['of an address nobody vouches for', { email: anna.email }, [], { refused: 'ssoNotVerified' }],
    ['verified, but not as truth', { ...anna, email_verified: 'true' }, [], { refused: 'ssoNotVerified' }],
    ['from another domain', anna, ['other.example'], { refused: 'ssoDomain' }],
    [
      'from a domain that only looks like it',
      { ...anna, email: 'anna@autohaus.example.evil.example' },
      ['autohaus.example'],
      { refused: 'ssoDomain' },
    ],
  ])('%s', (_, claims, domains, verdict) => {
    expect(judgeClaims(claims, domains)).toEqual(verdict);
  });
});
