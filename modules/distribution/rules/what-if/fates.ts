import { workingMsBetween } from '../../../working-hours/rules/working-time.ts';
import { claimersOf } from '../claimers.ts';
import { DEALER_ROTATION, groupRotation } from '../rotation-key.ts';
import { Desk, type Given } from './assign.ts';
import { afterWork, MINUTE_MS } from './clock.ts';
import type { Fate } from './fate.ts';
import type { House } from './house.ts';
import { answerAt, type Effort, type Pace, Queue } from './pace.ts';
import type { AnswerModel, Past, PastLead } from './past.ts';

interface Waiting {
  readonly lead: PastLead;
  readonly index: number;
  readonly at: number;
  readonly given: Given;
}

export interface FateOptions {
  readonly pace: Pace;
  readonly model: AnswerModel;
  /** Who gets each lead at first, where it is known already. */
  readonly given?: readonly Given[];
  /** Hears how many are done, every thousand. */
  readonly onProgress?: (done: number) => void;
}

/**
 * What becomes of each lead and who got it at first, in their order.
 * A lead in a pool is taken by who really answered it, if that one may claim there; else it waits for the hand-over.
 */
export function fatesOf(
  house: House,
  past: Past,
  { pace, model, given: known, onProgress }: FateOptions,
): { readonly fates: readonly Fate[]; readonly given: readonly Given[] } {
  const desk = new Desk(house, past);
  const queue = new Queue(house.calendar, pace.perLead);
  const { pool } = house.setup.distribution;
  const fates: Fate[] = [];
  const first: Given[] = [];
  fates.length = past.leads.length;
  // Hand-overs come in the order of the leads, since all wait for the same working time.
  const waiting: Waiting[] = [];
  let done = 0;

  const handOversUntil = (until: number) => {
    for (let next = waiting[done]; next && next.at <= until; next = waiting[done]) {
      done++;
      const { lead, index, at, given } = next;
      fates[index] = fateOf(lead, desk.handOver(lead, at, given.groupId), at);
    }
  };

  const fateOf = (lead: PastLead, given: Given, got: number): Fate => {
    const worker = workerOf(house, lead, given);
    const answeredAt = answered(lead, worker, got);
    return judged(house, past, lead, { given, userId: worker, answeredAt });
  };

  const answered = (lead: PastLead, worker: string | null, got: number): number | null => {
    const effort = effortOf(lead, pace, house);
    if (!effort || worker === null) return null;
    if (model === 'moment') return effort.answer.at;
    const queued = queue.enter(worker, lead.at, got);
    return Math.max(got, answerAt(house.calendar, lead.at, effort, queued));
  };

  for (const [index, lead] of past.leads.entries()) {
    handOversUntil(lead.at);
    const given = known?.[index] ?? desk.give(lead);
    first.push(given);
    const waits = given.outcome === 'pool' && pool.handOverMinutes !== null;
    const at = waits ? afterWork(house.calendar, lead.at, (pool.handOverMinutes ?? 0) * MINUTE_MS) : 0;
    if (waits && at <= past.knownUntil && !takenBefore(house, lead, given, pace, at)) {
      waiting.push({ lead, index, at, given });
    } else {
      fates[index] = fateOf(lead, given, lead.at);
    }
    if (index % 1000 === 999) onProgress?.(index + 1);
  }
  handOversUntil(Number.POSITIVE_INFINITY);
  return { fates, given: first };
}

/** Whether somebody who may claim took it from the pool before the hand-over: with the answer they really gave. */
function takenBefore(house: House, lead: PastLead, given: Given, pace: Pace, at: number): boolean {
  const effort = effortOf(lead, pace, house);
  if (!effort || workerOf(house, lead, given) === null) return false;
  return answerAt(house.calendar, lead.at, effort, effort.queued) < at;
}

function effortOf({ leadId }: PastLead, pace: Pace, house: House): Effort | null {
  const attempt = house.setup.escalation.attemptedCallCounts ? pace.attempts.get(leadId) : undefined;
  return attempt ?? pace.answers.get(leadId) ?? null;
}

/**
 * Who works the lead: whom it was given to. Where that is whom it was really given to, who really answered did, for
 * hand-overs by hand stay as they were.
 */
function workerOf(house: House, lead: PastLead, { outcome, userId, groupId }: Given): string | null {
  const by =
    (house.setup.escalation.attemptedCallCounts ? lead.attempt?.by : null) ?? lead.answer?.by ?? null;
  if (outcome === 'pool') {
    const pool = groupId === null ? DEALER_ROTATION : groupRotation(groupId);
    return by !== null && claimersOf(house.setup, pool).includes(by) ? by : null;
  }
  return userId === lead.givenTo ? (by ?? userId) : userId;
}

function judged(
  house: House,
  { knownUntil }: Past,
  lead: PastLead,
  its: { given: Given; userId: string | null; answeredAt: number | null },
): Fate {
  const { outcome, userId } = its.given;
  const response = house.timesOf(lead).responseMinutes * MINUTE_MS;
  const dueAt = afterWork(house.calendar, lead.at, response);
  const answeredAt = its.answeredAt !== null && its.answeredAt <= knownUntil ? its.answeredAt : null;
  return {
    leadId: lead.leadId,
    at: lead.at,
    outcome,
    userId: outcome === 'pool' ? its.userId : userId,
    ownerId: userId,
    stranded: outcome === 'alarm' || (outcome !== 'moved' && outcome !== 'pool' && userId === null),
    dueAt,
    response,
    answeredAt,
    work: answeredAt === null ? null : workingMsBetween(house.calendar, lead.at, answeredAt),
    state: stateOf(outcome, { dueAt, answeredAt, knownUntil }),
  };
}

function stateOf(
  outcome: Given['outcome'],
  when: { dueAt: number; answeredAt: number | null; knownUntil: number },
): Fate['state'] {
  if (outcome === 'moved') return 'moved';
  if (when.answeredAt !== null) return when.answeredAt > when.dueAt ? 'late' : 'inTime';
  return when.dueAt < when.knownUntil ? 'late' : 'running';
}
