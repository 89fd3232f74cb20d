import {
  type EffectiveTimes,
  type EscalationSettings,
  type EscalationTimes,
  effectiveTimes,
} from './settings.ts';

/** Something that keeps escalation settings from being saved. The web words it by `code`. */
export interface EscalationFinding {
  /** Where: `reminderMinutes`, `bySource.<id>.responseMinutes`. */
  readonly path: string;
  readonly code: 'notWholeMinutes' | 'notPositive' | 'tooLong' | 'reminderNotBeforeDue';
  readonly details: Readonly<Record<string, string | number>>;
}

/** Ten weeks around the clock; what is longer is a slip of the keyboard. */
const MOST_MINUTES = 100_000;

/** Everything that is wrong; nothing means the settings may be saved. */
export function checkEscalationSettings(settings: EscalationSettings): readonly EscalationFinding[] {
  const found = [...checkTimes(settings, '')];
  for (const list of ['bySource', 'byLeadType'] as const) {
    for (const [id, times] of Object.entries(settings[list]))
      found.push(...checkTimes(times, `${list}.${id}.`));
  }
  return found.length > 0 ? found : checkReminders(settings);
}

const TIMES = ['responseMinutes', 'reminderMinutes', 'stage2Minutes', 'followUpStage2Minutes'] as const;

function checkTimes(times: Partial<EscalationTimes>, path: string): readonly EscalationFinding[] {
  return TIMES.flatMap((time): EscalationFinding[] => {
    const minutes = times[time];
    if (minutes === null || minutes === undefined) return [];
    const code = problemOf(minutes);
    return code ? [{ path: path + time, code, details: { minutes, most: MOST_MINUTES } }] : [];
  });
}

function problemOf(minutes: number): 'notWholeMinutes' | 'notPositive' | 'tooLong' | null {
  if (!Number.isInteger(minutes)) return 'notWholeMinutes';
  if (minutes < 1) return 'notPositive';
  return minutes > MOST_MINUTES ? 'tooLong' : null;
}

/**
 * The reminder must come after the lead: also for each source, each lead type, and each pair of them, where one may
 * shorten the response time and the other the reminder. Each mistake is reported once, at the plainest place.
 */
function checkReminders(settings: EscalationSettings): readonly EscalationFinding[] {
  const found: EscalationFinding[] = [];
  const report = (path: string, { times, origins }: EffectiveTimes, among: readonly string[], more = {}) => {
    const { responseMinutes, reminderMinutes } = times;
    if (reminderMinutes === null || reminderMinutes < responseMinutes) return;
    const set = [origins.responseMinutes, origins.reminderMinutes];
    if (!among.every((origin) => set.some((one) => one === origin))) return;
    found.push({
      path,
      code: 'reminderNotBeforeDue',
      details: { responseMinutes, reminderMinutes, ...more },
    });
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
      report(`byLeadType.${leadType}.reminderMinutes`, both, ['source', 'leadType'], { sourceId });
    }
  }
  return found;
}
