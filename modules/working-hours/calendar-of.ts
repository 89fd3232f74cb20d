import type { DealerTx } from '../../platform/sql/index.ts';
import type { HoursSettings } from '../dealers/contract.ts';
import { getDealer, readSettings } from '../dealers/index.ts';
import type { CompiledCalendar } from './rules/compile.ts';
import { toCalendar } from './rules/dealer-calendar.ts';
import { calendarMemo } from './rules/memo.ts';

const memo = calendarMemo();

/**
 * The calendar of the dealer as its hours are set in this transaction, ready for arithmetic. Kept by dealer, zone and
 * version; holidays are known from 2020 to ten years from now.
 */
export async function calendarOf(tx: DealerTx): Promise<CompiledCalendar> {
  const dealer = await getDealer(tx);
  const hours = await readSettings(tx, 'hours');
  const year = tx.now.toZonedDateTimeISO('UTC').year;
  const key = [dealer.dealerId, dealer.timeZone, hours.version, dealer.country, dealer.region, year].join(
    ' ',
  );
  return memo(key, () => calendarFrom(hours.value, dealer, year));
}

function calendarFrom(
  hours: HoursSettings,
  dealer: { timeZone: string; language: 'de' | 'nl' | 'en' },
  year: number,
) {
  return toCalendar(hours, { ...dealer, fromYear: 2020, untilYear: year + 10 });
}
