import type { CompiledCalendar } from '../../working-hours/index.ts';
import { openIntervals } from '../../working-hours/rules/open-intervals.ts';
import { dueOfNewLead, type EventTimes } from './deadline.ts';
import { type PlannedEvent, plannedEvents } from './planned-events.ts';
import type { EscalationTimes } from './settings.ts';

/** What the times mean, played on the dealer's own hours. */
export interface WorkedExample {
  readonly kind: 'lead' | 'followUp';
  /** When the lead comes, or the moment that somebody chose for the follow-up. */
  readonly startsAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly events: readonly PlannedEvent[];
}

const DAY_MS = 86_400_000;
/** Long enough for every weekday, and for a closure over a holiday. */
const DAYS_AHEAD = 10;
const HALF_AN_HOUR_MS = 30 * 60_000;

/**
 * Two leads and a follow-up of the coming days: a lead that comes soon after an opening, one half an hour before the
 * longest closure, and a follow-up in the middle of that closure. None for a calendar that stays closed.
 */
export function workedExamples(
  now: Temporal.Instant,
  times: EscalationTimes & EventTimes,
  calendar: CompiledCalendar,
): readonly WorkedExample[] {
  const from = now.epochMilliseconds;
  const open = openIntervals(calendar, from, from + DAYS_AHEAD * DAY_MS);
  const gaps = open.slice(1).map(({ open: opens }, index) => {
    const before = open[index];
    return { opensAt: before?.open ?? opens, from: before?.close ?? opens, until: opens };
  });
  const [first] = gaps;
  if (!first) return [];
  const longest = gaps.reduce((a, b) => (b.until - b.from > a.until - a.from ? b : a));
  const leads = [
    Math.min(first.until + 2 * HALF_AN_HOUR_MS, open[1]?.close ?? first.until),
    Math.max(longest.opensAt, longest.from - HALF_AN_HOUR_MS),
  ];
  return [
    ...leads.map((at) => leadAt(Temporal.Instant.fromEpochMilliseconds(at), times, calendar)),
    followUpAt(Temporal.Instant.fromEpochMilliseconds(middleOf(longest)), times, calendar),
  ].sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
}

function leadAt(
  startsAt: Temporal.Instant,
  times: EscalationTimes & EventTimes,
  calendar: CompiledCalendar,
): WorkedExample {
  const dueAt = dueOfNewLead(startsAt, times.responseMinutes, calendar) ?? startsAt;
  const events = plannedEvents({ kind: 'response', dueAt, setAt: startsAt }, times, calendar);
  return { kind: 'lead', startsAt, dueAt, events };
}

function followUpAt(at: Temporal.Instant, times: EventTimes, calendar: CompiledCalendar): WorkedExample {
  const events = plannedEvents({ kind: 'followUp', dueAt: at, setAt: at }, times, calendar);
  return { kind: 'followUp', startsAt: at, dueAt: at, events };
}

/** A whole hour in the middle: nobody chooses 23:17. */
function middleOf({ from, until }: { from: number; until: number }): number {
  const hour = 2 * HALF_AN_HOUR_MS;
  return Math.floor((from + until) / 2 / hour) * hour;
}
