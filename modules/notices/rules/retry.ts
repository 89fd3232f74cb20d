/** A push message that could not be handed over for so long tells nothing new any more. */
const tooOld = Temporal.Duration.from({ hours: 12 });
const shortestSeconds = 10;
const longestSeconds = 3600;

/**
 * When a message that a push service did not take is tried again: after the time the service names, else after as long
 * as it has waited already (10 s, 20 s, 40 s … at most an hour). Null once that would be too late.
 */
export function nextTry(failed: {
  readonly queuedAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  /** What the service asks for. */
  readonly seconds: number | null;
}): Temporal.Instant | null {
  const { queuedAt, now, seconds } = failed;
  const waited = (now.epochMilliseconds - queuedAt.epochMilliseconds) / 1000;
  const wait = seconds ?? Math.min(longestSeconds, Math.max(shortestSeconds, Math.round(waited)));
  const again = now.add({ seconds: wait });
  return Temporal.Instant.compare(again, queuedAt.add(tooOld)) <= 0 ? again : null;
}
