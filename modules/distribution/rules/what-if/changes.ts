import type { DistributionSettings, EscalationSettings, HoursSettings } from '../../../dealers/contract.ts';
import type { AbsenceSpan } from '../../../people/rules/deputies.ts';
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

export interface AbsenceChanges {
  readonly added: readonly AbsenceSpan[];
  /** Saved absences that do not take place. */
  readonly removed: readonly Omit<AbsenceSpan, 'deputyId'>[];
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
  const removed = new Set(changes.removed.map(keyOf));
  return [...saved.filter((absence) => !removed.has(keyOf(absence))), ...changes.added];
}

function keyOf({ userId, from, until }: Omit<AbsenceSpan, 'deputyId'>): string {
  return `${userId} ${from} ${until}`;
}
