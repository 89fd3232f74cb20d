/** Minutes each. The response time is working time, all others elapse around the clock. */
export interface EscalationTimes {
  /** Lead received → due. */
  readonly responseMinutes: number;
  /** How long before due the assignee is reminded; null: not at all. */
  readonly reminderMinutes: number | null;
  /** Stage 1 took effect → the supervisor is told; null: never. */
  readonly stage2Minutes: number | null;
  /** A follow-up took effect → the supervisor is told; null: never. */
  readonly followUpStage2Minutes: number | null;
}

export type EscalationOverrides = { readonly [id: string]: Partial<EscalationTimes> };

/** What is told once for the whole dealer, and where sources and lead types differ. */
export interface EscalationSettings extends EscalationTimes {
  /** A follow-up outside the hours takes effect at the next opening, and its stage 2 too. */
  readonly followUpsRespectWorkingHours: boolean;
  /** A logged call that did not reach the customer answers the lead. */
  readonly attemptedCallCounts: boolean;
  readonly bySource: EscalationOverrides;
  readonly byLeadType: EscalationOverrides;
}

export const DEFAULT_ESCALATION: EscalationSettings = {
  responseMinutes: 120,
  reminderMinutes: 30,
  stage2Minutes: 240,
  followUpStage2Minutes: 720,
  followUpsRespectWorkingHours: true,
  attemptedCallCounts: false,
  bySource: {},
  byLeadType: {},
};

/** What the catalogue says of its sources holds unless the settings say otherwise. */
export function withSourceTimes<S extends Pick<EscalationSettings, 'bySource'>>(
  settings: S,
  sources: readonly { readonly sourceId: string; readonly responseMinutes: number | null }[],
): S {
  const own = sources.filter(({ responseMinutes }) => responseMinutes !== null);
  if (own.length === 0) return settings;
  const bySource: Record<string, Partial<EscalationTimes>> = { ...settings.bySource };
  for (const { sourceId, responseMinutes } of own) {
    bySource[sourceId] = { responseMinutes: responseMinutes ?? 0, ...bySource[sourceId] };
  }
  return { ...settings, bySource };
}

/** Who said how long. */
export type TimeOrigin = 'dealer' | 'source' | 'leadType';

export interface EffectiveTimes {
  readonly times: EscalationTimes;
  readonly origins: { readonly [time in keyof EscalationTimes]: TimeOrigin };
}

/**
 * The times that hold for a lead, each with who set it. A lead type beats a source: a trade-in may take its eight hours
 * whichever portal it comes from, and a missed call is urgent everywhere.
 */
export function effectiveTimes(
  settings: EscalationSettings,
  lead: { readonly sourceId: string | null; readonly leadType: string | null },
): EffectiveTimes {
  const ofSource = overrideOf(settings.bySource, lead.sourceId);
  const ofType = overrideOf(settings.byLeadType, lead.leadType);
  const originOf = (time: keyof EscalationTimes): TimeOrigin => {
    if (ofType[time] !== undefined) return 'leadType';
    return ofSource[time] !== undefined ? 'source' : 'dealer';
  };
  const { responseMinutes, reminderMinutes, stage2Minutes, followUpStage2Minutes } = settings;
  return {
    times: {
      responseMinutes,
      reminderMinutes,
      stage2Minutes,
      followUpStage2Minutes,
      ...given(ofSource),
      ...given(ofType),
    },
    origins: {
      responseMinutes: originOf('responseMinutes'),
      reminderMinutes: originOf('reminderMinutes'),
      stage2Minutes: originOf('stage2Minutes'),
      followUpStage2Minutes: originOf('followUpStage2Minutes'),
    },
  };
}

function overrideOf(overrides: EscalationOverrides, id: string | null): Partial<EscalationTimes> {
  return id !== null && Object.hasOwn(overrides, id) ? (overrides[id] ?? {}) : {};
}

/** Only the four times, and only those that are there. */
function given(override: Partial<EscalationTimes>): Partial<EscalationTimes> {
  const { responseMinutes, reminderMinutes, stage2Minutes, followUpStage2Minutes } = override;
  return {
    ...(responseMinutes !== undefined && { responseMinutes }),
    ...(reminderMinutes !== undefined && { reminderMinutes }),
    ...(stage2Minutes !== undefined && { stage2Minutes }),
    ...(followUpStage2Minutes !== undefined && { followUpStage2Minutes }),
  };
}
