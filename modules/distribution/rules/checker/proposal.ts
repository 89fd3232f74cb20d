import type { AbsenceSpan } from '../../../people/rules/deputies.ts';
import { checkCalendar } from '../../../working-hours/rules/check.ts';
import { checkHours, toCalendar } from '../../../working-hours/rules/dealer-calendar.ts';
import { checkOwnHours } from '../../../working-hours/rules/own-hours.ts';
import type { DealerSetup, SetupPerson } from '../setup.ts';
import type { CheckerInput } from './input.ts';

/** What somebody is about to change; what is left out stays. Moments are epoch milliseconds. */
export interface Proposal {
  readonly hours?: DealerSetup['hours'] | undefined;
  readonly escalation?: DealerSetup['escalation'] | undefined;
  readonly distribution?: DealerSetup['distribution'] | undefined;
  readonly mail?: Pick<CheckerInput['mail'], 'sendEmails' | 'unassignedNoticeTo'> | undefined;
  readonly people?: readonly ProposedPerson[] | undefined;
  readonly addAbsences?: readonly AbsenceSpan[] | undefined;
  readonly removeAbsences?: readonly AbsenceSpan[] | undefined;
}

export interface ProposedPerson {
  readonly userId: string;
  readonly active?: boolean | undefined;
  readonly receivesRequests?: boolean | undefined;
  readonly canBeAssigned?: boolean | undefined;
  readonly hours?: SetupPerson['hours'] | undefined;
  readonly supervisors?: readonly string[] | undefined;
}

/** Why a proposal is none that could be judged. `field` is a path into the request. */
export interface ProposalFinding {
  readonly field: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** The set-up as it would be, or what about the proposal is nonsense: nothing of that is judged then. */
export function propose(
  input: CheckerInput,
  proposal: Proposal,
): CheckerInput | { readonly findings: readonly ProposalFinding[] } {
  const findings = [
    ...wrongPeople(input.setup, proposal),
    ...wrongAbsences(input.setup, proposal),
    ...wrongHours(input, proposal),
    ...wrongDistribution(input.setup, proposal),
  ];
  if (findings.length > 0) return { findings };
  const { setup, mail } = input;
  return {
    ...input,
    mail: proposal.mail ? { ...mail, ...proposal.mail } : mail,
    setup: {
      ...setup,
      hours: proposal.hours ?? setup.hours,
      escalation: proposal.escalation ?? setup.escalation,
      distribution: proposal.distribution ?? setup.distribution,
      people: changedPeople(setup.people, proposal.people ?? []),
      absences: changedAbsences(setup.absences, proposal),
    },
  };
}

function changedPeople(
  people: readonly SetupPerson[],
  proposed: readonly ProposedPerson[],
): readonly SetupPerson[] {
  const byId = new Map(proposed.map((person) => [person.userId, person]));
  return people.map((person) => {
    const change = byId.get(person.userId);
    if (!change) return person;
    return {
      ...person,
      active: change.active ?? person.active,
      receivesRequests: change.receivesRequests ?? person.receivesRequests,
      canBeAssigned: change.canBeAssigned ?? person.canBeAssigned,
      hours: change.hours === undefined ? person.hours : change.hours,
      supervisorIds: change.supervisors ?? person.supervisorIds,
    };
  });
}

function changedAbsences(
  absences: readonly AbsenceSpan[],
  { addAbsences = [], removeAbsences = [] }: Proposal,
): readonly AbsenceSpan[] {
  const kept = [...absences];
  for (const { userId, from, until } of removeAbsences) {
    const index = kept.findIndex((one) => one.userId === userId && one.from === from && one.until === until);
    if (index >= 0) kept.splice(index, 1);
  }
  return [...kept, ...addAbsences];
}

function wrongPeople({ people }: DealerSetup, { people: proposed = [] }: Proposal): ProposalFinding[] {
  const known = new Set(people.map(({ userId }) => userId));
  return proposed.flatMap(({ userId, hours, supervisors }, i): ProposalFinding[] => {
    const field = `people.${i}`;
    if (!known.has(userId)) return [{ field: `${field}.userId`, code: 'people.userUnknown' }];
    const strangers = (supervisors ?? []).flatMap((id, n) => (known.has(id) ? [] : [n]));
    return [
      ...strangers.map((n) => ({ field: `${field}.supervisors.${n}`, code: 'people.userUnknown' })),
      ...checkOwnHours(hours ?? EVERY_DAY).map(({ field: at, code, value }) => ({
        field: [field, 'hours', at].filter((part) => part !== '').join('.'),
        code: `settings.${code}`,
        details: { value },
      })),
    ];
  });
}

const ALL_DAY: [string, string][] = [['00:00', '24:00']];
const EVERY_DAY = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};

function wrongAbsences({ people }: DealerSetup, { addAbsences = [] }: Proposal): ProposalFinding[] {
  const working = new Set(people.flatMap(({ userId, active }) => (active ? [userId] : [])));
  return addAbsences.flatMap(({ userId, from, until, deputyId }, i): ProposalFinding[] => {
    const field = `absences.add.${i}`;
    if (!working.has(userId)) return [{ field: `${field}.userId`, code: 'people.userUnknown' }];
    if (until <= from) return [{ field: `${field}.until`, code: 'people.absenceBackwards' }];
    if (deputyId !== null && (!working.has(deputyId) || deputyId === userId)) {
      return [{ field: `${field}.deputyUserId`, code: 'people.userUnknown' }];
    }
    return [];
  });
}

function wrongHours({ setup, now }: CheckerInput, { hours }: Proposal): ProposalFinding[] {
  if (!hours) return [];
  const [slip] = checkHours(hours);
  if (slip) return [{ field: `hours.${slip.field}`, code: `settings.${slip.code}` }];
  const { timeZone, language } = setup.dealer;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const calendar = toCalendar(hours, { timeZone, language, fromYear: today.year, untilYear: today.year + 2 });
  return checkCalendar(calendar, today).map(({ path, code, value }) => ({
    field: `hours.${path.replace(/^daysOff.*/, 'ownDaysOff')}`,
    code: `settings.${code}`,
    details: { value },
  }));
}

/** Only whether the people exist: what contradicts itself is what the checker is asked about. */
function wrongDistribution({ people }: DealerSetup, { distribution }: Proposal): ProposalFinding[] {
  if (!distribution) return [];
  const known = new Set(people.map(({ userId }) => userId));
  const { poolUserId, fallbackUserId, administratorUserId, groups } = distribution;
  const named: [string, string | null][] = [
    ['poolUserId', poolUserId],
    ['fallbackUserId', fallbackUserId],
    ['administratorUserId', administratorUserId],
    ...groups.flatMap(({ poolUserId, members }, i): [string, string | null][] => [
      [`groups.${i}.poolUserId`, poolUserId],
      ...members.map(({ userId }, n): [string, string] => [`groups.${i}.members.${n}.userId`, userId]),
    ]),
  ];
  return named
    .filter(([, userId]) => userId !== null && !known.has(userId))
    .map(([field]) => ({ field: `distribution.${field}`, code: 'settings.userUnknown' }));
}
