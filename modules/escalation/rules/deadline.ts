import {
  addWorkingTime,
  type CompiledCalendar,
  isDayOffMs,
  isOpenMs,
  nextOpeningMs,
} from '../../working-hours/index.ts';
import type { EscalationTimes } from './settings.ts';

/** What an open lead always has exactly one of. */
export interface Deadline {
  /** Until the first real answer `response`, then `followUp`. */
  readonly kind: 'response' | 'followUp';
  readonly dueAt: Temporal.Instant;
  /** When this due moment was set: on arrival, or when somebody moved or chose it. */
  readonly setAt: Temporal.Instant;
}

/** The times that plan events, and one setting. */
export type EventTimes = Omit<EscalationTimes, 'responseMinutes'> & {
  readonly followUpsRespectWorkingHours: boolean;
};

/** The end of the response time of a lead, or of a new message on an answered one; null: the calendar has no hours. */
export function dueOfNewLead(
  receivedAt: Temporal.Instant,
  responseMinutes: number,
  calendar: CompiledCalendar,
): Temporal.Instant | null {
  return addWorkingTime(calendar, receivedAt, Temporal.Duration.from({ minutes: responseMinutes }));
}

/** The reminder moment; null when there is no reminder, or when it was past already as the due moment was set. */
export function reminderAt(
  { dueAt, setAt }: Deadline,
  reminderMinutes: number | null,
): Temporal.Instant | null {
  const deadline = { dueAt: dueAt.epochMilliseconds, setAt: setAt.epochMilliseconds };
  return orNull(reminderMs(deadline, reminderMinutes));
}

/** When stage 1 takes effect: when it is due, on a day off at the next opening. */
export function stage1At(dueAt: Temporal.Instant, calendar: CompiledCalendar): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(notOnDayOffMs(dueAt.epochMilliseconds, calendar));
}

/** When stage 2 takes effect, counted from the moment at which stage 1 really did; on a day off at the next opening. */
export function stage2At(
  stage1EffectiveAt: Temporal.Instant,
  stage2Minutes: number,
  calendar: CompiledCalendar,
): Temporal.Instant {
  return stage1At(stage1EffectiveAt.add({ minutes: stage2Minutes }), calendar);
}

/** `reminderAt` in plain epoch milliseconds. */
export function reminderMs(
  { dueAt, setAt }: { readonly dueAt: number; readonly setAt: number },
  reminderMinutes: number | null,
): number | null {
  if (reminderMinutes === null) return null;
  const at = dueAt - reminderMinutes * 60_000;
  return at > setAt ? at : null;
}

/** The moment itself, on a day off the next opening; in plain epoch milliseconds. */
export function notOnDayOffMs(at: number, calendar: CompiledCalendar): number {
  // Closing at 24:00 belongs to the day that ends, even when the next one is a day off.
  if (!isDayOffMs(calendar, at) || isOpenMs(calendar, at - 1)) return at;
  return nextOpeningMs(calendar, at) ?? at;
}

function orNull(ms: number | null): Temporal.Instant | null {
  return ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms);
}
