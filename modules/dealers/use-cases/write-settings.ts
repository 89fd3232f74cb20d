import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DistributionSettings } from '../contract.ts';
import {
  checkEscalation,
  checkForwarding,
  checkMail,
  type SettingsFinding,
} from '../rules/check-settings.ts';
import type { Area, SettingsByArea } from '../rules/defaults.ts';
import { unknownUsers } from '../screens/named-users.ts';
import { insertSettings, readSettings } from '../store.ts';

/**
 * Saves a new version of an area on top of the version the writer has seen, announces it and answers its number.
 * Refuses `settings.changedMeanwhile` when there is a newer one, and what does not make sense with the field as a path
 * into the request (`value.reminderMinutes`). Hours are checked by their own module: `setHours` of working-hours.
 */
export async function writeSettings<A extends Area>(
  tx: DealerTx,
  area: A,
  change: { readonly version: number; readonly value: SettingsByArea[A] },
): Promise<number> {
  const [finding] = await check(tx, area, change.value);
  if (finding) refuseFinding(finding);
  const { version } = await readSettings(tx, area);
  if (version !== change.version || !(await insertSettings(tx, area, change))) {
    refuse('conflict', 'settings.changedMeanwhile');
  }
  await tx.announce('dealers.settingsChanged', { area, version: version + 1 });
  return version + 1;
}

export function refuseFinding({ field, code, details }: SettingsFinding): never {
  refuse('invalid', code, { field: `value.${field}`, ...(details ? { details } : {}) });
}

async function check<A extends Area>(
  tx: DealerTx,
  area: A,
  value: SettingsByArea[A],
): Promise<readonly SettingsFinding[]> {
  const checks: { [area in Area]: (value: SettingsByArea[area]) => Promise<readonly SettingsFinding[]> } = {
    hours: async () => [],
    calendars: async () => [],
    escalation: async (settings) => checkEscalation(settings),
    forwarding: async (settings) => checkForwarding(settings),
    mail: async (settings) => checkMail(settings),
    distribution: (settings) => checkDistribution(tx, settings),
  };
  return checks[area](value);
}

async function checkDistribution(
  tx: DealerTx,
  settings: DistributionSettings,
): Promise<readonly SettingsFinding[]> {
  const fields = ['fallbackUserId', 'administratorUserId'] as const;
  const named = fields.flatMap((field) => settings[field] ?? []);
  const unknown = await unknownUsers(tx, named);
  return fields
    .filter((field) => unknown.has(settings[field] ?? ''))
    .map((field) => ({ field, code: 'settings.userUnknown' }));
}
