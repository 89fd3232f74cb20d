import type { CheckerProposal, WhatIf } from '../../../api/types.ts';
import type { Draft } from './draft.ts';

/** What applying would save, as the checker asks for it; absences that are over are not saved. */
export function proposalOf(changes: WhatIf['changes'], draft: Draft, now: number): CheckerProposal {
  const add = draft.added.filter(({ until }) => Date.parse(until) > now);
  const remove = [...draft.removed];
  const people = Object.entries(changes.people ?? {}).map(([userId, change]) => ({ userId, ...change }));
  return {
    ...(changes.hours && { hours: draft.hours }),
    ...(changes.escalation && { escalation: draft.escalation }),
    ...(changes.distribution && { distribution: draft.distribution }),
    ...(people.length > 0 && { people }),
    ...(add.length + remove.length > 0 && { absences: { add, remove } }),
  };
}
