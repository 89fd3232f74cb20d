import { askOutside, type OutsideTrouble, troubleOf } from './ask.ts';

/** What an address answered: its status, or why there was no answer. */
export type Posted =
  | { readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly trouble: OutsideTrouble };

export type PostOutside = (
  url: string,
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => Promise<Posted>;

/**
 * Posts to addresses that users name, as carefully as `fetchOutside` reads from them. Follows no redirects, and looks at
 * nothing but the status of the answer. Trouble is an answer, never an exception.
 */
export function postOutside(options: {
  readonly insideHosts: ReadonlySet<string>;
  readonly timeoutMilliseconds?: number;
}): PostOutside {
  return async (url, { headers, body }) => {
    const signal = AbortSignal.timeout(options.timeoutMilliseconds ?? 10_000);
    try {
      const address = URL.parse(url);
      if (address === null || !/^https?:$/.test(address.protocol)) return { trouble: 'addressNotAllowed' };
      const answer = await askOutside(address, {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        body,
        insideHosts: options.insideHosts,
        signal,
      });
      answer.destroy();
      return {
        status: answer.statusCode ?? 0,
        retryAfterSeconds: secondsOf(answer.headers['retry-after']),
      };
    } catch (error) {
      return { trouble: signal.aborted ? 'tooSlow' : troubleOf(error) };
    }
  };
}

/** Whole seconds, at most a day; a date is not understood and means nothing. */
function secondsOf(retryAfter: string | undefined): number | null {
  return retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter)
    ? Math.min(Number(retryAfter), 86_400)
    : null;
}
