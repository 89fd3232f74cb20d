import type { Roster } from './availability.ts';
import { decided, passed, person } from './named-person.ts';
import type { Tried } from './outcome.ts';
import type { DistributionRules } from './types.ts';

/** The fallback user: an alarm, not a place to park leads. */
export function fallback({ fallbackUserId }: DistributionRules, roster: Roster): Tried {
  if (fallbackUserId === null) return { step: passed('fallback', 'nobodyNamed') };
  return person('fallback', 'lastResort', fallbackUserId, roster, {}, 'alarm');
}

/**
 * The dealer's administrator gets what nobody else can take, even when absent without a deputy or not assignable
 * otherwise: a lead with a name on it is found sooner than one with none.
 */
export function administrator({ administratorUserId }: DistributionRules, roster: Roster): Tried {
  if (administratorUserId === null) return { step: passed('administrator', 'nobodyNamed') };
  const asked = person('administrator', 'lastResort', administratorUserId, roster, {}, 'alarm');
  if (asked.decided || !roster.users.get(administratorUserId)?.active) return asked;
  const { candidate } = roster.available(administratorUserId);
  const absent = candidate.absentUntil !== undefined;
  const taken = { ...candidate, chosen: true, reason: absent ? 'absentButLast' : 'available' } as const;
  return {
    step: decided('administrator', absent ? 'lastResortAbsent' : 'lastResort', { candidates: [taken] }),
    decided: { outcome: 'alarm', userId: administratorUserId },
  };
}
