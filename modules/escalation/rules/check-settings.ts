import type { LeadType } from '../../leads/contract.ts';
import { type EffectiveTimes, type EscalationSettings, effectiveTimes, withSourceTimes } from './settings.ts';

/** Something that keeps escalation settings from being saved. The web words it by `code`. */
export interface EscalationFinding {
  /** Where, as a path into the settings: `reminderMinutes`, `bySource.<id>.reminderMinutes`. */
  readonly field: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** What settings may speak of. */
export interface EscalationCatalogue {
  readonly sources: readonly { readonly sourceId: string; readonly responseMinutes: number | null }[];
}

const leadTypes: ReadonlySet<string> = new Set<LeadType>([
  'vehicle',
  'tradeIn',
  'testDrive',
  'financing',
  'service',
  'call',
  'general',
]);

/** Everything that is wrong; nothing means the settings may be saved. That times are minutes is the contract's business. */
export function checkEscalationSettings(
  settings: EscalationSettings,
  { sources }: EscalationCatalogue,
): readonly EscalationFinding[] {
  const known = new Set(sources.map(({ sourceId }) => sourceId));
  const found = [
    ...Object.keys(settings.bySource)
      .filter((sourceId) => !known.has(sourceId))
      .map((sourceId) => ({ field: `bySource.${sourceId}`, code: 'settings.sourceUnknown' })),
    ...Object.keys(settings.byLeadType)
      .filter((leadType) => !leadTypes.has(leadType))
      .map((leadType) => ({ field: `byLeadType.${leadType}`, code: 'settings.leadTypeUnknown' })),
  ];
  if (found.length > 0) return found;
  return lateReminders(withSourceTimes(settings, sources)).map((late) => ({
    ...late,
    code: 'settings.reminderNotBeforeResponse',
  }));
}

/** A reminder that would come with the lead or before it. */
export interface LateReminder {
  readonly field: string;
  readonly details: { readonly responseMinutes: number; readonly reminderMinutes: number };
}

/**
 * The reminder must come after the lead: also for each source, each lead type, and each pair of them, where one may
 * shorten the response time and the other the reminder. Each mistake is reported once, at the plainest place.
 */
export function lateReminders(settings: EscalationSettings): readonly LateReminder[] {
  const found: LateReminder[] = [];
  const report = (field: string, { times, origins }: EffectiveTimes, among: readonly string[]) => {
    const { responseMinutes, reminderMinutes } = times;
    if (reminderMinutes === null || reminderMinutes < responseMinutes) return;
    const set = [origins.responseMinutes, origins.reminderMinutes];
    if (!among.every((origin) => set.some((one) => one === origin))) return;
    found.push({ field, details: { responseMinutes, reminderMinutes } });
  };
  const sources = Object.keys(settings.bySource);
  const leadTypes = Object.keys(settings.byLeadType);
  report('reminderMinutes', effectiveTimes(settings, { sourceId: null, leadType: null }), ['dealer']);
  for (const sourceId of sources) {
    const effective = effectiveTimes(settings, { sourceId, leadType: null });
    report(`bySource.${sourceId}.reminderMinutes`, effective, ['source']);
  }
  for (const leadType of leadTypes) {
    const effective = effectiveTimes(settings, { sourceId: null, leadType });
    report(`byLeadType.${leadType}.reminderMinutes`, effective, ['leadType']);
    for (const sourceId of sources) {
      const both = effectiveTimes(settings, { sourceId, leadType });
      report(`byLeadType.${leadType}.reminderMinutes`, both, ['source', 'leadType']);
    }
  }
  return found;
}
