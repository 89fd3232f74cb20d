import type { DueBatch, DueHandler } from '../../platform/due-work/index.ts';
import { escalationKind, recalculateKind } from './store/index.ts';
import { fireEvents } from './use-cases/fire-events.ts';
import { recalculateChunk } from './use-cases/recalculate-chunk.ts';

/** What falls due in escalation: the events of the leads' deadlines, and open leads that are computed again. */
export function escalationJobs(): Record<typeof escalationKind, DueBatch> &
  Record<typeof recalculateKind, DueHandler> {
  return { [escalationKind]: { most: 100, handle: fireEvents }, [recalculateKind]: recalculateChunk };
}
