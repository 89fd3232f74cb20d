import type { IncomingMessage } from 'node:http';
import { askOutside, type OutsideTrouble, troubleOf } from './ask.ts';

export type FetchTrouble = OutsideTrouble | 'tooLarge' | 'refused';

export type Fetched =
  | {
      readonly outcome: 'read';
      readonly bytes: Uint8Array;
      /** As the server names it; null: it does not. */
      readonly charset: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly outcome: 'unchanged' }
  /** `status` of the answer for `refused`, else null. */
  | { readonly outcome: 'failed'; readonly trouble: FetchTrouble; readonly status: number | null };

/** What was told with the document that is there already. */
export interface Known {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchOutside = (url: string, known: Known) => Promise<Fetched>;

export interface FetchOptions {
  /** Lower case: hosts that may have addresses of this machine or behind it. */
  readonly insideHosts: ReadonlySet<string>;
  readonly maxBytes?: number;
  /** For all of it: looking up, connecting, redirects, reading. */
  readonly timeoutMilliseconds?: number;
}

const MOST_REDIRECTS = 3;

/**
 * Fetches documents that users name, over http and https. Never connects to this machine or the network behind it, unless
 * the host is allowed: the address is judged when the connection is made, so a name that points elsewhere a moment later helps
 * nobody, and neither does a redirect. Trouble is an answer, never an exception.
 */
export function fetchOutside(options: FetchOptions): FetchOutside {
  return async (url, known) => {
    const signal = AbortSignal.timeout(options.timeoutMilliseconds ?? 10_000);
    try {
      return await follow(url, known, options, signal);
    } catch (error) {
      if (signal.aborted) return failed('tooSlow');
      return failed(troubleOf(error));
    }
  };
}

function failed(trouble: FetchTrouble, status: number | null = null): Fetched {
  return { outcome: 'failed', trouble, status };
}

async function follow(
  url: string,
  known: Known,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<Fetched> {
  let address = URL.parse(url);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    if (address === null || !/^https?:$/.test(address.protocol)) return failed('addressNotAllowed');
    const answer = await askOutside(address, {
      method: 'GET',
      headers: headersFor(known),
      insideHosts: options.insideHosts,
      signal,
    });
    const status = answer.statusCode ?? 0;
    const location = answer.headers.location;
    if (status >= 300 && status < 400 && status !== 304 && location !== undefined) {
      answer.destroy();
      address = URL.parse(location, address.href);
      continue;
    }
    return await read(answer, status, options.maxBytes ?? 1_000_000);
  }
  return failed('refused', 310);
}

function headersFor({ etag, lastModified }: Known): Record<string, string> {
  return {
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'accept-encoding': 'identity',
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

async function read(answer: IncomingMessage, status: number, maxBytes: number): Promise<Fetched> {
  if (status === 304) {
    answer.destroy();
    return { outcome: 'unchanged' };
  }
  if (status !== 200) {
    answer.destroy();
    return failed('refused', status);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      answer.destroy();
      return failed('tooLarge');
    }
    chunks.push(chunk);
  }
  return {
    outcome: 'read',
    bytes: Buffer.concat(chunks),
    charset: /;\s*charset="?([\w.:-]+)/i.exec(answer.headers['content-type'] ?? '')?.[1] ?? null,
    etag: headerOf(answer.headers.etag),
    lastModified: headerOf(answer.headers['last-modified']),
  };
}

/** Kept to be sent back; nobody's stamp is that long. */
function headerOf(value: string | undefined): string | null {
  return value !== undefined && value.length <= 500 ? value : null;
}
