import { useSyncExternalStore } from 'react';
import type { LeadSearch } from '../search.ts';

/** The list somebody came from: its leads in the order in which they stood, so that "next" means what was seen. */
export type Trail = {
  readonly dealer: string;
  readonly asked: LeadSearch;
  readonly leadIds: readonly string[];
  readonly at: string;
};

const KEY = 'forecourt-trail';
const listeners = new Set<() => void>();
let current: Trail | null | undefined;

export function leaveTrail(trail: Trail): void {
  current = trail;
  // Another window has its own way; a reload keeps this one.
  sessionStorage.setItem(KEY, JSON.stringify(trail));
  for (const listener of listeners) listener();
}

function readTrail(): Trail | null {
  if (current === undefined) {
    const kept = sessionStorage.getItem(KEY);
    current = kept === null ? null : (JSON.parse(kept) as Trail);
  }
  return current;
}

export function useTrail(dealer: string): Trail | null {
  const trail = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readTrail);
  return trail?.dealer === dealer ? trail : null;
}

export type Neighbours = {
  readonly before: string | null;
  readonly after: string | null;
  /** Counted from 1. */
  readonly place: number;
  readonly of: number;
};

/** The leads beside this one; null when one did not come here by the list. */
export function neighboursOf(trail: Trail | null, leadId: string): Neighbours | null {
  const index = trail?.leadIds.indexOf(leadId) ?? -1;
  if (trail === null || index === -1) return null;
  return {
    before: trail.leadIds[index - 1] ?? null,
    after: trail.leadIds[index + 1] ?? null,
    place: index + 1,
    of: trail.leadIds.length,
  };
}
