/** Seconds after the first, second … attempt that failed; all together a little over two days. */
const WAITS = [10, 60, 300, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600] as const;

export type Outcome =
  | { readonly state: 'delivered' }
  /** Nobody will ever take it: the address says that it is gone. */
  | { readonly state: 'failed'; readonly pause: 'gone' | 'failing' | null }
  | { readonly state: 'waiting'; readonly againAt: Temporal.Instant };

/**
 * What an attempt means. Any answer of 200–299 is a yes; 410 says that the address is gone; everything else is tried again,
 * not before the receiver asks to. When the last attempt fails the message failed, and the webhook is paused, because two days
 * of silence are no accident.
 */
export function outcomeOf(attempt: {
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  /** With this one. */
  readonly attempts: number;
  readonly now: Temporal.Instant;
}): Outcome {
  const { status, retryAfterSeconds, attempts, now } = attempt;
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
  if (status === 410) return { state: 'failed', pause: 'gone' };
  const wait = WAITS[attempts - 1];
  if (wait === undefined) return { state: 'failed', pause: 'failing' };
  return { state: 'waiting', againAt: now.add({ seconds: Math.max(wait, retryAfterSeconds ?? 0) }) };
}
