import { decide } from '../../../modules/distribution/rules/decide.ts';
import type { Candidate } from '../../../modules/distribution/rules/decision.ts';
import type { DistributionState } from '../../../modules/distribution/rules/types.ts';
import type { DistributionGroup, DistributionSettings, User } from '../../api/types.ts';
import { type Weekday, weekdays } from '../working-hours/week/weekly.ts';

/** Who shares the leads of the dealer or of one group, as the settings stand in the form. */
export type Takers = {
  /** The user whose pool takes leads; null: none. */
  readonly pool: string | null;
  readonly people: readonly { userId: string; weight: number; standsInFor: readonly string[] }[];
  /** Who may claim from the pool; none without one. */
  readonly claimers: readonly string[];
  /** Those who belong to it and get none, with the reason. */
  readonly without: readonly Candidate[];
};

type Rules = Pick<
  DistributionSettings,
  'mode' | 'poolUserId' | 'poolWeight' | 'weights' | 'groups' | 'deputiesReceive'
>;

/**
 * Asks the rules that will decide (`decide`), with a request that no earlier rule takes. `now` is epoch milliseconds,
 * `today` the dealer's date. Who has own hours counts as there on each weekday that has some.
 */
export function takersOf(
  settings: Rules,
  groupId: string | null,
  people: readonly User[],
  { now, today }: { now: number; today: string },
): Takers {
  const { groups, weights, ...rules } = settings;
  const group = groups.find((each) => each.groupId === groupId);
  const state: DistributionState = {
    settingsVersion: 0,
    settings: {
      mode: rules.mode,
      poolUserId: rules.poolUserId,
      poolWeight: rules.poolWeight,
      deputiesReceive: rules.deputiesReceive,
      distributeExistingContacts: true,
      vehiclePersonFirst: false,
      fallbackUserId: null,
      administratorUserId: null,
    },
    users: people.map((person) => ({
      userId: person.userId,
      active: person.active,
      receivesRequests: person.receivesRequests,
      canBeAssigned: person.canBeAssigned,
      weight: weights[person.userId] ?? 1,
      ...(person.hours !== null && person.hours[weekdayOf(today)].length === 0 && { onDuty: false }),
    })),
    absences: people.flatMap(({ userId, absences }) =>
      absences.map(({ from, until, deputy }) => ({
        userId,
        from: Date.parse(from),
        until: Date.parse(until),
        deputyId: deputy?.userId ?? null,
      })),
    ),
    ledgers: {},
    groups: group === undefined ? [] : [{ ...group, match: {} }],
  };
  const { trace } = decide({ ...anybodysRequest, at: now }, state);
  const step = trace.find(({ rule }) => rule === (group === undefined ? 'rotation' : 'group')) ?? null;
  const way = group ?? settings;
  const candidates = step?.candidates ?? [];
  const poolUserId = way.mode === 'rotation' ? null : way.poolUserId;
  const pool =
    poolUserId !== null && people.some(({ userId, active }) => userId === poolUserId && active)
      ? poolUserId
      : null;
  return {
    pool,
    claimers: pool === null ? [] : claimersOf(people, pool, group),
    people: candidates
      .filter(({ userId, before }) => before !== undefined && userId !== pool)
      .map(({ userId, weight = 1, standsInFor = [] }) => ({ userId, weight, standsInFor })),
    without: candidates.filter(
      ({ userId, before }) =>
        before === undefined &&
        (group !== undefined ||
          people.some((each) => each.userId === userId && each.active && each.receivesRequests)),
    ),
  };
}

/** From a group's pool its members, everybody where it names none; never the pool's own user. */
function claimersOf(people: readonly User[], pool: string, group: DistributionGroup | undefined): string[] {
  const named = group === undefined || group.members.length === 0 ? null : group.members;
  return people
    .filter(({ active, canBeAssigned, receivesRequests }) => active && (canBeAssigned || receivesRequests))
    .map(({ userId }) => userId)
    .filter((userId) => userId !== pool && (named === null || named.some((one) => one.userId === userId)));
}

const anybodysRequest = {
  leadType: 'general',
  sourceId: null,
  language: null,
  repliesToLeadId: null,
  contactUserId: null,
  openLeads: [],
  vehicle: null,
} as const;

/** Of a date `YYYY-MM-DD`; weeks begin on Monday. */
function weekdayOf(date: string): Weekday {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekdays[(day + 6) % 7] ?? 'mon';
}
