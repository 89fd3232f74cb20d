import { encryptPush, type PushReader } from './encrypt.ts';
import { type PushKeys, vapidAuthorization } from './vapid.ts';

export interface PushTarget extends PushReader {
  readonly endpoint: string;
}

export interface PushMessage {
  /** JSON that the service worker understands. */
  readonly payload: object;
  /** How long the service keeps it for a device that is off, in seconds; 0: not at all. */
  readonly ttlSeconds: number;
  readonly urgent: boolean;
}

/**
 * What came of it. `gone`: the device will never take one again. `later`: after so many seconds, or as the sender likes.
 * `refused`: this message is not taken, and would not be if it were sent again.
 */
export type PushOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'later'; readonly seconds: number | null; readonly problem: string }
  | { readonly kind: 'refused'; readonly problem: string };

/** Sends one message to one device. */
export type SendPush = (
  target: PushTarget,
  message: PushMessage,
  now: Temporal.Instant,
) => Promise<PushOutcome>;

export interface PushSenderOptions {
  readonly keys: PushKeys;
  /** A `mailto:` or `https:` address of whoever runs the installation. */
  readonly contact: string;
  /** Which endpoints may be called: `isPushService`, but in tests. */
  readonly allows: (endpoint: string) => boolean;
}

const timeoutMilliseconds = 10_000;

export function pushSender({ keys, contact, allows }: PushSenderOptions): SendPush {
  return async (target, { payload, ttlSeconds, urgent }, now) => {
    const { endpoint } = target;
    if (!allows(endpoint)) return { kind: 'gone' };
    const body = encryptPush(Buffer.from(JSON.stringify(payload)), target);
    try {
      const answer = await fetch(endpoint, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMilliseconds),
        headers: {
          authorization: vapidAuthorization(keys, { endpoint, contact, now }),
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          ttl: `${ttlSeconds}`,
          urgency: urgent ? 'high' : 'normal',
        },
        body: new Uint8Array(body),
      });
      await answer.body?.cancel();
      return outcomeOf(answer.status, answer.headers.get('retry-after'));
    } catch (error) {
      return {
        kind: 'later',
        seconds: null,
        problem: error instanceof Error ? error.message : String(error),
      };
    }
  };
}

/** What a push service means by its answer (RFC 8030, and what the services write about theirs). */
export function outcomeOf(status: number, retryAfter: string | null): PushOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  const problem = `The push service answered ${status}`;
  if (status === 429 || status >= 500 || status === 408) {
    return { kind: 'later', seconds: secondsOf(retryAfter), problem };
  }
  return { kind: 'refused', problem };
}

/** Whole seconds, at most a day; a date is not understood and means nothing. */
function secondsOf(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Math.min(Number(retryAfter), 86_400) : null;
}
