import type { DealerTx } from '../../platform/sql/index.ts';
import type { HoursSettings } from '../dealers/contract.ts';
import {
  readSettings,
  refuseFinding,
  type SettingsFinding,
  type SettingsWrite,
  writeSettings,
} from '../dealers/index.ts';
import { checkTogether, proposedCalendar } from './calendar-of.ts';
import type { CompiledCalendar } from './rules/compile.ts';
import { checkHours } from './rules/dealer-calendar.ts';

/**
 * Saves the dealer's hours as a new version, after looking at what they mean: refuses what cannot be read, what is surely
 * a slip, and hours that leave no working time in the coming 366 days, with the days of subscribed calendars
 * (`settings.<code>`, field `value.…`).
 */
export async function setHours(tx: DealerTx, change: SettingsWrite<'hours'>): Promise<number> {
  await refuseUnfit(tx, change.value);
  return writeSettings(tx, 'hours', change);
}

/** The calendar that hours stand for which are not saved yet. Refuses those that could not be. */
export async function calendarOfProposal(tx: DealerTx, hours: HoursSettings): Promise<CompiledCalendar> {
  await refuseUnfit(tx, hours);
  return proposedCalendar(tx, hours);
}

/** Why hours could not be saved; null: they could. */
export async function checkHoursSettings(
  tx: DealerTx,
  hours: HoursSettings,
): Promise<SettingsFinding | null> {
  const [slip] = checkHours(hours);
  if (slip) return { field: slip.field, code: `settings.${slip.code}` };
  const { value: calendars } = await readSettings(tx, 'calendars');
  const [finding] = await checkTogether(tx, hours, calendars);
  if (!finding) return null;
  // The calendar's days off are the hours' own days and holidays; only the whole list is ever meant here.
  const field = finding.path.replace(/^daysOff.*/, 'ownDaysOff');
  return { field, code: `settings.${finding.code}`, details: { value: finding.value } };
}

async function refuseUnfit(tx: DealerTx, hours: HoursSettings): Promise<void> {
  const finding = await checkHoursSettings(tx, hours);
  if (finding) refuseFinding(finding);
}
