import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getDealer } from '../../../dealers/index.ts';
import type { WhatIfTrial } from '../../contract.ts';
import { type Period, pastOf } from '../../screens/what-if/past-leads.ts';
import { findWhatIf, saveOutcome } from '../../store/what-ifs.ts';
import { savedSetup } from './base.ts';
import { changedSetup } from './changed-setup.ts';
import { checkChanges } from './check.ts';
import { compareInThread } from './in-thread.ts';

/**
 * Replays the past under the saved set-up and the changed one, and keeps what comes out. The replay runs in a thread of its
 * own, so that this process serves others meanwhile. Refuses `whatIf.notFound`, and changes that contradict what was saved
 * since.
 */
export async function runWhatIf(tx: DealerTx, whatIfId: string): Promise<void> {
  const whatIf = (await findWhatIf(tx, whatIfId)) ?? refuse('notFound', 'whatIf.notFound');
  const { trial, changes } = whatIf;
  const { setup, base } = await savedSetup(tx);
  await checkChanges(tx, setup, changes);
  const changed = await changedSetup(tx, setup, changes);
  const past = await pastOf(tx, await periodOf(tx, trial));
  const outcome = await compareInThread(whatIfId, { saved: setup, changed, past, model: trial.model });
  await saveOutcome(tx, whatIfId, { on: { base, changes, trial }, outcome });
}

async function periodOf(tx: DealerTx, { from, until }: WhatIfTrial): Promise<Period> {
  const { timeZone } = await getDealer(tx);
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant();
  return {
    from: midnight(Temporal.PlainDate.from(from)),
    until: midnight(Temporal.PlainDate.from(until).add({ days: 1 })),
  };
}
