/** Whom a recipient's address means: a dealer, and perhaps one thread of his. Both in lower case. */
export interface LeadRecipient {
  readonly dealerKey: string;
  readonly token: string | null;
}

const local = /^([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)(?:\+([a-z0-9]{1,80}))?$/;

/**
 * Reads `<dealer-key>@<lead-domain>` or `<dealer-key>+<token>@<lead-domain>`; null for every other address. Upper and
 * lower case are the same here, because programs on the way change them.
 */
export function readRecipient(address: string, leadDomain: string): LeadRecipient | null {
  const at = address.lastIndexOf('@');
  if (at < 0 || address.slice(at + 1).toLowerCase() !== leadDomain.toLowerCase()) return null;
  const found = local.exec(address.slice(0, at).toLowerCase());
  return found?.[1] === undefined ? null : { dealerKey: found[1], token: found[2] ?? null };
}

/** The address that takes a dealer's enquiries, or with a token the answers to one thread. */
export function leadAddress(dealerKey: string, leadDomain: string, token?: string): string {
  return `${dealerKey}${token === undefined ? '' : `+${token}`}@${leadDomain}`;
}

/** The tokens in a dealer's recipients, whatever domain they were written to, each once. */
export function tokensAmong(recipients: readonly string[], dealerKey: string): string[] {
  const tokens = recipients.map((address) => {
    const found = local.exec(address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase());
    return found?.[1] === dealerKey ? (found[2] ?? null) : null;
  });
  return [...new Set(tokens.filter((token) => token !== null))];
}

/**
 * A name and an address as a header shows them. What would end the name or the header is taken out of the name; other
 * letters stay as they are (the composer encodes them).
 */
export function mailbox(name: string | null, address: string): string {
  const clean = (name ?? '')
    .replace(/[\p{Cc}"\\<>]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? address : `"${clean}" <${address}>`;
}
