import type { DueHandler } from '../../platform/due-work/index.ts';
import { poolHandOverKind } from './store/index.ts';
import { handOverUnclaimed } from './use-cases/keep-pools.ts';

/** What falls due in the distribution: a lead that nobody claimed in time. */
export function distributionJobs(): Readonly<Record<string, DueHandler>> {
  return { [poolHandOverKind]: handOverUnclaimed };
}
