import type { Weekday } from '../../working-hours/rules/calendar.ts';
import { WEEKDAYS } from '../../working-hours/rules/calendar.ts';
import type { CompiledCalendar } from '../../working-hours/rules/compile.ts';
import { nextOpening } from '../../working-hours/rules/working-time.ts';

/** When a user's devices are left alone. The bell in the page counts always. */
export type QuietHours =
  /** Outside the dealer's working hours. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'never' }
  | {
      readonly kind: 'own';
      /** Wall times of the dealer's zone, `HH:MM`; from later than until passes midnight, equal ones are no time at all. */
      readonly from: string;
      readonly until: string;
      /** Days that are quiet from midnight to midnight; at most six. */
      readonly days: readonly Weekday[];
    };

/** More spans in a row than this never follow each other: seven days would be quiet. */
const mostSpans = 30;

/**
 * The end of the quiet time in which the instant lies: the first instant that is loud again; null when it is loud now.
 * Of a wall time that daylight saving repeats, a quiet time begins at the first and ends at the second; of one that it
 * skips, at the moment of the change. A calendar without hours is never quiet.
 */
export function quietUntil(
  quiet: QuietHours,
  calendar: CompiledCalendar,
  at: Temporal.Instant,
): Temporal.Instant | null {
  if (quiet.kind === 'never') return null;
  if (quiet.kind === 'closed') {
    const opening = nextOpening(calendar, at);
    return opening === null || opening.equals(at) ? null : opening;
  }
  const { timeZone } = calendar.calendar;
  let end = at;
  for (let span = 0; span < mostSpans; span++) {
    const further = endOfSpan(quiet, timeZone, end);
    if (further === null) return end.equals(at) ? null : end;
    end = further;
  }
  return end;
}

type OwnHours = Extract<QuietHours, { kind: 'own' }>;
type Span = readonly [from: Temporal.Instant, until: Temporal.Instant];

/** The latest end of the spans in which the instant lies; null when it lies in none. */
function endOfSpan(quiet: OwnHours, timeZone: string, at: Temporal.Instant): Temporal.Instant | null {
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const ends = [today.subtract({ days: 1 }), today]
    .flatMap((day) => spansOf(quiet, timeZone, day))
    .filter(([from, until]) => isBefore(from, at) && Temporal.Instant.compare(at, until) < 0)
    .map(([, until]) => until);
  return ends.sort((a, b) => Temporal.Instant.compare(a, b)).at(-1) ?? null;
}

/** The spans that begin on a day. */
function spansOf({ from, until, days }: OwnHours, timeZone: string, day: Temporal.PlainDate): Span[] {
  const next = day.add({ days: 1 });
  const spans: Span[] = [];
  if (from !== until) {
    const last = from < until ? day : next;
    spans.push([wall(day, from, timeZone, 'earlier'), wall(last, until, timeZone, 'later')]);
  }
  const weekday = WEEKDAYS[day.dayOfWeek - 1];
  if (weekday !== undefined && days.includes(weekday)) {
    spans.push([day.toZonedDateTime(timeZone).toInstant(), next.toZonedDateTime(timeZone).toInstant()]);
  }
  return spans;
}

/** A wall time as an instant: of two the one that is asked for, of none the change that skipped it. */
function wall(
  day: Temporal.PlainDate,
  time: string,
  timeZone: string,
  which: 'earlier' | 'later',
): Temporal.Instant {
  const local = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const found = local.toZonedDateTime(timeZone, { disambiguation: which });
  if (found.toPlainDateTime().equals(local)) return found.toInstant();
  const before = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? before).toInstant();
}

function isBefore(from: Temporal.Instant, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(from, at) <= 0;
}

/** Longest first, in seconds. */
const keepingTimes = [3600, 1800, 900, 300, 60];

/**
 * How long a push service may keep a message for a device that is off, in seconds, so that it does not arrive in the
 * quiet hours: at most an hour; 0: now or never.
 */
export function keepFor(quiet: QuietHours, calendar: CompiledCalendar, at: Temporal.Instant): number {
  return keepingTimes.find((seconds) => quietUntil(quiet, calendar, at.add({ seconds })) === null) ?? 0;
}
