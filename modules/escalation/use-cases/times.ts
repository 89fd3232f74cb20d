import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import type { LeadDue } from '../../leads/index.ts';
import { type CompiledCalendar, calendarOf } from '../../working-hours/index.ts';
import {
  dueOfNewLead,
  type EffectiveTimes,
  type EscalationSettings,
  type EventTimes,
  effectiveTimes,
  usualFollowUp,
  withSourceTimes,
  yellowFrom,
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

/** The response time from a moment on. A calendar without hours, which no settings allow, counts elapsed time. */
export function responseDue({ effective, calendar }: ClockWork, from: Temporal.Instant): LeadDue {
  const { responseMinutes } = effective.times;
  const at = dueOfNewLead(from, responseMinutes, calendar) ?? from.add({ minutes: responseMinutes });
  return {
    kind: 'response',
    at,
    startedAt: from,
    yellowFrom: yellowOf(effective, at),
    seconds: responseMinutes * 60,
    origin: effective.origins.responseMinutes,
    setBy: null,
    reason: null,
  };
}

/** The follow-up that comes by itself when nobody chose another. */
export function usualFollowUpDue(
  { effective, calendar, followUpDays }: ClockWork,
  now: Temporal.Instant,
): LeadDue {
  const at = usualFollowUp(now, followUpDays, calendar);
  return {
    kind: 'followUp',
    at,
    startedAt: now,
    yellowFrom: yellowOf(effective, at),
    seconds: null,
    origin: 'dealer',
    setBy: null,
    reason: null,
  };
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
  return {
    kind: chosen.kind,
    at: chosen.at,
    startedAt: chosen.now,
    yellowFrom: yellowOf(effective, chosen.at),
    seconds: null,
    origin: 'chosen',
    setBy: chosen.by,
    reason: chosen.reason,
  };
}

function yellowOf({ times }: EffectiveTimes, dueAt: Temporal.Instant): Temporal.Instant {
  const { reminderMinutes, responseMinutes } = times;
  const ms = yellowFrom({ dueAt: dueAt.epochMilliseconds, reminderMinutes, responseMinutes });
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms));
}
