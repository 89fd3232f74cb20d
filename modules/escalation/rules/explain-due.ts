import { type ClockPiece, type CompiledCalendar, explainWorkingTime } from '../../working-hours/index.ts';
import type { Deadline, EventTimes } from './deadline.ts';
import { type EventMoment, type PlannedEvent, plannedEvents } from './planned-events.ts';
import type { TimeOrigin } from './settings.ts';

/** A deadline with where it came from, as it was when it was set. */
export interface DerivedDeadline extends Deadline {
  readonly startedAt: Temporal.Instant;
  /** Working seconds from `startedAt` to `dueAt`; null: a person chose the moment. */
  readonly seconds: number | null;
  readonly origin: TimeOrigin | 'chosen';
}

export interface DueDerivation extends DerivedDeadline {
  /** From `startedAt` to `dueAt`, end to end; none when a person chose the moment. */
  readonly pieces: readonly ClockPiece[];
  /** The counted pieces make up `seconds`. Not so when the calendar has changed since and the lead kept its due. */
  readonly addsUp: boolean;
  readonly events: readonly PlannedEvent[];
}

/** Why a lead is due when it is, and what happens then; `fired` is what has happened already. */
export function explainDue(
  deadline: DerivedDeadline,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMoment[] = [],
): DueDerivation {
  const { startedAt, dueAt, seconds } = deadline;
  const pieces = seconds === null ? [] : explainWorkingTime(calendar, startedAt, dueAt);
  const counted = pieces.reduce((sum, { countedSeconds }) => sum + countedSeconds, 0);
  // Instants of a database have microseconds, the clock counts in milliseconds.
  const addsUp = seconds === null || Math.abs(counted - seconds) < 0.01;
  return { ...deadline, pieces, addsUp, events: plannedEvents(deadline, times, calendar, fired) };
}
