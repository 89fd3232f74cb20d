/** Seconds a code of an authenticator app is shown. */
export const STEP_SECONDS = 30;
/** Steps a clock may be off in either direction. */
export const DRIFT_STEPS = 1;

export function stepAt(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000 / STEP_SECONDS);
}

/**
 * The step to write down when a code that fits `drift` steps from now is taken; null when it must not be: it fits none,
 * or its step or a later one was used before (RFC 6238, 5.2).
 */
export function stepTaken(
  now: Temporal.Instant,
  { drift, lastStep }: { readonly drift: number | null; readonly lastStep: number | null },
): number | null {
  if (drift === null || Math.abs(drift) > DRIFT_STEPS) return null;
  const step = stepAt(now) + drift;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** `open`: nothing is asked; `soon`: it will be, and is not there yet; `missing`: nothing goes on before it is there. */
export type FactorDuty = 'open' | 'soon' | 'missing';

/** Whether somebody must set up a second factor. Signing in at the identity provider counts as one. */
export function factorDuty(
  {
    from,
    has,
    bySso,
  }: { readonly from: Temporal.Instant | null; readonly has: boolean; readonly bySso: boolean },
  now: Temporal.Instant,
): FactorDuty {
  if (from === null || has || bySso) return 'open';
  return Temporal.Instant.compare(from, now) <= 0 ? 'missing' : 'soon';
}

/** A recovery code as people copy it: capitals, blanks and dashes do not count. */
export function normalCode(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
