import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import type { LeadDue } from '../../leads/index.ts';
import { type CompiledCalendar, calendarOf } from '../../working-hours/index.ts';
import {
  type Computed,
  chosenAt,
  type EffectiveTimes,
  type EscalationSettings,
  type EventTimes,
  effectiveTimes,
  responseFrom,
  usualFrom,
  withSourceTimes,
} from '../rules/index.ts';
import type { LeadClock } from '../screens/lead-clock.ts';

/** Everything that a deadline of one lead is made from. */
export interface ClockWork {
  readonly settings: EscalationSettings;
  readonly effective: EffectiveTimes;
  /** Working days until the usual follow-up. */
  readonly followUpDays: number;
  readonly calendar: CompiledCalendar;
}

export async function clockWorkOf(
  tx: DealerTx,
  lead: Pick<LeadClock, 'type' | 'sourceId' | 'sourceMinutes'>,
): Promise<ClockWork> {
  const [stored, calendar] = await Promise.all([readSettings(tx, 'escalation'), calendarOf(tx)]);
  const {
    followUpDays,
    afterStage2: _,
    ...settings
  } = withSourceTimes(stored.value, [{ sourceId: lead.sourceId, responseMinutes: lead.sourceMinutes }]);
  const effective = effectiveTimes(settings, { sourceId: lead.sourceId, leadType: lead.type });
  return { settings, effective, followUpDays, calendar };
}

/** What plans the events of a deadline. */
export function eventTimesOf({ effective, settings }: ClockWork): EventTimes {
  return { ...effective.times, followUpsRespectWorkingHours: settings.followUpsRespectWorkingHours };
}

/** The response time from a moment on. */
export function responseDue({ effective, calendar }: ClockWork, from: Temporal.Instant): LeadDue {
  return ofNobody('response', from, responseFrom(from, effective, calendar));
}

/** The follow-up that comes by itself when nobody chose another. */
export function usualFollowUpDue(
  { effective, calendar, followUpDays }: ClockWork,
  now: Temporal.Instant,
): LeadDue {
  return ofNobody('followUp', now, usualFrom(now, followUpDays, effective, calendar));
}

/** A moment that somebody chose. */
export function chosenDue(
  { effective }: ClockWork,
  chosen: {
    readonly kind: LeadDue['kind'];
    readonly at: Temporal.Instant;
    readonly now: Temporal.Instant;
    readonly by: string | null;
    readonly reason: string | null;
  },
): LeadDue {
  const { kind, at, now, by, reason } = chosen;
  return { ...ofNobody(kind, now, chosenAt(at, effective)), setBy: by, reason };
}

function ofNobody(
  kind: LeadDue['kind'],
  startedAt: Temporal.Instant,
  { dueAt, ...computed }: Computed,
): LeadDue {
  return { kind, at: dueAt, startedAt, ...computed, setBy: null, reason: null };
}
