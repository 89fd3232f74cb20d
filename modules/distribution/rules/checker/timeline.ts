import type { WeeklyHours } from '../../../working-hours/rules/calendar.ts';
import { type CompiledCalendar, compileCalendar } from '../../../working-hours/rules/compile.ts';
import { type OpenInterval, openIntervals } from '../../../working-hours/rules/open-intervals.ts';
import { nextOpening } from '../../../working-hours/rules/working-time.ts';
import { type Availability, type Roster, rosterOf } from '../availability.ts';
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
  // What comes on the last evening is for who is there at the next opening, which may be weeks later.
  const opening = nextOpening(calendar, Temporal.Instant.fromEpochMilliseconds(until))?.epochMilliseconds;
  const duties = dutiesOf(setup, from, (opening ?? until) + 1);
  const intervals = openIntervals(calendar, from, until);
  const changes = new Set([
    ...midnights.map((midnight) => midnight.epochMilliseconds),
    ...intervals.flatMap(({ open, close }) => [open, close]),
    ...duties.edges,
    ...setup.absences.flatMap((absence) => [absence.from, absence.until]),
  ]);
  const moments = [...changes].filter((at) => at >= from && at <= until).sort((a, b) => a - b);
  const absences = setup.absences.filter((absence) => absence.until > from && absence.from < until);
  const presenceAt = presences({ ...setup, absences }, duties);
  const stretches: Stretch[] = [];
  const dates = midnights.slice(0, -1).map((midnight) => midnight.toPlainDate().toString());
  let interval = 0;
  let day = 0;
  for (const [i, at] of moments.entries()) {
    const end = moments[i + 1];
    if (end === undefined) break;
    while ((intervals[interval]?.close ?? end) <= at) interval++;
    while ((midnights[day + 1]?.epochMilliseconds ?? end) <= at) day++;
    const next = intervals[interval]?.open ?? opening ?? at;
    stretches.push({
      from: at,
      until: end,
      open: next <= at && interval < intervals.length,
      date: dates[day] ?? '',
      presence: presenceAt(at, Math.max(next, at)),
    });
  }
  return { calendar, stretches, dates };
}

/**
 * Answers who is on duty by their own hours at a moment, as `isOnDuty` of working-hours does, for many moments: each of the
 * own hours is written out once. `opensAt` is the moment itself when the dealer is open, else the next opening.
 */
export function dutiesOf({ people, dealer }: DealerSetup, from: number, until: number): Duties {
  const written = new Map<string, readonly OpenInterval[]>();
  const intervalsOf = (hours: WeeklyHours) => {
    const key = JSON.stringify(hours);
    const known = written.get(key);
    if (known) return known;
    const weekly = { timeZone: dealer.timeZone, weekly: hours, daysOff: [], specialOpenings: [] };
    const intervals = openIntervals(compileCalendar(weekly), from, until);
    written.set(key, intervals);
    return intervals;
  };
  const partTimers = people.flatMap(({ userId, hours, active }) =>
    hours === null || !active ? [] : [{ userId, intervals: intervalsOf(hours) }],
  );
  return {
    edges: [...written.values()].flatMap((intervals) =>
      intervals.flatMap(({ open, close }) => [open, close]),
    ),
    offDutyAt: (opensAt) =>
      partTimers.flatMap(({ userId, intervals }) => (holds(intervals, opensAt) ? [] : [userId])),
  };
}

export interface Duties {
  /** Where the working day of somebody begins or ends. */
  readonly edges: readonly number[];
  readonly offDutyAt: (opensAt: number) => readonly string[];
}

function holds(intervals: readonly OpenInterval[], at: number): boolean {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle]?.close ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return (intervals[low]?.open ?? Number.POSITIVE_INFINITY) <= at;
}

/** Answers the presence at a moment, the same one for the same people. */
function presences(setup: DealerSetup, duties: Duties): (at: number, opensAt: number) => Presence {
  const known = new Map<string, Presence>();
  return (at, opensAt) => {
    const running = setup.absences.flatMap(({ from, until }, i) => (from <= at && at < until ? [i] : []));
    const off = new Set(duties.offDutyAt(opensAt));
    const key = `${running.join()} ${[...off].join()}`;
    const presence = known.get(key) ?? presenceOf(setup, at, off);
    known.set(key, presence);
    return presence;
  };
}

function presenceOf(setup: DealerSetup, at: number, off: ReadonlySet<string>): Presence {
  const people = setup.people.map((person) => ({ ...person, hours: null }));
  const state = stateAt({ ...setup, people }, at, {}, () => true);
  const users = state.users.map((user) => (off.has(user.userId) ? { ...user, onDuty: false } : user));
  const told = { ...state, users };
  const roster = rosterOf(told, at);
  const answers = new Map<string, Availability>();
  const available = (userId: string) => {
    const answer = answers.get(userId) ?? roster.available(userId);
    answers.set(userId, answer);
    return answer;
  };
  return { at, state: told, roster: { ...roster, available } };
}
