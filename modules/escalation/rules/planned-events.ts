import { type CompiledCalendar, nextOpening } from '../../working-hours/index.ts';
import { type Deadline, type EventTimes, notOnDayOff, reminderAt } from './deadline.ts';

/** What can happen to a deadline, each at most once. */
export type EventKind = 'reminder' | 'stage1' | 'stage2' | 'followUp' | 'followUpStage2';

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
  return eventsOf(deadline, times, calendar, fired).map((event) => ({
    ...event,
    mailAt: nextOpening(calendar, event.at),
  }));
}

/** The first event that has not fired; it may be in the past. Null: nothing is left to happen. */
export function nextEvent(
  deadline: Deadline,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMoment[] = [],
): EventMoment | null {
  const next = eventsOf(deadline, times, calendar, fired).find((event) => !event.fired);
  return next ? { kind: next.kind, at: next.at } : null;
}

type BareEvent = Omit<PlannedEvent, 'mailAt'>;
/** Moves a moment to where an event may take effect. */
type Move = (at: Temporal.Instant) => Temporal.Instant;

function eventsOf(
  deadline: Deadline,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMoment[],
): readonly BareEvent[] {
  const events =
    deadline.kind === 'response'
      ? ofResponse(deadline, times, calendar, fired)
      : ofFollowUp(deadline, times, calendar, fired);
  const lastFired = events.findLastIndex((event) => event.fired);
  return events.filter((event, index) => event.fired || index > lastFired);
}

function ofResponse(
  deadline: Deadline,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMoment[],
): BareEvent[] {
  const move: Move = (at) => notOnDayOff(at, calendar);
  const { dueAt } = deadline;
  const from = effectOf('stage1', move(dueAt), fired);
  return [
    ...event('reminder', reminderAt(deadline, times.reminderMinutes), (at) => at, fired),
    ...event('stage1', dueAt, move, fired),
    ...event('stage2', after(from, times.stage2Minutes), move, fired),
  ];
}

function ofFollowUp(
  { dueAt }: Deadline,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMoment[],
): BareEvent[] {
  const move: Move = (at) => (times.followUpsRespectWorkingHours ? (nextOpening(calendar, at) ?? at) : at);
  const from = effectOf('followUp', move(dueAt), fired);
  return [
    ...event('followUp', dueAt, move, fired),
    ...event('followUpStage2', after(from, times.followUpStage2Minutes), move, fired),
  ];
}

function event(
  kind: EventKind,
  clockAt: Temporal.Instant | null,
  move: Move,
  fired: readonly EventMoment[],
): BareEvent[] {
  const before = firedAt(kind, fired);
  if (before) return [{ kind, at: before, clockAt: before, fired: true }];
  return clockAt ? [{ kind, at: move(clockAt), clockAt, fired: false }] : [];
}

function firedAt(kind: EventKind, fired: readonly EventMoment[]): Temporal.Instant | undefined {
  return fired.find((one) => one.kind === kind)?.at;
}

/**
 * From when stage 2 counts: when stage 1 took effect. When the deadline was computed again and became a later one, from
 * there: nobody's supervisor hears of a lead that is not due.
 */
function effectOf(
  kind: EventKind,
  planned: Temporal.Instant,
  fired: readonly EventMoment[],
): Temporal.Instant {
  const before = firedAt(kind, fired);
  return before && Temporal.Instant.compare(before, planned) > 0 ? before : planned;
}

function after(from: Temporal.Instant, minutes: number | null): Temporal.Instant | null {
  return minutes === null ? null : from.add({ minutes });
}
