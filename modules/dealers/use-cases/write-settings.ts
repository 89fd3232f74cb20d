import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { OpenLeads } from '../contract.ts';
import { checkForwarding, checkHouse, checkMail, type SettingsFinding } from '../rules/check-settings.ts';
import type { Area, SettingsByArea } from '../rules/defaults.ts';
import { insertSettings, readSettings } from '../store/index.ts';

export interface SettingsWrite<A extends Area> {
  /** The one that was read. */
  readonly version: number;
  readonly value: SettingsByArea[A];
  /** What becomes of the open leads where hours or times change; left out: they are recalculated. */
  readonly openLeads?: OpenLeads;
}

/**
 * Saves a new version of an area on top of the version the writer has seen, announces it and answers its number.
 * Refuses `settings.changedMeanwhile` when there is a newer one, and what does not make sense with the field as a path
 * into the request (`value.fromName`). Hours, times and the distribution are checked by the modules that know what
 * they mean: `setHours` of working-hours, `setEscalation` of escalation, `setDistribution` of distribution.
 */
export async function writeSettings<A extends Area>(
  tx: DealerTx,
  area: A,
  change: SettingsWrite<A>,
): Promise<number> {
  const [finding] = checkSettings(area, change.value);
  if (finding) refuseFinding(finding);
  const { version } = await readSettings(tx, area);
  if (version !== change.version || !(await insertSettings(tx, area, change))) {
    refuse('conflict', 'settings.changedMeanwhile');
  }
  await tx.announce('dealers.settingsChanged', {
    area,
    version: version + 1,
    openLeads: change.openLeads ?? 'recalculate',
  });
  return version + 1;
}

export function refuseFinding({ field, code, details }: SettingsFinding): never {
  refuse('invalid', code, { field: `value.${field}`, ...(details ? { details } : {}) });
}

/** Why an area could not be saved with this value; hours, times and the distribution have checks of their own. */
function checkSettings<A extends Area>(area: A, value: SettingsByArea[A]): readonly SettingsFinding[] {
  const checks: { [area in Area]: (value: SettingsByArea[area]) => readonly SettingsFinding[] } = {
    hours: () => [],
    calendars: () => [],
    escalation: () => [],
    forwarding: checkForwarding,
    mail: checkMail,
    house: checkHouse,
    distribution: () => [],
    tasks: () => [],
    reports: () => [],
  };
  return checks[area](value);
}
