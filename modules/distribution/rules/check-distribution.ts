import type { DistributionGroup, DistributionSettings } from '../../dealers/contract.ts';
import type { LeadType } from '../../leads/contract.ts';
import { brandKey } from './groups.ts';
import { poolUserOf } from './rotation-key.ts';

/** Why the settings cannot be saved. `field` is a path into them. */
export interface DistributionFinding {
  readonly field: string;
  readonly code: `settings.${string}`;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** What the settings may name. */
export interface CheckedHouse {
  readonly people: readonly {
    readonly userId: string;
    readonly name: string;
    readonly active: boolean;
    readonly receivesRequests: boolean;
  }[];
  readonly sourceIds: readonly string[];
  /** Where a vehicle may stand: here, and at the other dealers of the group. */
  readonly dealerIds: readonly string[];
}

/**
 * Everything that contradicts itself or names what there is not, in the order of the page; empty: the settings may be
 * saved. What is merely unwise (one person in a rotation, nobody on Saturdays) is no matter of saving.
 */
export function checkDistribution(
  settings: DistributionSettings,
  house: CheckedHouse,
): readonly DistributionFinding[] {
  const working = new Set(house.people.filter(({ active }) => active).map(({ userId }) => userId));
  return [
    ...checkWay(settings, house, working),
    ...unknownUsers(settings, working),
    ...settings.groups.flatMap((group, index) =>
      checkGroup(group, `groups.${index}`, { settings, house, working }),
    ),
    ...checkGroupsTogether(settings.groups),
  ];
}

function checkWay(
  settings: DistributionSettings,
  { people }: CheckedHouse,
  working: ReadonlySet<string>,
): readonly DistributionFinding[] {
  const found = [...checkPoolUser(settings, '', working)];
  if (settings.mode !== 'pool') return found;
  const receivers = people.filter(
    ({ userId, active, receivesRequests }) => active && receivesRequests && userId !== settings.poolUserId,
  );
  if (receivers.length > 0) {
    const names = receivers.map(({ name }) => name).join(', ');
    found.push({ field: 'mode', code: 'settings.poolBesideReceivers', details: { names } });
  }
  const inTurn = settings.groups.filter(({ mode }) => mode !== 'pool');
  if (inTurn.length > 0) {
    const names = inTurn.map(({ name }) => name).join(', ');
    found.push({ field: 'mode', code: 'settings.poolBesideRotatingGroups', details: { names } });
  }
  return found;
}

/** A pool needs somebody whose its leads are, and who works here. */
function checkPoolUser(
  way: Pick<DistributionGroup, 'mode' | 'poolUserId'>,
  at: string,
  working: ReadonlySet<string>,
): readonly DistributionFinding[] {
  if (way.mode === 'rotation') return [];
  const poolUserId = poolUserOf(way);
  const field = `${at}poolUserId`;
  if (poolUserId === null) return [{ field, code: 'settings.poolWithoutUser' }];
  return working.has(poolUserId) ? [] : [{ field, code: 'settings.userUnknown' }];
}

function unknownUsers(
  { weights, ...settings }: DistributionSettings,
  working: ReadonlySet<string>,
): readonly DistributionFinding[] {
  const named = (['fallbackUserId', 'administratorUserId'] as const).filter(
    (field) => settings[field] !== null && !working.has(settings[field]),
  );
  return [
    ...Object.keys(weights)
      .filter((userId) => !working.has(userId))
      .map((userId) => ({ field: `weights.${userId}`, code: 'settings.shareOfNobody' }) as const),
    ...named.map((field) => ({ field, code: 'settings.userUnknown' }) as const),
  ];
}

interface Around {
  readonly settings: DistributionSettings;
  readonly house: CheckedHouse;
  readonly working: ReadonlySet<string>;
}

function checkGroup(group: DistributionGroup, at: string, around: Around): readonly DistributionFinding[] {
  const { mode, members, name } = group;
  const found: DistributionFinding[] = [];
  if (name.trim() === '') found.push({ field: `${at}.name`, code: 'settings.groupWithoutName' });
  found.push(...checkMatch(group, at, around.house), ...checkPoolUser(group, `${at}.`, around.working));
  if (mode !== 'pool' && members.length === 0) {
    found.push({ field: `${at}.members`, code: 'settings.groupWithoutMembers', details: { name } });
  }
  members.forEach(({ userId }, index) => {
    const field = `${at}.members.${index}.userId`;
    if (!around.working.has(userId)) found.push({ field, code: 'settings.userUnknown' });
    if (members.findIndex((member) => member.userId === userId) !== index) {
      found.push({ field, code: 'settings.memberTwice', details: { name } });
    }
  });
  return found;
}

/** The compiler holds the list complete. */
const leadTypes: Readonly<Record<LeadType, true>> = {
  vehicle: true,
  tradeIn: true,
  testDrive: true,
  financing: true,
  service: true,
  call: true,
  general: true,
};

function checkMatch(
  { match }: DistributionGroup,
  at: string,
  { sourceIds, dealerIds }: CheckedHouse,
): readonly DistributionFinding[] {
  const unknown = (
    condition: 'leadTypes' | 'sourceIds' | 'dealerIds',
    isKnown: (value: string) => boolean,
    code: DistributionFinding['code'],
  ): DistributionFinding[] =>
    (match[condition] ?? []).flatMap((value, index) =>
      isKnown(value) ? [] : [{ field: `${at}.match.${condition}.${index}`, code }],
    );
  return [
    ...unknown('leadTypes', (type) => Object.hasOwn(leadTypes, type), 'settings.leadTypeUnknown'),
    ...unknown('sourceIds', (id) => sourceIds.includes(id), 'settings.sourceUnknown'),
    ...unknown('dealerIds', (id) => dealerIds.includes(id), 'settings.dealerNotInGroup'),
  ];
}

function checkGroupsTogether(groups: readonly DistributionGroup[]): readonly DistributionFinding[] {
  return groups.flatMap((group, index) => {
    const before = groups.slice(0, index);
    const found: DistributionFinding[] = [];
    if (before.some(({ groupId }) => groupId === group.groupId)) {
      found.push({
        field: `groups.${index}.groupId`,
        code: 'settings.groupTwice',
        details: { name: group.name },
      });
    }
    if (before.some(({ name }) => folded(name) === folded(group.name))) {
      found.push({
        field: `groups.${index}.name`,
        code: 'settings.groupNameTaken',
        details: { name: group.name },
      });
    }
    const cover = before.find(({ match }) => covers(match, group.match));
    if (cover) {
      const details = { name: group.name, first: cover.name };
      found.push({ field: `groups.${index}.match`, code: 'settings.groupNeverReached', details });
    }
    return found;
  });
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

type Match = DistributionGroup['match'];
const conditions = ['leadTypes', 'sourceIds', 'languages', 'brands', 'conditions', 'dealerIds'] as const;

/** Whether every request that the second takes is the first's already. */
function covers(first: Match, second: Match): boolean {
  return conditions.every((condition) => {
    const allowed = first[condition];
    if (allowed === undefined) return true;
    const fold = condition === 'brands' ? brandKey : (value: string) => value;
    const taken = new Set<string>(allowed.map(fold));
    return second[condition]?.every((value) => taken.has(fold(value))) ?? false;
  });
}
