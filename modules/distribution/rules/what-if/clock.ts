import type { CompiledCalendar } from '../../../working-hours/rules/compile.ts';
import { addWorkingMs, nextOpening } from '../../../working-hours/rules/working-time.ts';

export const MINUTE_MS = 60_000;

/** `nextOpening` in epoch milliseconds. */
export function nextOpeningMs(calendar: CompiledCalendar, at: number): number | null {
  return nextOpening(calendar, Temporal.Instant.fromEpochMilliseconds(at))?.epochMilliseconds ?? null;
}

/** So much working time later; in a calendar that never opens, so much time later, as the desk does it. */
export function afterWork(calendar: CompiledCalendar, from: number, work: number): number {
  return addWorkingMs(calendar, from, work) ?? from + work;
}
