import { absenceAt, deputyChain } from '../../people/rules/deputies.ts';
import type { Candidate } from './decision.ts';
import type { DistributionState, DistributionUser } from './types.ts';

export interface Availability {
  /** The person or the deputy; null: nobody takes it in this one's place. */
  readonly takerId: string | null;
  /** The person asked for, and what speaks for or against; `chosen` when a taker was found. */
  readonly candidate: Candidate;
}

/** Knows who can take a lead in whose place, at one moment. */
export interface Roster {
  readonly users: ReadonlyMap<string, DistributionUser>;
  readonly available: (userId: string) => Availability;
}

/** `exceptUserId` shall not take it, also not as a deputy; null: anybody may. */
export function rosterOf(state: DistributionState, at: number, exceptUserId: string | null = null): Roster {
  const users = new Map(state.users.map((user) => [user.userId, user]));
  const running = state.absences.filter(({ from, until }) => from <= at && at < until);
  const absentIds = new Set(running.map(({ userId }) => userId));

  const available = (userId: string): Availability => {
    const obstacle = userId === exceptUserId ? 'hadIt' : obstacleOf(users.get(userId));
    if (obstacle) return { takerId: null, candidate: { userId, chosen: false, reason: obstacle } };
    if (!absentIds.has(userId)) {
      return { takerId: userId, candidate: { userId, chosen: true, reason: 'available' } };
    }
    const absentUntil = absenceAt(userId, running, at)?.until ?? at;
    const nobody = (reason: Candidate['reason'], chain?: readonly string[]): Availability => ({
      takerId: null,
      candidate: { userId, chosen: false, reason, absentUntil, ...(chain && { chain }) },
    });
    if (!state.settings.deputiesReceive) return nobody('absentDeputiesOff');
    const { chain, endsWith, cycle } = deputyChain(userId, running, at);
    if (cycle) return nobody('absentCycle', chain);
    if (endsWith === null) {
      return chain.length === 1 ? nobody('absentNoDeputy') : nobody('absentChainEndsAbsent', chain);
    }
    if (endsWith === exceptUserId || obstacleOf(users.get(endsWith)))
      return nobody('absentDeputyCannot', chain);
    const candidate: Candidate = { userId, chosen: true, reason: 'absentDeputyTakes', absentUntil, chain };
    return { takerId: endsWith, candidate };
  };
  return { users, available };
}

/** Why a person gets no lead even when present. */
function obstacleOf(user: DistributionUser | undefined): Candidate['reason'] | null {
  if (!user) return 'unknown';
  if (!user.active) return 'inactive';
  if (!user.canBeAssigned && !user.receivesRequests) return 'cannotBeAssigned';
  return user.onDuty === false ? 'offDuty' : null;
}
