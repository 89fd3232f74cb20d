import {
  addWorkingTime,
  type CompiledCalendar,
  isDayOff,
  isOpen,
  nextOpening,
} from '../../working-hours/index.ts';
import type { EscalationTimes } from './settings.ts';

/** What an open lead always has exactly one of. */
export interface Deadline {
  /** Until the first real answer `response`, then `followUp`. */
  readonly kind: 'response' | 'followUp';
  readonly dueAt: Temporal.Instant;
  /** When this due moment was set: on arrival, or when somebody moved or chose it. */
  readonly setAt: Temporal.Instant;
}

export interface PlannedEvent {
  readonly kind: 'reminder' | 'stage1' | 'followUp' | 'stage2';
  /** When it takes effect: what the desk shows, and what stage 2 counts from. */
  readonly at: Temporal.Instant;
  /** When its mail or SMS may leave, which is only inside the hours; null: the calendar never opens again. */
  readonly mailAt: Temporal.Instant | null;
}

/** The times that plan events, and one setting. */
export type EventTimes = Omit<EscalationTimes, 'responseMinutes'> & {
  readonly followUpsRespectWorkingHours: boolean;
};

/** The end of the response time of a lead, or of a new message on an answered one; null: the calendar has no hours. */
export function dueOfNewLead(
  receivedAt: Temporal.Instant,
  responseMinutes: number,
  calendar: CompiledCalendar,
): Temporal.Instant | null {
  return addWorkingTime(calendar, receivedAt, Temporal.Duration.from({ minutes: responseMinutes }));
}

/**
 * What happens when nobody does anything, by time. Whether an event did fire is another matter: a past one is never
 * revived by planning it again.
 */
export function plannedEvents(
  deadline: Deadline,
  times: EventTimes,
  calendar: CompiledCalendar,
): readonly PlannedEvent[] {
  const events =
    deadline.kind === 'response'
      ? ofResponse(deadline, times, calendar)
      : ofFollowUp(deadline, times, calendar);
  return events.map(({ kind, at }) => ({ kind, at, mailAt: nextOpening(calendar, at) }));
}

/** The reminder moment; null when there is no reminder, or when it was past already as the due moment was set. */
export function reminderAt(
  { dueAt, setAt }: Deadline,
  reminderMinutes: number | null,
): Temporal.Instant | null {
  if (reminderMinutes === null) return null;
  const at = dueAt.subtract({ minutes: reminderMinutes });
  return Temporal.Instant.compare(at, setAt) > 0 ? at : null;
}

/** When stage 1 takes effect: when it is due, on a day off at the next opening. */
export function stage1At(dueAt: Temporal.Instant, calendar: CompiledCalendar): Temporal.Instant {
  return notOnDayOff(dueAt, calendar);
}

/** When stage 2 takes effect, counted from the moment at which stage 1 really did; on a day off at the next opening. */
export function stage2At(
  stage1EffectiveAt: Temporal.Instant,
  stage2Minutes: number,
  calendar: CompiledCalendar,
): Temporal.Instant {
  return notOnDayOff(stage1EffectiveAt.add({ minutes: stage2Minutes }), calendar);
}

type BareEvent = Pick<PlannedEvent, 'kind' | 'at'>;

function ofResponse(deadline: Deadline, times: EventTimes, calendar: CompiledCalendar): BareEvent[] {
  const events: BareEvent[] = [];
  const reminder = reminderAt(deadline, times.reminderMinutes);
  if (reminder) events.push({ kind: 'reminder', at: reminder });
  const stage1 = stage1At(deadline.dueAt, calendar);
  events.push({ kind: 'stage1', at: stage1 });
  if (times.stage2Minutes !== null) {
    events.push({ kind: 'stage2', at: stage2At(stage1, times.stage2Minutes, calendar) });
  }
  return events;
}

function ofFollowUp({ dueAt }: Deadline, times: EventTimes, calendar: CompiledCalendar): BareEvent[] {
  const effective = (at: Temporal.Instant) =>
    times.followUpsRespectWorkingHours ? (nextOpening(calendar, at) ?? at) : at;
  const followUp = effective(dueAt);
  const events: BareEvent[] = [{ kind: 'followUp', at: followUp }];
  if (times.followUpStage2Minutes !== null) {
    events.push({ kind: 'stage2', at: effective(followUp.add({ minutes: times.followUpStage2Minutes })) });
  }
  return events;
}

function notOnDayOff(at: Temporal.Instant, calendar: CompiledCalendar): Temporal.Instant {
  // Closing at 24:00 belongs to the day that ends, even when the next one is a day off.
  if (!isDayOff(calendar, at) || isOpen(calendar, at.subtract({ milliseconds: 1 }))) return at;
  return nextOpening(calendar, at) ?? at;
}
