import type { CompiledCalendar } from '../../../working-hours/rules/compile.ts';
import { claimersOf } from '../claimers.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { SetupPerson } from '../setup.ts';
import type { DistributionRequest } from '../types.ts';
import type { CheckerInput } from './input.ts';
import { requestTo } from './matching.ts';
import { type CheckedRotation, rotationsOf } from './rotations.ts';
import { type Presence, type Stretch, timelineOf } from './timeline.ts';

/** How far ahead it is looked: days from today's local midnight. */
export const OUTLOOK_DAYS = 60;

/** The set-up and the coming days, as all findings look at them. */
export interface Outlook {
  readonly input: CheckerInput;
  readonly calendar: CompiledCalendar;
  readonly stretches: readonly Stretch[];
  readonly dates: readonly string[];
  readonly rotations: readonly RotationOutlook[];
  /** Names by user. */
  readonly nameOf: (userId: string) => string;
}

export interface RotationOutlook extends CheckedRotation {
  /** A new lead that comes to it. Null: none does, or it cannot be told. */
  readonly request: DistributionRequest | null;
  /** No lead ever comes to it. */
  readonly unreachable: boolean;
  /** Who claims from its pool; nobody when it has none. */
  readonly claimerIds: readonly string[];
  /** Who would have its lead if they were there: members and claimers who work here and can be assigned leads, each once. */
  readonly ableIds: readonly string[];
  /**
   * Who can have its lead: whoever the rotation would give it to (a deputy in place of who is away), and in a pool who is
   * there to claim it, each once. Nobody exactly when the lead strands.
   */
  readonly takers: (presence: Presence) => ReadonlySet<string>;
}

export function outlookOf(input: CheckerInput, days = OUTLOOK_DAYS): Outlook {
  const { setup, now, sources } = input;
  const { calendar, stretches, dates } = timelineOf(setup, now, days);
  const names = new Map(setup.people.map(({ userId, name }) => [userId, name]));
  const sourceIds = sources.map(({ sourceId }) => sourceId);
  const rotations = rotationsOf(setup).map((rotation) => look(rotation, input, sourceIds));
  return {
    input,
    calendar,
    stretches,
    dates,
    rotations,
    nameOf: (userId) => names.get(userId) ?? '',
  };
}

function look(
  rotation: CheckedRotation,
  { setup }: CheckerInput,
  sourceIds: readonly string[],
): RotationOutlook {
  const found = requestTo(rotation.group?.index ?? null, setup, sourceIds);
  const request = typeof found === 'string' ? null : found;
  const claimerIds = rotation.mode === 'rotation' ? [] : claimersOf(setup, rotation.key);
  return {
    ...rotation,
    request,
    unreachable: found === 'none',
    claimerIds,
    ableIds: ableIdsOf(rotation, claimerIds, setup.people),
    takers: memo((presence) => takersOf(rotation, claimerIds, presence)),
  };
}

function ableIdsOf(
  { mode, poolUserId, memberIds }: CheckedRotation,
  claimerIds: readonly string[],
  people: readonly SetupPerson[],
): readonly string[] {
  const able = new Set(people.flatMap((person) => (isAble(person) ? [person.userId] : [])));
  const poolWorks = people.some(({ userId, active }) => userId === poolUserId && active);
  const concerned = [...memberIds, ...(mode !== 'rotation' && poolWorks ? claimerIds : [])];
  return [...new Set(concerned)].filter((userId) => able.has(userId));
}

/** Works here and can be assigned leads. */
export function isAble({ active, canBeAssigned, receivesRequests }: SetupPerson): boolean {
  return active && (canBeAssigned || receivesRequests);
}

function takersOf(
  { mode, poolUserId, memberIds }: CheckedRotation,
  claimerIds: readonly string[],
  { roster }: Presence,
): ReadonlySet<string> {
  const takers = new Set<string>();
  for (const userId of memberIds) {
    const { takerId } = roster.available(userId);
    if (takerId !== null) takers.add(takerId);
  }
  const poolWorks = poolUserId !== null && roster.users.get(poolUserId)?.active === true;
  if (mode === 'rotation' || !poolWorks) return takers;
  for (const userId of claimerIds) if (roster.available(userId).takerId === userId) takers.add(userId);
  return takers;
}

function memo<T>(make: (presence: Presence) => T): (presence: Presence) => T {
  const known = new Map<Presence, T>();
  return (presence) => {
    const value = known.get(presence) ?? make(presence);
    known.set(presence, value);
    return value;
  };
}

/** The rotation's lead at that moment of a presence; null: no lead comes to it. */
export function decideAt(
  { request }: RotationOutlook,
  { state }: Presence,
  at: number,
): { readonly request: DistributionRequest; readonly decision: Decision } | null {
  if (request === null) return null;
  const asked = { ...request, at };
  return { request: asked, decision: decide(asked, state) };
}
