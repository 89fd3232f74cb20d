import type { DayOff } from './calendar.ts';
import type { CompiledCalendar } from './compile.ts';
import { DAY_MS, parseLocalDate } from './wall-time.ts';

/** Days off in a row under one name. Local dates, both inclusive. */
export interface DaysOffInARow {
  readonly from: string;
  readonly until: string;
  readonly name: string;
}

/** Each day of the ranges as a day off of the dealer; what a calendar is made of. */
export function daysOffOf(ranges: readonly DaysOffInARow[]): DayOff[] {
  return ranges.flatMap(({ from, until, name }) => {
    const first = Temporal.PlainDate.from(from);
    const { days } = first.until(until, { largestUnit: 'days' });
    return Array.from({ length: Math.max(0, days + 1) }, (_, day) => ({
      date: first.add({ days: day }).toString(),
      name,
      kind: 'own' as const,
    }));
  });
}

/**
 * What a calendar is really closed for from one local date to another, both inclusive: days off without those that have
 * special openings; the same name on days in a row is one row.
 */
export function closedDays(
  { byDate }: CompiledCalendar,
  { from, until }: { readonly from: string; readonly until: string },
): DaysOffInARow[] {
  const first = parseLocalDate(from) ?? 0;
  const last = parseLocalDate(until) ?? 0;
  const rows: { first: number; last: number; name: string }[] = [];
  for (const [day, { off, special }] of [...byDate].sort(([a], [b]) => a - b)) {
    if (off === null || special !== null || day < first || day > last) continue;
    const row = rows.at(-1);
    if (row && row.last === day - 1 && row.name === off.name) row.last = day;
    else rows.push({ first: day, last: day, name: off.name });
  }
  return rows.map((row) => ({ from: dateOf(row.first), until: dateOf(row.last), name: row.name }));
}

/** Whether each day of a range is a day off, with special openings or without. */
export function areOff({ byDate }: CompiledCalendar, { from, until }: Omit<DaysOffInARow, 'name'>): boolean {
  const last = parseLocalDate(until) ?? 0;
  for (let day = parseLocalDate(from) ?? 0; day <= last; day++) if (!byDate.get(day)?.off) return false;
  return true;
}

function dateOf(day: number): string {
  return Temporal.Instant.fromEpochMilliseconds(day * DAY_MS)
    .toString()
    .slice(0, 10);
}
