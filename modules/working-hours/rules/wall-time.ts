import type { Interval } from './calendar.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** `[open, close)` in milliseconds since local midnight. */
export interface Block {
  readonly open: number;
  readonly close: number;
}

/** `HH:MM` from `00:00` to `24:00` in milliseconds since local midnight; anything else is null. */
export function parseWallTime(text: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/.exec(text);
  if (!parts) return null;
  const hours = Number(parts[1]);
  const minutes = Number(parts[2]);
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return hours * HOUR_MS + minutes * 60_000;
}

/**
 * The day number of a local date `YYYY-MM-DD` (0 is 1970-01-01), as if the local clock were UTC; null when there is no
 * such date.
 */
export function parseLocalDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.Instant.from(`${text}T00:00Z`).epochMilliseconds / DAY_MS;
  } catch {
    return null;
  }
}

/** 0 is Monday, 6 is Sunday: an index into `WEEKDAYS`. Day 0, 1970-01-01, was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * Sorts, drops the empty, and joins what overlaps or touches, so that every moment counts once.
 * Throws a RangeError on an interval that cannot be read or ends before it starts: such a calendar was never checked.
 */
export function blocksOf(intervals: readonly Interval[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const interval of intervals.map(readInterval).sort((a, b) => a.open - b.open)) {
    const last = blocks.at(-1);
    if (interval.open === interval.close) continue;
    if (last && interval.open <= last.close) {
      blocks[blocks.length - 1] = { open: last.open, close: Math.max(last.close, interval.close) };
    } else {
      blocks.push(interval);
    }
  }
  return blocks;
}

function readInterval([from, to]: Interval): Block {
  const open = parseWallTime(from);
  const close = parseWallTime(to);
  if (open === null || close === null || close < open) {
    throw new RangeError(
      `"${from}"–"${to}" is no interval of a day: HH:MM to HH:MM, at most 24:00, not past midnight`,
    );
  }
  return { open, close };
}
