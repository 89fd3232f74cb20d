import { type CompiledCalendar, yellowFrom } from '../../working-hours/index.ts';
import { dueOfNewLead } from './deadline.ts';
import { usualFollowUp } from './follow-up.ts';
import type { EffectiveTimes, EscalationTimes, TimeOrigin } from './settings.ts';

/** What of a deadline follows from settings and calendar, or from who chose it. */
export interface Computed {
  readonly dueAt: Temporal.Instant;
  readonly yellowFrom: Temporal.Instant;
  /** Working seconds to `dueAt` by the settings; null: the moment was chosen, or counted in days. */
  readonly seconds: number | null;
  readonly origin: TimeOrigin | 'chosen';
}

/** The response time from a moment on. A calendar without hours, which no settings allow, counts elapsed time. */
export function responseFrom(
  startedAt: Temporal.Instant,
  { times, origins }: EffectiveTimes,
  calendar: CompiledCalendar,
): Computed {
  const { responseMinutes } = times;
  const dueAt =
    dueOfNewLead(startedAt, responseMinutes, calendar) ?? startedAt.add({ minutes: responseMinutes });
  return {
    dueAt,
    yellowFrom: yellowOf(dueAt, times),
    seconds: responseMinutes * 60,
    origin: origins.responseMinutes,
  };
}

/** The follow-up that comes by itself, so many working days from a moment on. */
export function usualFrom(
  startedAt: Temporal.Instant,
  followUpDays: number,
  { times }: EffectiveTimes,
  calendar: CompiledCalendar,
): Computed {
  const dueAt = usualFollowUp(startedAt, followUpDays, calendar);
  return { dueAt, yellowFrom: yellowOf(dueAt, times), seconds: null, origin: 'dealer' };
}

/** A moment that somebody chose. */
export function chosenAt(dueAt: Temporal.Instant, { times }: EffectiveTimes): Computed {
  return { dueAt, yellowFrom: yellowOf(dueAt, times), seconds: null, origin: 'chosen' };
}

function yellowOf(
  dueAt: Temporal.Instant,
  { reminderMinutes, responseMinutes }: EscalationTimes,
): Temporal.Instant {
  const ms = yellowFrom({ dueAt: dueAt.epochMilliseconds, reminderMinutes, responseMinutes });
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms));
}
