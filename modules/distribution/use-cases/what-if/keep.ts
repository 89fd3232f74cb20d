import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getDealer } from '../../../dealers/index.ts';
import type { WhatIfChanges, WhatIfTrial } from '../../contract.ts';
import { findWhatIf, insertWhatIf, markDiscarded, updateWhatIf, type WhatIf } from '../../store/what-ifs.ts';
import { savedSetup } from './base.ts';
import { checkChanges, checkTrial } from './check.ts';

/** Begins a scratch copy of the set-up as it is saved now. Refuses what could not be saved, see `checkChanges`. */
export async function beginWhatIf(
  tx: DealerTx,
  { name, changes = {}, trial }: { name: string; changes?: WhatIfChanges; trial: WhatIfTrial },
): Promise<string> {
  checkTrial(trial, await todayOf(tx));
  const { setup, base } = await savedSetup(tx);
  await checkChanges(tx, setup, changes);
  return insertWhatIf(tx, { name: nameOf(name), changes, trial, base });
}

/** Changes a scratch copy. Refuses `whatIf.applied` for one that is history, and what could not be saved. */
export async function changeWhatIf(
  tx: DealerTx,
  whatIfId: string,
  change: { name?: string; changes?: WhatIfChanges; trial?: WhatIfTrial },
): Promise<void> {
  const whatIf = await lockWhatIf(tx, whatIfId);
  const { name, changes, trial } = change;
  if (changes || trial) needOpen(whatIf);
  if (trial) checkTrial(trial, await todayOf(tx));
  if (changes) await checkChanges(tx, (await savedSetup(tx)).setup, changes);
  await updateWhatIf(tx, whatIfId, {
    ...(name !== undefined && { name: nameOf(name) }),
    ...(changes && { changes }),
    ...(trial && { trial }),
  });
}

/**
 * Makes the settings as they are saved now the ones that are changed. What others saved meanwhile stays, but for the fields
 * that the what-if itself changes. Refuses changes that contradict what was saved.
 */
export async function rebaseWhatIf(tx: DealerTx, whatIfId: string): Promise<void> {
  const whatIf = await lockWhatIf(tx, whatIfId);
  needOpen(whatIf);
  const { setup, base } = await savedSetup(tx);
  await checkChanges(tx, setup, whatIf.changes);
  await updateWhatIf(tx, whatIfId, { base });
}

export async function discardWhatIf(tx: DealerTx, whatIfId: string): Promise<void> {
  await lockWhatIf(tx, whatIfId);
  await markDiscarded(tx, whatIfId);
}

/** Refuses `whatIf.notFound`. */
export async function lockWhatIf(tx: DealerTx, whatIfId: string): Promise<WhatIf> {
  return (await findWhatIf(tx, whatIfId, { lock: true })) ?? refuse('notFound', 'whatIf.notFound');
}

export function needOpen({ appliedAt }: WhatIf): void {
  if (appliedAt !== null) refuse('conflict', 'whatIf.applied');
}

async function todayOf(tx: DealerTx): Promise<Temporal.PlainDate> {
  const { timeZone } = await getDealer(tx);
  return tx.now.toZonedDateTimeISO(timeZone).toPlainDate();
}

function nameOf(given: string): string {
  const name = given.trim();
  if (name === '' || /\p{Cc}/u.test(name)) refuse('invalid', 'whatIf.nameNotReadable', { field: 'name' });
  return name;
}
