import type { DealerTx } from '../../../platform/sql/index.ts';
import type { OpenLeads } from '../../dealers/contract.ts';
import { noteOpenLeads } from '../../dealers/index.ts';
import { TIMED } from '../rules/index.ts';
import { everything, lockDeadlines, rangesOfOpenLeads } from '../screens/open-deadlines.ts';
import { insertRecalculation, takeOver, waitForOtherChanges } from '../store/index.ts';
import { clockRulesOf } from './clock-rules.ts';
import { moveAll } from './move-all.ts';

/** How many open leads are computed in the transaction of the change, and how many in each piece when there are more. */
const usual = { atOnce: 5000, chunk: 1000 };

/**
 * Hours or times have changed: computes the deadlines of the open leads again, unless they are to be left as they are, and
 * notes with the version of the settings what became of them. A deadline stays the same one, so that what has happened to
 * it never happens again; what somebody chose stays where it is. In one transaction with the change, all of it or nothing;
 * at a dealer with very many open leads the worker does it piece by piece right after it (see decision 32).
 */
export async function recalculateOpenLeads(
  tx: DealerTx,
  changed: { readonly area: string; readonly version: number; readonly openLeads: OpenLeads },
  sizes: { readonly atOnce: number; readonly chunk: number } = usual,
): Promise<void> {
  const area = TIMED.find((one) => one === changed.area);
  if (area === undefined) return;
  const { version, openLeads } = changed;
  if (openLeads === 'keep') {
    noteOpenLeads(tx, { area, version }, { openLeads, moved: 0 });
    return;
  }
  await waitForOtherChanges(tx);
  const before = await takeOver(tx);
  if (before) noteOpenLeads(tx, before, { openLeads, moved: before.moved });
  const rules = await clockRulesOf(tx);
  const { leads, ranges } = await rangesOfOpenLeads(tx, sizes.chunk);
  if (leads > sizes.atOnce) {
    insertRecalculation(tx, { area, version, rules, leads, ranges });
    noteOpenLeads(tx, { area, version }, { openLeads, moved: null });
    return;
  }
  const { deadlines } = await lockDeadlines(tx, everything, 'wait');
  const { moved, laterAgain } = moveAll(tx, deadlines, { area, rules });
  noteOpenLeads(tx, { area, version }, { openLeads, moved });
  if (moved > 0) await tx.announce('escalation.recalculated', { over: true, laterAgain });
}
