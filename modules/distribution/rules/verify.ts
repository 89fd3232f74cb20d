import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { DistributionRequest, DistributionState } from './types.ts';

export interface StoredDecision {
  readonly request: DistributionRequest;
  readonly state: DistributionState;
  readonly decision: Decision;
}

export interface Mismatch {
  /** Where the stored decision first differs: `userId`, `trace.2.reason`; empty: as a whole. */
  readonly path: string;
  readonly stored: unknown;
  readonly made: unknown;
}

/** Makes a stored decision again; null when it is the same. The order of keys does not count: a database may change it. */
export function verifyDecision({ request, state, decision }: StoredDecision): Mismatch | null {
  return difference(decision, decide(request, state), '');
}

function difference(stored: unknown, made: unknown, path: string): Mismatch | null {
  if (Object.is(stored, made)) return null;
  if (!isObject(stored) || !isObject(made) || Array.isArray(stored) !== Array.isArray(made)) {
    return { path, stored, made };
  }
  // The outcome first, the trace last: what the reader wants to know is who.
  const keys = new Set([...KEYS, ...Object.keys(stored), ...Object.keys(made)]);
  for (const key of keys) {
    const found = difference(stored[key], made[key], path === '' ? key : `${path}.${key}`);
    if (found) return found;
  }
  return null;
}

const KEYS = ['outcome', 'userId', 'rule', 'joinsLeadId', 'ledgerChange'];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
