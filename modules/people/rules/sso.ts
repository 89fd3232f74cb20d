/** How the installation signs in at an identity provider. */
export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button: the name of the provider. */
  readonly name: string;
  /** Lower case. Only addresses of these domains; empty: of any. */
  readonly domains: readonly string[];
  /** Nobody but operators signs in otherwise. */
  readonly only: boolean;
  /** Who has no account gets one at this dealer, in this role; null: nobody does. */
  readonly join: { readonly dealer: string; readonly role: string } | null;
}

/** What the provider says of somebody; every claim may be missing. */
export interface SsoClaims {
  readonly email?: unknown;
  readonly email_verified?: unknown;
  readonly name?: unknown;
}

/** Whether somebody may sign in without the provider. Operators always: they mend it when it is down. */
export function mayEnterWithout(sso: Pick<SsoSettings, 'only'> | null, operator: boolean): boolean {
  return sso === null || !sso.only || operator;
}

export type SsoVerdict =
  | { readonly email: string; readonly name: string }
  | { readonly refused: 'ssoNoEmail' | 'ssoNotVerified' | 'ssoDomain' };

/**
 * Whether what a provider says is enough to find an account by: an address it has verified, of an allowed domain. Whoever
 * could put a foreign address into their profile would else get into the account of its owner.
 */
export function judgeClaims(claims: SsoClaims, domains: readonly string[]): SsoVerdict {
  const { email, name } = claims;
  if (typeof email !== 'string' || !email.includes('@')) return { refused: 'ssoNoEmail' };
  if (claims.email_verified !== true) return { refused: 'ssoNotVerified' };
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (domains.length > 0 && !domains.includes(domain)) return { refused: 'ssoDomain' };
  return { email, name: typeof name === 'string' && name.trim() !== '' ? name : email };
}
