import type { HoursSettings } from '../../../api/types.ts';
import { minutesOf, timeOf } from './drag.ts';

export type Weekly = HoursSettings['weekly'];
export type Weekday = keyof Weekly;
export type Interval = Weekly['mon'][number];

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** What a new dealer starts with. */
export const usualWeek: Weekly = {
  mon: [['09:00', '18:00']],
  tue: [['09:00', '18:00']],
  wed: [['09:00', '18:00']],
  thu: [['09:00', '18:00']],
  fri: [['09:00', '18:00']],
  sat: [['09:00', '13:00']],
  sun: [],
};

/** Who types midnight as the end of a day means the end of that day. */
export function storedEnd(end: string): string {
  return end === '00:00' ? '24:00' : end;
}

export function isWrong([opens, closes]: Interval): boolean {
  return opens === '' || closes === '' || minutesOf(opens) >= minutesOf(closes);
}

/** Open minutes of a week; overlapping hours count once. */
export function minutesPerWeek(weekly: Weekly): number {
  let sum = 0;
  for (const day of weekdays) {
    let reached = 0;
    const sorted = [...weekly[day]]
      .filter((each) => !isWrong(each))
      .sort((a, b) => minutesOf(a[0]) - minutesOf(b[0]));
    for (const [opens, closes] of sorted) {
      const from = Math.max(reached, minutesOf(opens));
      const until = minutesOf(closes);
      if (until > from) sum += until - from;
      reached = Math.max(reached, until);
    }
  }
  return sum;
}

/** The next sensible hours of a day: after what is there, else the usual ones. */
export function nextInterval(day: readonly Interval[]): Interval {
  const last = day.at(-1);
  if (last === undefined) return ['09:00', '18:00'];
  const from = Math.min(minutesOf(last[1]) + 60, 22 * 60);
  const until = Math.min(from + 240, 24 * 60);
  return [timeOf(from), timeOf(until)];
}
