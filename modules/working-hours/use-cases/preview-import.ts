import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { calendarOf } from '../calendar-of.ts';
import type { ImportView } from '../contract.ts';
import { areOff } from '../rules/days-off.ts';
import { readDaysOff } from '../rules/ics/read.ts';

/**
 * What a calendar file would add to the dealer's own days off, and which of its lines add nothing and why. Saves nothing:
 * whoever goes on does so by saving hours. Days that are over are left out; repeated ones are written out until the end
 * of the year after next.
 */
export async function previewImport(tx: DealerTx, bytes: Uint8Array): Promise<ImportView> {
  const { timeZone } = await getDealer(tx);
  const today = tx.now.toZonedDateTimeISO(timeZone).toPlainDate();
  const span = { from: today.toString(), until: `${today.year + 2}-12-31` };
  const { ranges, refused, moreRefused, over } = readDaysOff(bytes, span);
  const calendar = await calendarOf(tx);
  return {
    daysOff: ranges.map((range) => ({ ...range, known: areOff(calendar, range) })),
    refused: [...refused],
    moreRefused,
    over,
  };
}
