import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Why an address outside could not be asked; each for a person to read. */
export type OutsideTrouble = 'addressNotAllowed' | 'hostUnknown' | 'notReachable' | 'notTrusted' | 'tooSlow';

export interface OutsideRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Lower case: hosts that may have addresses of this machine or behind it. */
  readonly insideHosts: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/**
 * Asks an address that a user named, and resolves with the head of the answer. Never connects to this machine or the network
 * behind it, unless the host is allowed: the address is judged when the connection is made, so a name that points elsewhere a
 * moment later helps nobody. Throws; see `troubleOf`.
 */
export function askOutside(
  address: URL,
  { method, headers, body, insideHosts, signal }: OutsideRequest,
): Promise<IncomingMessage> {
  const host = address.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const inside = insideHosts.has(host);
  // a literal address is not looked up
  if (isIP(host) !== 0 && !inside && !isPublicAddress(host)) throw new Trouble('addressNotAllowed');
  const send = address.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(address, {
      method,
      signal,
      agent: false,
      lookup: inside ? lookUp : lookUpPublic,
      maxHeaderSize: 32_768,
      headers: { 'user-agent': 'Forecourt', ...headers },
    });
    request.once('response', resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/** What an error of `askOutside` means. */
export function troubleOf(error: unknown): OutsideTrouble {
  if (error instanceof Trouble) return error.trouble;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'hostUnknown';
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/.test(code) ? 'notTrusted' : 'notReachable';
}

class Trouble extends Error {
  readonly trouble: OutsideTrouble;

  constructor(trouble: OutsideTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

const lookUp: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => answerLookup(error ?? found, options, done));
};

const lookUpPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const open = error ?? found.filter(({ address }) => isPublicAddress(address));
    answerLookup(open, options, done);
  });
};

function answerLookup(
  found: Error | LookupAddress[],
  { all }: Parameters<LookupFunction>[1],
  done: Parameters<LookupFunction>[2],
): void {
  const first = found instanceof Error ? undefined : found[0];
  if (found instanceof Error) done(found, []);
  else if (first === undefined) done(new Trouble('addressNotAllowed'), []);
  else if (all === true) done(null, found);
  else done(null, first.address, first.family);
}
