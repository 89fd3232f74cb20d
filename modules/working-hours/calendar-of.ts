import type { DealerTx } from '../../platform/sql/index.ts';
import type { CalendarsSettings, HoursSettings } from '../dealers/contract.ts';
import { getDealer, readSettings } from '../dealers/index.ts';
import type { Calendar } from './rules/calendar.ts';
import { type CalendarFinding, checkCalendar } from './rules/check.ts';
import { type CompiledCalendar, compileCalendar } from './rules/compile.ts';
import { daysOffOf } from './rules/days-off.ts';
import { toCalendar } from './rules/dealer-calendar.ts';
import { calendarMemo } from './rules/memo.ts';

const memo = calendarMemo();

/**
 * The calendar of the dealer as its hours are set in this transaction, with the days of the calendars it subscribes to,
 * ready for arithmetic. Kept by dealer, zone and versions; holidays are known from 2020 to ten years from now.
 */
export async function calendarOf(tx: DealerTx): Promise<CompiledCalendar> {
  const dealer = await getDealer(tx);
  const hours = await readSettings(tx, 'hours');
  const calendars = await readSettings(tx, 'calendars');
  const year = tx.now.toZonedDateTimeISO('UTC').year;
  const key = [
    dealer.dealerId,
    dealer.timeZone,
    hours.version,
    calendars.version,
    dealer.country,
    dealer.region,
    year,
  ].join(' ');
  const years = { fromYear: 2020, untilYear: year + 10 };
  return memo(key, () => calendarFrom(hours.value, calendars.value, { ...dealer, ...years }));
}

/** The same for hours that are not saved. */
export async function proposedCalendar(tx: DealerTx, hours: HoursSettings): Promise<CompiledCalendar> {
  const [dealer, calendars] = await Promise.all([getDealer(tx), readSettings(tx, 'calendars')]);
  const year = tx.now.toZonedDateTimeISO('UTC').year;
  const years = { fromYear: 2020, untilYear: year + 10 };
  return compileCalendar(calendarFrom(hours, calendars.value, { ...dealer, ...years }));
}

/** What is wrong with hours together with subscribed days, from today on; nothing: they may be saved. */
export async function checkTogether(
  tx: DealerTx,
  hours: HoursSettings,
  calendars: CalendarsSettings,
): Promise<readonly CalendarFinding[]> {
  const dealer = await getDealer(tx);
  const today = tx.now.toZonedDateTimeISO(dealer.timeZone).toPlainDate();
  const years = { fromYear: today.year, untilYear: today.year + 2 };
  return checkCalendar(calendarFrom(hours, calendars, { ...dealer, ...years }), today);
}

function calendarFrom(
  hours: HoursSettings,
  { calendars }: CalendarsSettings,
  place: Parameters<typeof toCalendar>[1],
): Calendar {
  const calendar = toCalendar(hours, place);
  const subscribed = calendars.flatMap(({ daysOff }) => daysOffOf(daysOff));
  return { ...calendar, daysOff: [...calendar.daysOff, ...subscribed] };
}
