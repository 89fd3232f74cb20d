import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EscalationSettings } from '../../dealers/contract.ts';
import { readSettings } from '../../dealers/index.ts';
import { listSources } from '../../sources/index.ts';
import { calendarOf } from '../../working-hours/index.ts';
import { type ClockRules, withSourceTimes } from '../rules/index.ts';

/** The rules of the clock as they hold in this transaction, or with other settings of the escalation. */
export async function clockRulesOf(tx: DealerTx, given?: EscalationSettings): Promise<ClockRules> {
  const [stored, sources, calendar] = await Promise.all([
    readSettings(tx, 'escalation'),
    listSources(tx),
    calendarOf(tx),
  ]);
  const { followUpDays, afterStage2: _, ...settings } = withSourceTimes(given ?? stored.value, sources);
  return { settings, followUpDays, calendar };
}
