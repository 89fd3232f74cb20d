/**
 * What came of an attempt, sorted once, here. `tryAgain`: the other side or the network is in trouble. `addressDead`:
 * this message will never be taken there. `wakeHuman`: our own set-up is refused; tried again, and told to the operator.
 */
export type Outcome = { readonly kind: 'sent' } | Failure;
export interface Failure {
  readonly kind: 'tryAgain' | 'addressDead' | 'wakeHuman';
  readonly problem: string;
}

const setUpTrouble = new Set([
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ETLS',
  'EREQUIRETLS',
  'ECONFIG',
  'EPROXY',
  'ERR_ACCESS_DENIED',
]);
/** Replies that are about who we are, not about whom we write to. */
const notAllowedIn = new Set([530, 534, 535, 538]);

/** Sorts what the sending library threw. Everything unknown is tried again: it ends by itself after three days. */
export function sortFailure(error: unknown): Failure {
  const { code, responseCode, command, message } = describe(error);
  const problem = message.replace(/\s+/g, ' ').trim().slice(0, 500);
  if (setUpTrouble.has(code) || notAllowedIn.has(responseCode)) return { kind: 'wakeHuman', problem };
  if (responseCode < 500 || responseCode === 503) return { kind: 'tryAgain', problem };
  if (command.startsWith('MAIL')) return { kind: 'wakeHuman', problem };
  if (command.startsWith('RCPT') || code === 'EENVELOPE' || code === 'EMESSAGE') {
    return { kind: 'addressDead', problem };
  }
  return { kind: 'tryAgain', problem };
}

function describe(error: unknown): { code: string; responseCode: number; command: string; message: string } {
  const facts: { code?: unknown; responseCode?: unknown; command?: unknown } =
    typeof error === 'object' && error !== null ? error : {};
  return {
    code: typeof facts.code === 'string' ? facts.code : '',
    responseCode: typeof facts.responseCode === 'number' ? facts.responseCode : 0,
    command: typeof facts.command === 'string' ? facts.command.toUpperCase() : '',
    message: error instanceof Error ? error.message : String(error),
  };
}

const longestPause = 4 * 60;
const giveUpAfter = Temporal.Duration.from({ hours: 72 });

/** When to try again: after 1, 2, 4 … minutes, at most 4 hours; null when three days have passed since `createdAt`. */
export function nextAttempt(
  now: Temporal.Instant,
  createdAt: Temporal.Instant,
  attempts: number,
): Temporal.Instant | null {
  if (Temporal.Instant.compare(now, createdAt.add(giveUpAfter)) >= 0) return null;
  return now.add({ minutes: Math.min(longestPause, 2 ** Math.min(Math.max(attempts, 1) - 1, 10)) });
}
