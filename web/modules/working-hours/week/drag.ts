import type { HoursSettings } from '../../../api/types.ts';

type Interval = HoursSettings['weekly']['mon'][number];

/** What dragging and keys do to intervals; minutes count from midnight, 0 to 1440. */
export const DAY_MINUTES = 1440;
/** Keys and the mouse move by quarters of an hour; a finger by halves. */
export const STEP = 15;
export const FINGER_STEP = 30;

export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** `HH:mm`; the end of the day is `24:00`. */
export function timeOf(minutes: number): string {
  const whole = Math.round(clamp(minutes, 0, DAY_MINUTES));
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

export function snapped(minutes: number, step: number): number {
  return clamp(Math.round(minutes / step) * step, 0, DAY_MINUTES);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** From where the drag began to where it is, whichever comes first; at least one step long. */
export function drawn(anchor: number, minutes: number, step: number): Interval {
  const from = clamp(Math.min(anchor, minutes), 0, DAY_MINUTES - step);
  return [timeOf(from), timeOf(Math.max(anchor, minutes, from + step))];
}

/** The whole interval earlier or later, as far as the day goes; its length stays. */
export function movedBy([opens, closes]: Interval, minutes: number): Interval {
  const by = clamp(minutes, -minutesOf(opens), DAY_MINUTES - minutesOf(closes));
  return [timeOf(minutesOf(opens) + by), timeOf(minutesOf(closes) + by)];
}

export type Edge = 'opens' | 'closes';

/** One end somewhere else; at least one step stays between the two. */
export function withEdge([opens, closes]: Interval, edge: Edge, minutes: number): Interval {
  if (edge === 'opens') return [timeOf(clamp(minutes, 0, minutesOf(closes) - STEP)), closes];
  return [opens, timeOf(clamp(minutes, minutesOf(opens) + STEP, DAY_MINUTES))];
}

/** Sorted; what overlaps or touches is one. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const all: Interval[] = [];
  for (const interval of intervals.toSorted((a, b) => minutesOf(a[0]) - minutesOf(b[0]))) {
    const last = all.at(-1);
    if (last !== undefined && minutesOf(interval[0]) <= minutesOf(last[1])) {
      all[all.length - 1] = [last[0], timeOf(Math.max(minutesOf(last[1]), minutesOf(interval[1])))];
    } else all.push(interval);
  }
  return all;
}
