import { type EffectiveTimes, effectiveTimes } from '../../../escalation/rules/settings.ts';
import type { CompiledCalendar } from '../../../working-hours/rules/compile.ts';
import { calendarOfSetup, type DealerSetup, stateAt } from '../setup.ts';
import type { DistributionState } from '../types.ts';
import { dutyRoster } from './on-duty.ts';
import type { Past, PastLead } from './past.ts';
import { type Segments, segmentsOf } from './segments.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/** A set-up made ready to be asked many times. */
export interface House {
  readonly setup: DealerSetup;
  readonly calendar: CompiledCalendar;
  readonly clock: ZoneClock;
  /** What `decide` judges by at a moment, without ledgers. */
  readonly stateAt: (at: number) => DistributionState;
  readonly segments: Segments;
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
  const segments = segmentsOf(setup.absences);
  return {
    setup,
    calendar,
    clock,
    stateAt: statesOf(setup, segments, onDuty),
    segments,
    timesOf: timesOf(setup, past.sourceMinutes),
  };
}

/** The state is the same within a segment, but for who of the part-timers is there. */
function statesOf(setup: DealerSetup, segments: Segments, onDuty: ReturnType<typeof dutyRoster>) {
  const partTimers = setup.people.filter(({ hours, active }) => hours !== null && active);
  const made = new Map<string, DistributionState>();
  return (at: number): DistributionState => {
    const duty = partTimers.map(({ hours }) => (hours && onDuty(hours, at) ? '1' : '0')).join('');
    const key = `${segments.at(at)} ${duty}`;
    let state = made.get(key);
    if (!state) {
      state = stateAt({ ...setup, absences: segments.absencesAt(at) }, at, {}, onDuty);
      made.set(key, state);
    }
    return state;
  };
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
