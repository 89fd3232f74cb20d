import type { WeeklyHours } from '../../../working-hours/rules/calendar.ts';
import { type CompiledCalendar, compileCalendar } from '../../../working-hours/rules/compile.ts';
import { openIntervals } from '../../../working-hours/rules/open-intervals.ts';
import { isOnDuty } from '../../../working-hours/rules/own-hours.ts';
import { type Roster, rosterOf } from '../availability.ts';
import { calendarOfSetup, type DealerSetup, stateAt } from '../setup.ts';
import type { DistributionState } from '../types.ts';

/** `[from, until)` in which nobody comes or goes, no absence begins or ends, and the dealer does not open or close. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly open: boolean;
  /** The local date, `YYYY-MM-DD`; a stretch never reaches over midnight. */
  readonly date: string;
  readonly presence: Presence;
}

/** Who is there and who is not. The same one stands behind all stretches in which it is the same. */
export interface Presence {
  /** A moment at which it is so; its absences run then. */
  readonly at: number;
  readonly state: DistributionState;
  readonly roster: Roster;
}

export interface Timeline {
  readonly calendar: CompiledCalendar;
  /** Without gaps between them, from local midnight of the first day to that after the last. */
  readonly stretches: readonly Stretch[];
  /** Local dates, `YYYY-MM-DD`. */
  readonly dates: readonly string[];
}

/**
 * The days from that of `now` on, cut wherever something changes. Costs as much as changes, however long the stretches
 * are; days that are like others are judged once.
 */
export function timelineOf(setup: DealerSetup, now: number, days: number): Timeline {
  const { timeZone } = setup.dealer;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).startOfDay();
  const midnights = Array.from({ length: days + 1 }, (_, day) => today.add({ days: day }));
  const calendar = calendarOfSetup(setup, { from: today.year, until: today.year + 2 });
  const [from, until] = [today.epochMilliseconds, midnights.at(-1)?.epochMilliseconds ?? now];
  const intervals = openIntervals(calendar, from, until);
  const changes = new Set([
    ...midnights.map((midnight) => midnight.epochMilliseconds),
    ...intervals.flatMap(({ open, close }) => [open, close]),
    ...ownEdges(setup, from, until),
    ...setup.absences.flatMap((absence) => [absence.from, absence.until]),
  ]);
  const moments = [...changes].filter((at) => at >= from && at <= until).sort((a, b) => a - b);
  const absences = setup.absences.filter((absence) => absence.until > from && absence.from < until);
  const presenceAt = presences({ ...setup, absences }, calendar);
  const stretches: Stretch[] = [];
  const dates = midnights.slice(0, -1).map((midnight) => midnight.toPlainDate().toString());
  let interval = 0;
  let day = 0;
  for (const [i, at] of moments.entries()) {
    const end = moments[i + 1];
    if (end === undefined) break;
    while ((intervals[interval]?.close ?? end) <= at) interval++;
    while ((midnights[day + 1]?.epochMilliseconds ?? end) <= at) day++;
    stretches.push({
      from: at,
      until: end,
      open: (intervals[interval]?.open ?? end) <= at,
      date: dates[day] ?? '',
      presence: presenceAt(at),
    });
  }
  return { calendar, stretches, dates };
}

/** Where the working day of somebody with own hours begins or ends. */
function* ownEdges({ people, dealer }: DealerSetup, from: number, until: number): Generator<number> {
  const known = new Set<string>();
  for (const { hours, active } of people) {
    const written = JSON.stringify(hours);
    if (hours === null || !active || known.has(written)) continue;
    known.add(written);
    const own = compileCalendar({
      timeZone: dealer.timeZone,
      weekly: hours,
      daysOff: [],
      specialOpenings: [],
    });
    for (const { open, close } of openIntervals(own, from, until)) yield* [open, close];
  }
}

/** Answers the presence at a moment, the same one for the same people. */
function presences(setup: DealerSetup, calendar: CompiledCalendar): (at: number) => Presence {
  const known = new Map<string, Presence>();
  return (at) => {
    const onDuty = (hours: WeeklyHours) =>
      isOnDuty(hours, calendar, Temporal.Instant.fromEpochMilliseconds(at));
    const state = stateAt(setup, at, {}, onDuty);
    const running = setup.absences.flatMap((absence, i) => (state.absences.includes(absence) ? [i] : []));
    const off = state.users.flatMap((user, i) => (user.onDuty === false ? [i] : []));
    const key = `${running.join()} ${off.join()}`;
    const presence = known.get(key) ?? { at, state, roster: rosterOf(state, at) };
    known.set(key, presence);
    return presence;
  };
}
