import type { DistributionSettings, EscalationSettings, HoursSettings } from '../../dealers/contract.ts';
import type { AbsenceSpan } from '../../people/rules/deputies.ts';
import type { DayOff, WeeklyHours } from '../../working-hours/rules/calendar.ts';
import { type CompiledCalendar, compileCalendar } from '../../working-hours/rules/compile.ts';
import { toCalendar } from '../../working-hours/rules/dealer-calendar.ts';
import type { Ledger } from './ledger.ts';
import type { DistributionState } from './types.ts';

/**
 * Everything about a dealer that decides who gets a lead and when it is due: what the checker looks at and what a
 * what-if changes. Plain JSON.
 */
export interface DealerSetup {
  readonly dealer: {
    readonly dealerId: string;
    readonly timeZone: string;
    readonly language: 'de' | 'nl' | 'en';
    /** The other dealers to which a lead may move. */
    readonly sameGroupDealerIds: readonly string[];
  };
  readonly hours: HoursSettings;
  /** Days off that come from a subscribed calendar. */
  readonly subscribedDaysOff: readonly DayOff[];
  readonly escalation: EscalationSettings;
  readonly distribution: DistributionSettings;
  /** Of the area `distribution`. */
  readonly settingsVersion: number;
  /** In the fixed order of the rotation, also who has left. */
  readonly people: readonly SetupPerson[];
  readonly absences: readonly AbsenceSpan[];
}

export interface SetupPerson {
  readonly userId: string;
  readonly name: string;
  /** May change the set-up, so is told when nobody else can be. */
  readonly administers: boolean;
  readonly active: boolean;
  readonly receivesRequests: boolean;
  readonly canBeAssigned: boolean;
  /** Own hours of who works part time; null: the dealer's. */
  readonly hours: WeeklyHours | null;
  /** In their order. */
  readonly supervisorIds: readonly string[];
}

/** What of it decides who gets a lead. `absences`: those that run at the moment suffice. */
export type DecidingSetup = Pick<DealerSetup, 'dealer' | 'distribution' | 'settingsVersion' | 'absences'> & {
  readonly people: readonly Omit<SetupPerson, 'administers' | 'supervisorIds'>[];
};

/** The calendar of the set-up, with holidays of these years, both inclusive. */
export function calendarOfSetup(
  setup: DealerSetup,
  years: { readonly from: number; readonly until: number },
): CompiledCalendar {
  const { timeZone, language } = setup.dealer;
  const calendar = toCalendar(setup.hours, {
    timeZone,
    language,
    fromYear: years.from,
    untilYear: years.until,
  });
  return compileCalendar({ ...calendar, daysOff: [...calendar.daysOff, ...setup.subscribedDaysOff] });
}

/**
 * What `decide` judges by at a moment (epoch milliseconds). `onDuty` tells whether somebody with own hours works then;
 * it is asked once for each such person.
 */
export function stateAt(
  setup: DecidingSetup,
  at: number,
  ledgers: { readonly [rotation: string]: Ledger },
  onDuty: (hours: WeeklyHours, at: number) => boolean,
): DistributionState {
  const { distribution, dealer, settingsVersion, people, absences } = setup;
  const { groups, weights, pool: _, ...rules } = distribution;
  return {
    settingsVersion,
    settings: { ...rules, dealerId: dealer.dealerId, sameGroupDealerIds: dealer.sameGroupDealerIds },
    users: people.map(({ userId, active, receivesRequests, canBeAssigned, hours }) => ({
      userId,
      active,
      receivesRequests,
      canBeAssigned,
      weight: weights[userId] ?? 1,
      ...(hours !== null && !onDuty(hours, at) && { onDuty: false }),
    })),
    absences: absences.filter(({ from, until }) => from <= at && at < until),
    ledgers,
    groups,
  };
}
