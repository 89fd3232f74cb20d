import type { DistributionSettings, EscalationSettings, HoursSettings } from '../../../dealers/contract.ts';
import type { WeeklyHours } from '../../../working-hours/rules/calendar.ts';
import type { DealerSetup } from '../setup.ts';

/** What a what-if changes of a set-up: only what is named; the rest stays as it is saved. Plain JSON. */
export interface SetupChanges {
  readonly hours?: Partial<HoursSettings>;
  readonly escalation?: Partial<EscalationSettings>;
  readonly distribution?: Partial<DistributionSettings>;
  readonly people?: { readonly [userId: string]: PersonChange };
  readonly absences?: AbsenceChanges;
}

export interface PersonChange {
  readonly receivesRequests?: boolean;
  readonly canBeAssigned?: boolean;
  readonly hours?: WeeklyHours | null;
}

/** Moments are RFC 3339. */
export interface AbsenceChanges {
  readonly added: readonly {
    readonly userId: string;
    readonly from: string;
    readonly until: string;
    readonly deputyUserId: string | null;
  }[];
  /** Saved absences that do not take place. */
  readonly removed: readonly { readonly userId: string; readonly from: string; readonly until: string }[];
}

/** The set-up with the changes; people who are not there any more are passed over. */
export function withChanges(setup: DealerSetup, changes: SetupChanges): DealerSetup {
  const { hours, escalation, distribution, people, absences } = changes;
  return {
    ...setup,
    hours: { ...setup.hours, ...hours },
    escalation: { ...setup.escalation, ...escalation },
    distribution: { ...setup.distribution, ...distribution },
    people: setup.people.map((person) => ({ ...person, ...requestsOf(people?.[person.userId]) })),
    absences: withAbsences(setup.absences, absences),
  };
}

/** As the desk has it: whoever receives requests can be assigned, so one switch takes the other along. */
function requestsOf(change: PersonChange | undefined): PersonChange {
  if (change?.receivesRequests === true) return { ...change, canBeAssigned: true };
  if (change?.canBeAssigned === false) return { ...change, receivesRequests: false };
  return change ?? {};
}

function withAbsences(
  saved: DealerSetup['absences'],
  changes: AbsenceChanges | undefined,
): DealerSetup['absences'] {
  if (!changes) return saved;
  const removed = new Set(
    changes.removed.map(({ userId, from, until }) => `${userId} ${ms(from)} ${ms(until)}`),
  );
  return [
    ...saved.filter(({ userId, from, until }) => !removed.has(`${userId} ${from} ${until}`)),
    ...changes.added.map(({ userId, from, until, deputyUserId }) => ({
      userId,
      from: ms(from),
      until: ms(until),
      deputyId: deputyUserId,
    })),
  ];
}

function ms(moment: string): number {
  return Temporal.Instant.from(moment).epochMilliseconds;
}
