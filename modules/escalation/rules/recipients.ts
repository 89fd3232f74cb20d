import type { DistributionSettings } from '../../dealers/contract.ts';
import { type AbsenceSpan, absenceAt, deputyChain } from '../../people/rules/deputies.ts';
import type { EventKind } from './event-moments.ts';

export interface EscalationRecipient {
  readonly userId: string;
  readonly because: 'assignee' | 'deputyOf' | 'supervisor' | 'poolMember' | 'lastResort';
  /** Whom they stand in for; null: nobody. */
  readonly standsInFor: string | null;
}

/** Everybody of a dealer who may have to be told. Moments are epoch milliseconds. */
export interface Staff {
  /** In the fixed order of the rotation, also who has left. */
  readonly people: readonly StaffMember[];
  /** Those that run at the moment in question suffice. */
  readonly absences: readonly AbsenceSpan[];
  readonly pools: readonly Pool[];
  readonly fallbackUserId: string | null;
  readonly administratorUserId: string | null;
}

export interface StaffMember {
  readonly userId: string;
  readonly active: boolean;
  /** May claim from a pool. */
  readonly canBeAssigned: boolean;
  readonly administers: boolean;
  /** In their order. */
  readonly supervisorIds: readonly string[];
}

/** An inbox whose leads stand on a user of their own until somebody claims one. */
export interface Pool {
  readonly userId: string;
  /** Null: whoever may be assigned. */
  readonly memberIds: readonly string[] | null;
  /** Its members want to be told. */
  readonly notifies: boolean;
}

/**
 * Who is told of an event, each once, the most important reason first; never nobody as long as somebody works here.
 * Reminder, stage 1 and follow-up: the assignee, and who stands in for an absent one; of a lead in a pool whoever may claim it. Stage 2:
 * all supervisors in their order, in an absent one's place the deputy. Where that finds nobody, the last resort: the
 * fallback user and the administrator.
 */
export function recipientsOf(
  event: { readonly kind: EventKind; readonly assigneeId: string | null },
  staff: Staff,
  at: number,
): readonly EscalationRecipient[] {
  const house = openHouse(staff, at);
  const isStage2 = event.kind === 'stage2' || event.kind === 'followUpStage2';
  const told = isStage2 ? supervisorsOf(event.assigneeId, house) : assigneesOf(event.assigneeId, house);
  const found = told.length > 0 ? told : lastResort(isStage2 ? event.assigneeId : null, house);
  return found.filter(({ userId }, index) => found.findIndex((one) => one.userId === userId) === index);
}

/** The pools of a dealer: its own, and those of groups. */
export function poolsOf({
  poolUserId,
  pool,
  groups,
}: Pick<DistributionSettings, 'poolUserId' | 'pool' | 'groups'>): readonly Pool[] {
  const own = { userId: poolUserId, memberIds: null };
  const ofGroups = groups.map((group) => ({
    userId: group.poolUserId,
    memberIds: group.members.map(({ userId }) => userId),
  }));
  return [own, ...ofGroups].flatMap(({ userId, memberIds }) =>
    userId === null ? [] : [{ userId, memberIds, notifies: pool.notify }],
  );
}

interface House {
  readonly staff: Staff;
  /** Who works here now. */
  readonly active: ReadonlyMap<string, StaffMember>;
  readonly isAbsent: (userId: string) => boolean;
  /** The first present person of the chain of deputies of an absent one; null: nobody stands in. */
  readonly deputyOf: (userId: string) => string | null;
}

function openHouse(staff: Staff, at: number): House {
  const active = new Map(staff.people.filter((one) => one.active).map((one) => [one.userId, one]));
  const isAbsent = (userId: string) => absenceAt(userId, staff.absences, at) !== null;
  return {
    staff,
    active,
    isAbsent,
    deputyOf: (userId) => {
      if (!isAbsent(userId)) return null;
      const { endsWith } = deputyChain(userId, staff.absences, at);
      return endsWith !== null && active.has(endsWith) ? endsWith : null;
    },
  };
}

function assigneesOf(assigneeId: string | null, house: House): EscalationRecipient[] {
  if (assigneeId === null || !house.active.has(assigneeId)) return [];
  const pools = house.staff.pools.filter(({ userId }) => userId === assigneeId);
  const members = pools.flatMap((pool) => (pool.notifies ? claimersOf(pool, house) : []));
  return members.length > 0 ? members : withDeputy(assigneeId, 'assignee', house);
}

/** Who may claim and is here. */
function claimersOf({ memberIds }: Pool, { staff, active, isAbsent }: House): EscalationRecipient[] {
  const poolUsers = new Set(staff.pools.map(({ userId }) => userId));
  return (memberIds ?? [...active.keys()])
    .filter((userId) => active.get(userId)?.canBeAssigned && !poolUsers.has(userId) && !isAbsent(userId))
    .map((userId) => ({ userId, because: 'poolMember', standsInFor: null }));
}

/** The absent one stays told: the lead is still theirs. */
function withDeputy(
  userId: string,
  because: EscalationRecipient['because'],
  { deputyOf }: House,
): EscalationRecipient[] {
  const deputy = deputyOf(userId);
  const own: EscalationRecipient = { userId, because, standsInFor: null };
  return deputy === null ? [own] : [own, { userId: deputy, because: 'deputyOf', standsInFor: userId }];
}

/** Nobody is their own supervisor, neither by name nor as the deputy of one. */
function supervisorsOf(assigneeId: string | null, house: House): EscalationRecipient[] {
  if (assigneeId === null) return [];
  const { staff, active, isAbsent, deputyOf } = house;
  const supervisorIds = staff.people.find(({ userId }) => userId === assigneeId)?.supervisorIds ?? [];
  return supervisorIds
    .filter((userId) => active.has(userId))
    .flatMap((userId): EscalationRecipient[] => {
      if (!isAbsent(userId)) return [{ userId, because: 'supervisor', standsInFor: null }];
      const deputy = deputyOf(userId);
      return deputy === null ? [] : [{ userId: deputy, because: 'deputyOf', standsInFor: userId }];
    })
    .filter(({ userId }) => userId !== assigneeId);
}

/**
 * The fallback user and the administrator whom the settings name, with who stands in; where they name nobody who works
 * here, every administrator. Whoever the event is about (`but`) is asked last.
 */
function lastResort(but: string | null, house: House): EscalationRecipient[] {
  const { fallbackUserId, administratorUserId, people } = house.staff;
  const named = [fallbackUserId, administratorUserId].filter((userId) => userId !== null);
  const administrators = people.filter(({ administers }) => administers).map(({ userId }) => userId);
  for (const candidates of [named, administrators]) {
    const there = candidates.filter((userId) => house.active.has(userId));
    const others = there.filter((userId) => userId !== but);
    const found = others.length > 0 ? others : there;
    if (found.length > 0) return found.flatMap((userId) => withDeputy(userId, 'lastResort', house));
  }
  return [];
}
