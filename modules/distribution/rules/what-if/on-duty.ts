import type { WeeklyHours } from '../../../working-hours/rules/calendar.ts';
import { WEEKDAYS } from '../../../working-hours/rules/calendar.ts';
import type { CompiledCalendar } from '../../../working-hours/rules/compile.ts';
import { type Block, blocksOf, DAY_MS, weekdayOf } from '../../../working-hours/rules/wall-time.ts';
import { nextOpeningMs } from './clock.ts';
import type { ZoneClock } from './zone-clock.ts';

/** Who of the people with own hours is there for what comes at a moment: `isOnDuty` for very many moments. */
export function dutyRoster(calendar: CompiledCalendar, clock: ZoneClock) {
  const plans = new Map<WeeklyHours, readonly (readonly Block[])[]>();
  let asked = Number.NaN;
  let day = 0;
  let time = 0;
  return (hours: WeeklyHours, at: number): boolean => {
    if (at !== asked) {
      const local = clock.localMs(nextOpeningMs(calendar, at) ?? at);
      day = Math.floor(local / DAY_MS);
      time = local - day * DAY_MS;
      asked = at;
    }
    let plan = plans.get(hours);
    if (!plan) {
      plan = WEEKDAYS.map((weekday) => blocksOf(hours[weekday]));
      plans.set(hours, plan);
    }
    return (plan[weekdayOf(day)] ?? []).some(({ open, close }) => open <= time && time < close);
  };
}
