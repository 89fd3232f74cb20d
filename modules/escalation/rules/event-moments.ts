import { type CompiledCalendar, nextOpeningMs } from '../../working-hours/index.ts';
import { type EventTimes, notOnDayOffMs, reminderMs } from './deadline.ts';

/** What can happen to a deadline, each at most once. */
export type EventKind = 'reminder' | 'stage1' | 'stage2' | 'followUp' | 'followUpStage2';

/** A deadline, as `Deadline`, in plain epoch milliseconds: of a hundred thousand it is computed in a fraction of the time. */
export interface DeadlineMs {
  readonly kind: 'response' | 'followUp';
  readonly dueAt: number;
  readonly setAt: number;
}

export interface EventMomentMs {
  readonly kind: EventKind;
  readonly at: number;
}

export interface BareEvent extends EventMomentMs {
  /** Where the clock alone leads; `at` is later where a day off or closed hours move it. */
  readonly clockAt: number;
  readonly fired: boolean;
}

const kindsOf: { readonly [kind in DeadlineMs['kind']]: readonly EventKind[] } = {
  response: ['reminder', 'stage1', 'stage2'],
  followUp: ['followUp', 'followUpStage2'],
};

/** What happens when nobody does anything, in order; see `plannedEvents`. */
export function eventsOf(
  deadline: DeadlineMs,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMomentMs[],
): readonly BareEvent[] {
  const kinds = kindsOf[deadline.kind];
  const first = firstToCome(kinds, fired);
  return kinds.flatMap((kind, index): BareEvent[] => {
    const before = firedAt(kind, fired);
    if (before !== undefined) return [{ kind, at: before, clockAt: before, fired: true }];
    const clockAt = index < first ? null : clockOf(kind, deadline, times, calendar, fired);
    if (clockAt === null) return [];
    return [{ kind, at: moved(kind, clockAt, times, calendar), clockAt, fired: false }];
  });
}

/** The first event that has not fired; see `nextEvent`. */
export function nextEventMs(
  deadline: DeadlineMs,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMomentMs[],
): EventMomentMs | null {
  const kinds = kindsOf[deadline.kind];
  for (let index = firstToCome(kinds, fired); index < kinds.length; index++) {
    const kind = kinds[index];
    const clockAt = kind === undefined ? null : clockOf(kind, deadline, times, calendar, fired);
    if (kind !== undefined && clockAt !== null) return { kind, at: moved(kind, clockAt, times, calendar) };
  }
  return null;
}

/** The index behind the last that fired: what would have come before it comes no more. */
function firstToCome(kinds: readonly EventKind[], fired: readonly EventMomentMs[]): number {
  return fired.length === 0 ? 0 : kinds.findLastIndex((kind) => firedAt(kind, fired) !== undefined) + 1;
}

function clockOf(
  kind: EventKind,
  deadline: DeadlineMs,
  times: EventTimes,
  calendar: CompiledCalendar,
  fired: readonly EventMomentMs[],
): number | null {
  const from = (first: EventKind) => effectOf(first, moved(first, deadline.dueAt, times, calendar), fired);
  switch (kind) {
    case 'reminder':
      return reminderMs(deadline, times.reminderMinutes);
    case 'stage1':
    case 'followUp':
      return deadline.dueAt;
    case 'stage2':
      return after(from('stage1'), times.stage2Minutes);
    case 'followUpStage2':
      return after(from('followUp'), times.followUpStage2Minutes);
  }
}

/** Where an event may take effect. */
function moved(kind: EventKind, at: number, times: EventTimes, calendar: CompiledCalendar): number {
  switch (kind) {
    case 'reminder':
      return at;
    case 'stage1':
    case 'stage2':
      return notOnDayOffMs(at, calendar);
    case 'followUp':
    case 'followUpStage2':
      return times.followUpsRespectWorkingHours ? (nextOpeningMs(calendar, at) ?? at) : at;
  }
}

function firedAt(kind: EventKind, fired: readonly EventMomentMs[]): number | undefined {
  return fired.find((one) => one.kind === kind)?.at;
}

/**
 * From when stage 2 counts: when stage 1 took effect. When the deadline was computed again and became a later one, from
 * there: nobody's supervisor hears of a lead that is not due.
 */
function effectOf(kind: EventKind, planned: number, fired: readonly EventMomentMs[]): number {
  return Math.max(planned, firedAt(kind, fired) ?? planned);
}

function after(from: number, minutes: number | null): number | null {
  return minutes === null ? null : from + minutes * 60_000;
}
