import type { DueBatch } from '../../platform/due-work/index.ts';
import { escalationKind } from './store.ts';
import { fireEvents } from './use-cases/fire-events.ts';

/** What falls due in escalation: the events of the leads' deadlines. */
export function escalationJobs(): Record<typeof escalationKind, DueBatch> {
  return { [escalationKind]: { most: 100, handle: fireEvents } };
}
