import type { Limits } from './app.ts';

const MINUTE = 60_000;

/**
 * A bucket per name that refills evenly: `perMinute` at once, then one each `60 / perMinute` seconds. In memory, per
 * process: a brake on floods. What must hold across processes (sign-in) is counted in the database.
 */
export function createLimits(): Limits {
  const fullAt = new Map<string, number>();
  return {
    take(bucket, perMinute) {
      const now = performance.now();
      if (fullAt.size > 10_000) for (const [name, at] of fullAt) if (at <= now) fullAt.delete(name);
      const step = MINUTE / perMinute;
      const next = Math.max(fullAt.get(bucket) ?? 0, now) + step;
      if (next - now > MINUTE + step / 2) return Math.ceil((next - now - MINUTE) / 1000);
      fullAt.set(bucket, next);
      return 0;
    },
  };
}
