import type { CompiledCalendar } from '../../../working-hours/rules/compile.ts';
import { addWorkingMs, workingMsBetween } from '../../../working-hours/rules/working-time.ts';
import { afterWork, MINUTE_MS, nextOpeningMs } from './clock.ts';
import type { Past, PastAnswer, PastLead } from './past.ts';

/** How long the first answer of a lead took, measured by the hours under which it was given. */
export interface Effort {
  readonly answer: PastAnswer;
  /** Working time from arrival to the answer. */
  readonly work: number;
  /** Closed time that passed after that work was done: somebody answered in the evening. */
  readonly rest: number;
  /** Working time for which other leads of the same person were before it. */
  readonly queued: number;
}

export interface Pace {
  /** Working time in which somebody with several leads waiting sees to one. */
  readonly perLead: number;
  /** Of too few such moments: the usual one is taken. */
  readonly measured: boolean;
  readonly answers: ReadonlyMap<string, Effort>;
  readonly attempts: ReadonlyMap<string, Effort>;
}

const USUAL_MS = 15 * MINUTE_MS;
const SHORTEST_MS = 2 * MINUTE_MS;
/** A first answer that takes longer waited for something else. */
const LONGEST_MS = 30 * MINUTE_MS;
const ENOUGH = 20;

/** Measures the pace of the past by the hours under which the answers were given. */
export function paceOf(past: Past, calendar: CompiledCalendar): Pace {
  const { perLead, measured } = perLeadOf(past, calendar);
  const queue = new Queue(calendar, perLead);
  const answers = new Map<string, Effort>();
  const attempts = new Map<string, Effort>();
  for (const lead of past.leads) {
    const queued = lead.answer ? queue.enter(lead.answer.by ?? lead.givenTo, lead.at, lead.at) : 0;
    if (lead.answer) answers.set(lead.leadId, effortOf(calendar, lead, lead.answer, queued));
    if (lead.attempt) attempts.set(lead.leadId, effortOf(calendar, lead, lead.attempt, queued));
  }
  return { perLead, measured, answers, attempts };
}

function effortOf(calendar: CompiledCalendar, { at }: PastLead, answer: PastAnswer, queued: number): Effort {
  const work = workingMsBetween(calendar, at, answer.at);
  const rest = Math.max(0, answer.at - (addWorkingMs(calendar, at, work) ?? answer.at));
  return { answer, work, rest, queued };
}

/**
 * When the answer comes now: the same work, more or less by what waits before it, and the same closed time after it, as
 * far as that is still closed. Under the same hours and the same queue it is the real moment, to the millisecond.
 */
export function answerAt(calendar: CompiledCalendar, at: number, effort: Effort, queued: number): number {
  const work = Math.max(0, effort.work + queued - effort.queued);
  const done = afterWork(calendar, at, work);
  if (effort.rest === 0) return done;
  const opening = nextOpeningMs(calendar, done);
  return opening === null ? done + effort.rest : Math.max(done, Math.min(done + effort.rest, opening));
}

/** Who has to see to what in which order: each person to their leads as they got them, each for the same working time. */
export class Queue {
  readonly #calendar: CompiledCalendar;
  readonly #perLead: number;
  readonly #freeAt = new Map<string, number>();

  constructor(calendar: CompiledCalendar, perLead: number) {
    this.#calendar = calendar;
    this.#perLead = perLead;
  }

  /** Somebody gets a lead at `got`; answers the working time since it came, `at`, until they see to it. */
  enter(userId: string | null, at: number, got: number): number {
    if (userId === null) return 0;
    const start = Math.max(got, this.#freeAt.get(userId) ?? got);
    this.#freeAt.set(userId, afterWork(this.#calendar, start, this.#perLead));
    return workingMsBetween(this.#calendar, at, start);
  }
}

/** The middle of the gaps between two answers of one person while the second lead was waiting already. */
function perLeadOf(past: Past, calendar: CompiledCalendar): { perLead: number; measured: boolean } {
  const byPerson = new Map<string, { readonly at: number; readonly answered: number }[]>();
  for (const { at, answer } of past.leads) {
    if (!answer || answer.by === null) continue;
    const theirs = byPerson.get(answer.by) ?? [];
    theirs.push({ at, answered: answer.at });
    byPerson.set(answer.by, theirs);
  }
  const gaps: number[] = [];
  for (const answers of byPerson.values()) {
    answers.sort((a, b) => a.answered - b.answered);
    for (const [i, { at, answered }] of answers.entries()) {
      const before = answers[i - 1];
      if (before && at <= before.answered) gaps.push(workingMsBetween(calendar, before.answered, answered));
    }
  }
  if (gaps.length < ENOUGH) return { perLead: USUAL_MS, measured: false };
  gaps.sort((a, b) => a - b);
  const middle = gaps[gaps.length >> 1] ?? USUAL_MS;
  return { perLead: Math.min(LONGEST_MS, Math.max(SHORTEST_MS, middle)), measured: true };
}
