import type { DueHandler } from '../../platform/due-work/index.ts';
import type { FetchOutside } from '../../platform/outside/index.ts';
import { readingKind } from './store/readings-due.ts';
import { readSubscription } from './use-cases/read-subscription.ts';

/** What falls due in working hours: reading a subscribed calendar, once a day. */
export function hoursJobs(parts: {
  readonly fetchOutside: FetchOutside;
}): Record<typeof readingKind, DueHandler> {
  return {
    [readingKind]: (tx, subscriptionId) => readSubscription(tx, subscriptionId, parts.fetchOutside),
  };
}
