import type { DueHandler } from '../../platform/due-work/index.ts';
import { getDealer } from '../dealers/index.ts';
import { nextNight } from './rules/checker/index.ts';
import { checkKind, poolHandOverKind } from './store/index.ts';
import { checkSetup } from './use-cases/check-setup.ts';
import { handOverUnclaimed } from './use-cases/keep-pools.ts';

/**
 * What falls due in the distribution: a lead that nobody claimed in time, and looking at the set-up, each night of the
 * dealer and whenever it changed.
 */
export function distributionJobs(): Readonly<Record<string, DueHandler>> {
  return {
    [poolHandOverKind]: handOverUnclaimed,
    [checkKind]: async (tx) => {
      await checkSetup(tx);
      return nextNight(tx.now, (await getDealer(tx)).timeZone);
    },
  };
}
