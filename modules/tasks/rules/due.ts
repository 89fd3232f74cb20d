import { type CompiledCalendar, nextOpening, openIntervals, yellowFrom } from '../../working-hours/index.ts';

/** Until when a task has to be done: some time on a day, or by a moment. */
export type ChosenDue = { readonly on: Temporal.PlainDate } | { readonly at: Temporal.Instant };

/** What follows from it. The colours are those of leads: yellow from `yellowFrom`, red from `dueAt`. */
export interface TaskDue {
  readonly on: Temporal.PlainDate | null;
  readonly dueAt: Temporal.Instant;
  readonly yellowFrom: Temporal.Instant;
}

/** The dealer's times that say when a moment turns yellow. */
export interface YellowTimes {
  readonly reminderMinutes: number | null;
  readonly responseMinutes: number;
}

/**
 * A task of a day is yellow while the dealer is open on that day, and late when it closes; of a day without hours the next
 * one with hours is meant. A task of a moment is late from then on and turns yellow as a lead does.
 */
export function dueOf(chosen: ChosenDue, calendar: CompiledCalendar, times: YellowTimes): TaskDue {
  return 'on' in chosen ? ofDay(chosen.on, calendar) : ofMoment(chosen.at, times);
}

function ofMoment(dueAt: Temporal.Instant, times: YellowTimes): TaskDue {
  const from = yellowFrom({ dueAt: dueAt.epochMilliseconds, ...times });
  return { on: null, dueAt, yellowFrom: Temporal.Instant.fromEpochMilliseconds(Math.floor(from)) };
}

function ofDay(on: Temporal.PlainDate, calendar: CompiledCalendar): TaskDue {
  const { timeZone } = calendar.calendar;
  const midnight = on.toZonedDateTime(timeZone).toInstant();
  const opening = nextOpening(calendar, midnight);
  // A calendar without hours: the whole day.
  if (opening === null) {
    return { on, dueAt: on.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(), yellowFrom: midnight };
  }
  const day = opening.toZonedDateTimeISO(timeZone).toPlainDate();
  const until = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const last = openIntervals(calendar, opening.epochMilliseconds, until).at(-1);
  return {
    on,
    dueAt: Temporal.Instant.fromEpochMilliseconds(last?.close ?? until),
    yellowFrom: opening,
  };
}

/** When the reminder comes: of a day with its opening, of a moment when it is due. */
export function remindedAt({ on, dueAt, yellowFrom }: TaskDue): Temporal.Instant {
  return on === null ? dueAt : yellowFrom;
}

/** Whether the moment or the day is over already, so that nothing can become due then. */
export function isOver(chosen: ChosenDue, now: Temporal.Instant, timeZone: string): boolean {
  if ('at' in chosen) return Temporal.Instant.compare(chosen.at, now) <= 0;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return Temporal.PlainDate.compare(chosen.on, today) < 0;
}
