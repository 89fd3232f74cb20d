import { addWorkingMs, type CompiledCalendar, yellowFrom } from '../../working-hours/index.ts';
import { usualFollowUpMs } from './follow-up.ts';
import type { EffectiveTimes, EscalationTimes, TimeOrigin } from './settings.ts';

/** What of a deadline follows from settings and calendar, or from who chose it. Moments are epoch milliseconds. */
export interface ComputedMs {
  readonly dueAt: number;
  readonly yellowFrom: number;
  /** Working seconds to `dueAt` by the settings; null: the moment was chosen, or counted in days. */
  readonly seconds: number | null;
  readonly origin: TimeOrigin | 'chosen';
}

/** The same with moments as instants. */
export interface Computed extends Omit<ComputedMs, 'dueAt' | 'yellowFrom'> {
  readonly dueAt: Temporal.Instant;
  readonly yellowFrom: Temporal.Instant;
}

/** The response time from a moment on. A calendar without hours, which no settings allow, counts elapsed time. */
export function responseFrom(
  startedAt: Temporal.Instant,
  effective: EffectiveTimes,
  calendar: CompiledCalendar,
): Computed {
  return inInstants(responseFromMs(startedAt.epochMilliseconds, effective, calendar));
}

export function responseFromMs(
  startedAt: number,
  { times, origins }: EffectiveTimes,
  calendar: CompiledCalendar,
): ComputedMs {
  const seconds = times.responseMinutes * 60;
  const dueAt = addWorkingMs(calendar, startedAt, seconds * 1000) ?? startedAt + seconds * 1000;
  return { dueAt, yellowFrom: yellowOf(dueAt, times), seconds, origin: origins.responseMinutes };
}

/** The follow-up that comes by itself, so many working days from a moment on. */
export function usualFrom(
  startedAt: Temporal.Instant,
  followUpDays: number,
  effective: EffectiveTimes,
  calendar: CompiledCalendar,
): Computed {
  return inInstants(usualFromMs(startedAt.epochMilliseconds, followUpDays, effective, calendar));
}

export function usualFromMs(
  startedAt: number,
  followUpDays: number,
  { times }: EffectiveTimes,
  calendar: CompiledCalendar,
): ComputedMs {
  const dueAt = usualFollowUpMs(startedAt, followUpDays, calendar);
  return { dueAt, yellowFrom: yellowOf(dueAt, times), seconds: null, origin: 'dealer' };
}

/** A moment that somebody chose: it stays to the last fraction. */
export function chosenAt(dueAt: Temporal.Instant, effective: EffectiveTimes): Computed {
  return { ...inInstants(chosenAtMs(dueAt.epochMilliseconds, effective)), dueAt };
}

export function chosenAtMs(dueAt: number, { times }: EffectiveTimes): ComputedMs {
  return { dueAt, yellowFrom: yellowOf(dueAt, times), seconds: null, origin: 'chosen' };
}

function inInstants({ dueAt, yellowFrom: yellow, ...computed }: ComputedMs): Computed {
  return {
    ...computed,
    dueAt: Temporal.Instant.fromEpochMilliseconds(dueAt),
    yellowFrom: Temporal.Instant.fromEpochMilliseconds(yellow),
  };
}

function yellowOf(dueAt: number, { reminderMinutes, responseMinutes }: EscalationTimes): number {
  return Math.floor(yellowFrom({ dueAt, reminderMinutes, responseMinutes }));
}
