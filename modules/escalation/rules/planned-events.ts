import { type CompiledCalendar, nextOpening } from '../../working-hours/index.ts';
import type { Deadline, EventTimes } from './deadline.ts';
import { type DeadlineMs, type EventKind, eventsOf, nextEventMs } from './event-moments.ts';

/** An event that happened, or happens next, and when it takes effect. */
export interface EventMoment {
  readonly kind: EventKind;
  readonly at: Temporal.Instant;
}

export interface PlannedEvent {
  readonly kind: EventKind;
  /** When it takes effect: what the desk shows, and what stage 2 counts from. */
  readonly at: Temporal.Instant;
  /** Where the clock alone leads; `at` is later where a day off or closed hours move it. */
  readonly clockAt: Temporal.Instant;
  /** When its mail or SMS may leave, which is only inside the hours; null: the calendar never opens again. */
  readonly mailAt: Temporal.Instant | null;
  readonly fired: boolean;
}

/**
 * What happens when nobody does anything, in order. What has fired stands at the moment at which it took effect, whatever
 * the settings and the calendar say now, and what would have come before it comes no more.
 */
export function plannedEvents(
  deadline: Deadline,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMoment[] = [],
): readonly PlannedEvent[] {
  return eventsOf(inMs(deadline), times, calendar, fired.map(momentInMs)).map((event) => {
    const at = instant(event.at);
    return { ...event, at, clockAt: instant(event.clockAt), mailAt: nextOpening(calendar, at) };
  });
}

/** The first event that has not fired; it may be in the past. Null: nothing is left to happen. */
export function nextEvent(
  deadline: Deadline,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMoment[] = [],
): EventMoment | null {
  const next = nextEventMs(inMs(deadline), times, calendar, fired.map(momentInMs));
  return next && { kind: next.kind, at: instant(next.at) };
}

function inMs({ kind, dueAt, setAt }: Deadline): DeadlineMs {
  return { kind, dueAt: dueAt.epochMilliseconds, setAt: setAt.epochMilliseconds };
}

function momentInMs({ kind, at }: EventMoment) {
  return { kind, at: at.epochMilliseconds };
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
