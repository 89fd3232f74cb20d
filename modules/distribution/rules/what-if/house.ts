import { type EffectiveTimes, effectiveTimes } from '../../../escalation/rules/settings.ts';
import type { AbsenceSpan } from '../../../people/rules/deputies.ts';
import type { CompiledCalendar } from '../../../working-hours/rules/compile.ts';
import { calendarOfSetup, type DealerSetup, stateAt } from '../setup.ts';
import type { DistributionState } from '../types.ts';
import { dutyRoster } from './on-duty.ts';
import type { Past, PastLead } from './past.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/** A set-up made ready to be asked many times. */
export interface House {
  readonly setup: DealerSetup;
  readonly calendar: CompiledCalendar;
  readonly clock: ZoneClock;
  /** What `decide` judges by at a moment, without ledgers. The moments may not go back. */
  readonly stateAt: (at: number) => DistributionState;
  readonly absencesAt: (at: number) => readonly AbsenceSpan[];
  readonly timesOf: (lead: Pick<PastLead, 'sourceId' | 'leadType'>) => EffectiveTimes['times'];
}

const YEAR_MS = 366 * 86_400_000;

export function openHouse(setup: DealerSetup, past: Past): House {
  const from = (past.leads[0]?.at ?? past.knownUntil) - YEAR_MS / 12;
  const until = past.knownUntil + YEAR_MS;
  const yearOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').year;
  const calendar = calendarOfSetup(setup, { from: yearOf(from), until: yearOf(until) + 1 });
  const clock = zoneClock(setup.dealer.timeZone, from, until);
  const onDuty = dutyRoster(calendar, clock);
  return {
    setup,
    calendar,
    clock,
    stateAt: statesOf(setup, onDuty),
    absencesAt: spansOf(setup.absences),
    timesOf: timesOf(setup, past.sourceMinutes),
  };
}

/** The state is the same from one end of an absence to the next, but for who of the part-timers is there. */
function statesOf(setup: DealerSetup, onDuty: ReturnType<typeof dutyRoster>) {
  const partTimers = setup.people.filter(({ hours, active }) => hours !== null && active);
  const { absencesAt, changesAt } = {
    absencesAt: spansOf(setup.absences),
    changesAt: endsOf(setup.absences),
  };
  let made = new Map<string, DistributionState>();
  let running = absencesAt(Number.NEGATIVE_INFINITY);
  let next = Number.NEGATIVE_INFINITY;
  return (at: number): DistributionState => {
    if (at >= next) {
      running = absencesAt(at);
      next = changesAt.find((end) => end > at) ?? Number.POSITIVE_INFINITY;
      made = new Map();
    }
    const duty = partTimers.map(({ hours }) => (hours && onDuty(hours, at) ? '1' : '0')).join('');
    let state = made.get(duty);
    if (!state) {
      state = stateAt({ ...setup, absences: running }, at, {}, onDuty);
      made.set(duty, state);
    }
    return state;
  };
}

function endsOf(absences: readonly AbsenceSpan[]): readonly number[] {
  return [...new Set(absences.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b);
}

function spansOf(absences: readonly AbsenceSpan[]) {
  return (at: number) => absences.filter(({ from, until }) => from <= at && at < until);
}

/** As the desk has it: what the catalogue says of a source holds unless the settings say otherwise. */
function timesOf(setup: DealerSetup, sourceMinutes: Past['sourceMinutes']) {
  const made = new Map<string, EffectiveTimes['times']>();
  const bySource = { ...setup.escalation.bySource };
  for (const [sourceId, responseMinutes] of Object.entries(sourceMinutes)) {
    bySource[sourceId] = { responseMinutes, ...bySource[sourceId] };
  }
  const settings = { ...setup.escalation, bySource };
  return ({ sourceId, leadType }: Pick<PastLead, 'sourceId' | 'leadType'>) => {
    const key = `${leadType} ${sourceId}`;
    let times = made.get(key);
    if (!times) {
      times = effectiveTimes(settings, { sourceId, leadType }).times;
      made.set(key, times);
    }
    return times;
  };
}
