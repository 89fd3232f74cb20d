import {
  type CheckedHouse,
  checkDistribution,
  type DistributionFinding,
} from '../../../modules/distribution/rules/check-distribution.ts';
import type {
  DistributionGroup,
  DistributionMode,
  DistributionSettings,
  Filters,
  User,
} from '../../api/types.ts';

/** What the server will refuse, by the same rules. Of what only it knows, everything that is named passes here. */
export function findingsOf(
  settings: DistributionSettings,
  people: readonly User[],
  sources: Filters['sources'] | undefined,
): readonly DistributionFinding[] {
  const named = (of: (match: DistributionGroup['match']) => readonly string[] | undefined) =>
    settings.groups.flatMap(({ match }) => of(match) ?? []);
  const house: CheckedHouse = {
    people,
    sourceIds: sources?.map(({ sourceId }) => sourceId) ?? named(({ sourceIds }) => sourceIds),
    dealerIds: named(({ dealerIds }) => dealerIds),
  };
  return checkDistribution(settings, house);
}

/** What keeps the dealer from another way as things are; empty: it can be chosen. */
export function wayFindings(
  mode: DistributionMode,
  settings: DistributionSettings,
  people: readonly User[],
): readonly DistributionFinding[] {
  return findingsOf({ ...settings, mode }, people, undefined).filter(({ field }) => field === 'mode');
}

/** Whether a group may be of this way: beside a pool that takes all leads, none gives its own out in turn. */
export function groupMayBe(mode: DistributionMode, dealerMode: DistributionMode): boolean {
  return mode === 'pool' || dealerMode !== 'pool';
}

/** The sentence at a field or at anything below it: `groups.0.members` also has what is wrong with its second member. */
export function errorUnder<T>(errors: Readonly<Record<string, T>>, field: string): T | undefined {
  const found = Object.keys(errors).find((key) => key === field || key.startsWith(`${field}.`));
  return found === undefined ? undefined : errors[found];
}
