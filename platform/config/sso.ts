import * as expect from './expectations.ts';
import type { Variable } from './variables.ts';

/** How the installation signs in at an identity provider. */
export interface SsoConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** Lower case; empty: addresses of any domain. */
  readonly domains: readonly string[];
  readonly only: boolean;
  readonly join: { readonly dealer: string; readonly role: string } | null;
}

type Read = <T>(name: Variable, parse: (text: string) => T | undefined, otherwise: T) => T;

/** All three of issuer, client and secret, or none of them. */
export function readSso(read: Read, mistakes: string[]): SsoConfig | undefined {
  const issuer = read('FORECOURT_OIDC_ISSUER', expect.webAddress, '');
  const clientId = read('FORECOURT_OIDC_CLIENT_ID', text, '');
  const clientSecret = read('FORECOURT_OIDC_CLIENT_SECRET', text, '');
  const given = [issuer, clientId, clientSecret].filter((value) => value !== '').length;
  if (given !== 0 && given !== 3) {
    mistakes.push(
      'FORECOURT_OIDC_ISSUER, FORECOURT_OIDC_CLIENT_ID and FORECOURT_OIDC_CLIENT_SECRET belong together: set all three, or none.',
    );
  }
  const sso = {
    issuer,
    clientId,
    clientSecret,
    name: read('FORECOURT_OIDC_NAME', text, 'SSO'),
    domains: read<readonly string[]>('FORECOURT_OIDC_DOMAINS', expect.hosts, []),
    only: read('FORECOURT_OIDC_ONLY', (value) => expect.oneOf(['yes', 'no'], value), 'no') === 'yes',
    join: read<SsoConfig['join']>('FORECOURT_OIDC_JOIN', joinOf, null),
  };
  return given === 3 ? sso : undefined;
}

function text(given: string): string {
  return given;
}

function joinOf(given: string): SsoConfig['join'] | undefined {
  const [, dealer, role] = /^([a-z0-9-]{1,40}):([a-z0-9-]{1,40})$/.exec(given) ?? [];
  return dealer === undefined || role === undefined ? undefined : { dealer, role };
}
