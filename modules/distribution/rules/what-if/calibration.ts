import type { DealerSetup } from '../setup.ts';
import { afterWork, MINUTE_MS } from './clock.ts';
import type { Fate } from './fate.ts';
import { openHouse } from './house.ts';
import type { Past, PastLead } from './past.ts';

/** How near the replay of the saved set-up comes to what really happened: what its figures may be trusted for. */
export interface Calibration {
  /** Leads that the rules really gave to somebody. */
  readonly byRules: number;
  /** Of them, those that the replay gives to the same person. */
  readonly sameAssignee: number;
  readonly lateReplayed: number;
  /** Late by the real answers and the saved response times. */
  readonly lateReally: number;
}

export function calibrationOf(saved: DealerSetup, past: Past, replayed: readonly Fate[]): Calibration {
  const house = openHouse(saved, past);
  const { attemptedCallCounts } = saved.escalation;
  let byRules = 0;
  let sameAssignee = 0;
  let lateReally = 0;
  for (const [index, lead] of past.leads.entries()) {
    const fate = replayed[index];
    if (lead.asked !== null && lead.givenTo !== null) {
      byRules++;
      if (fate?.ownerId === lead.givenTo) sameAssignee++;
    }
    const due = afterWork(house.calendar, lead.at, house.timesOf(lead).responseMinutes * MINUTE_MS);
    if (isLate(lead, due, past.knownUntil, attemptedCallCounts)) lateReally++;
  }
  return {
    byRules,
    sameAssignee,
    lateReplayed: replayed.filter(({ state }) => state === 'late').length,
    lateReally,
  };
}

function isLate(lead: PastLead, due: number, knownUntil: number, attemptedCallCounts: boolean): boolean {
  const answer = (attemptedCallCounts ? lead.attempt : null) ?? lead.answer;
  return answer === null ? due < knownUntil : answer.at > due;
}
