import type { DayOff, LocalNames } from './calendar.ts';
import { blocksOfDay, type CompiledCalendar, type Stretch, steadyStretches } from './compile.ts';
import { DAY_MS } from './wall-time.ts';
import { addWorkingTime } from './working-time.ts';

/**
 * Why a stretch counts nothing: outside the hours of a day that has some; a weekday that never opens; a day off (or a
 * special opening without hours, kind `own`), with its name.
 */
export type NotCounted =
  | { readonly reason: 'closed' }
  | { readonly reason: 'weekdayClosed' }
  | {
      readonly reason: 'dayOff';
      readonly kind: DayOff['kind'];
      readonly name: string;
      readonly names?: LocalNames;
    };

/** A stretch `[from, to)` of the clock's way. `countedSeconds` is all of it, or 0 with the reason. */
export interface ClockPiece {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly countedSeconds: number;
  readonly notCounted: NotCounted | null;
}

/**
 * How the working time from `start` to an instant, or to the end of a duration, comes about. The pieces lie end to end
 * from `start` to the end; what counts is cut at the hours, what does not count is cut at local midnights, and
 * neighbours with the same reason are one piece (Saturday and Sunday, a company holiday of two weeks, a night).
 * Their counted seconds add up to the working time between both ends.
 *
 * Nothing for an end at or before the start; null for a duration that never ends (see `addWorkingTime`).
 */
export function explainWorkingTime(
  compiled: CompiledCalendar,
  start: Temporal.Instant,
  end: Temporal.Instant,
): readonly ClockPiece[];
export function explainWorkingTime(
  compiled: CompiledCalendar,
  start: Temporal.Instant,
  duration: Temporal.Duration,
): readonly ClockPiece[] | null;
export function explainWorkingTime(
  compiled: CompiledCalendar,
  start: Temporal.Instant,
  until: Temporal.Instant | Temporal.Duration,
): readonly ClockPiece[] | null {
  const end = until instanceof Temporal.Duration ? addWorkingTime(compiled, start, until) : until;
  if (end === null) return null;
  const slices: Slice[] = [];
  const { timeZone } = compiled.calendar;
  for (const stretch of steadyStretches(timeZone, start.epochMilliseconds, end.epochMilliseconds)) {
    for (const slice of slicesOf(compiled, stretch)) append(slices, slice);
  }
  return slices.map(toPiece);
}

/** A piece in epoch milliseconds; `why` is null where it counts. */
interface Slice {
  readonly from: number;
  readonly to: number;
  readonly why: NotCounted | null;
}

function* slicesOf(compiled: CompiledCalendar, { from, to, offset }: Stretch): Generator<Slice> {
  for (let day = Math.floor((from + offset) / DAY_MS); day * DAY_MS - offset < to; day++) {
    const midnight = day * DAY_MS - offset;
    const dayEnd = Math.min(midnight + DAY_MS, to);
    const why = whyClosed(compiled, day);
    let at = Math.max(midnight, from);
    for (const block of blocksOfDay(compiled, day)) {
      const open = Math.max(midnight + block.open, at);
      const close = Math.min(midnight + block.close, dayEnd);
      if (close <= open) continue;
      yield { from: at, to: open, why };
      yield { from: open, to: close, why: null };
      at = close;
    }
    yield { from: at, to: dayEnd, why };
  }
}

function whyClosed(compiled: CompiledCalendar, day: number): NotCounted {
  if (blocksOfDay(compiled, day).length > 0) return { reason: 'closed' };
  const plan = compiled.byDate.get(day);
  if (plan?.off) {
    const { kind, name, names } = plan.off;
    return names ? { reason: 'dayOff', kind, name, names } : { reason: 'dayOff', kind, name };
  }
  if (plan?.special) return { reason: 'dayOff', kind: 'own', name: plan.special.name ?? '' };
  return { reason: 'weekdayClosed' };
}

function append(slices: Slice[], slice: Slice): void {
  if (slice.to <= slice.from) return;
  const last = slices.at(-1);
  if (last && sameReason(last.why, slice.why)) slices[slices.length - 1] = { ...last, to: slice.to };
  else slices.push(slice);
}

function sameReason(a: NotCounted | null, b: NotCounted | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.reason === 'dayOff' && b.reason === 'dayOff') return a.kind === b.kind && a.name === b.name;
  return a.reason === b.reason;
}

function toPiece({ from, to, why }: Slice): ClockPiece {
  return {
    from: Temporal.Instant.fromEpochMilliseconds(from),
    to: Temporal.Instant.fromEpochMilliseconds(to),
    countedSeconds: why === null ? (to - from) / 1000 : 0,
    notCounted: why,
  };
}
