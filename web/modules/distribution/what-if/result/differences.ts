import type { WhatIfOutcome } from '../../../../api/types.ts';

export type Difference =
  | { readonly what: 'late' | 'stranded' | 'supervisorMails' | 'unanswered'; readonly by: number }
  | { readonly what: 'waited'; readonly by: number }
  | { readonly what: 'mailsADay' | 'leads'; readonly name: string; readonly by: number };

const MOST_PEOPLE = 3;
const A_MINUTE = 60_000;
/** What differs less is not worth a sentence. */
const FEWEST_MAILS_A_DAY = 0.2;

/**
 * What differs, the most important first, so that it can be said in sentences: leads that are late or stranded, what the
 * supervisors hear, how long customers wait (milliseconds of the median), and for whom mails a day or leads differ most.
 */
export function differencesOf({
  before,
  after,
  days,
}: Pick<WhatIfOutcome, 'before' | 'after' | 'days'>): Difference[] {
  const counts = (['late', 'stranded', 'unanswered', 'supervisorMails'] as const).map((what) => ({
    what,
    by: after[what] - before[what],
  }));
  const waited = (after.waited?.median ?? 0) - (before.waited?.median ?? 0);
  const people = peopleOf({ before, after });
  const mails = people.map(({ name, mails: by }) => ({
    what: 'mailsADay' as const,
    name,
    by: Math.round((by / Math.max(1, days)) * 10) / 10,
  }));
  const leads = people.map(({ name, leads: by }) => ({ what: 'leads' as const, name, by }));
  return [
    ...counts.filter(({ by }) => by !== 0),
    ...(Math.abs(waited) >= A_MINUTE ? [{ what: 'waited' as const, by: waited }] : []),
    ...most(leads),
    ...most(mails.filter(({ by }) => Math.abs(by) >= FEWEST_MAILS_A_DAY)),
  ];
}

function most<T extends { readonly by: number }>(differences: readonly T[]): T[] {
  return differences
    .filter(({ by }) => by !== 0)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, MOST_PEOPLE);
}

export type PersonDifference = {
  readonly userId: string;
  readonly name: string;
  readonly leads: number;
  readonly mails: number;
};

function peopleOf({ before, after }: Pick<WhatIfOutcome, 'before' | 'after'>): PersonDifference[] {
  return sides({ before, after }).map(({ userId, name, was, is }) => ({
    userId,
    name,
    leads: (is?.leads ?? 0) - (was?.leads ?? 0),
    mails: (is?.mails ?? 0) - (was?.mails ?? 0),
  }));
}

type Person = WhatIfOutcome['before']['people'][number];

/** Everybody of both sides, those of today first. */
export function sides({ before, after }: Pick<WhatIfOutcome, 'before' | 'after'>) {
  const was = new Map(before.people.map((person) => [person.userId, person]));
  const is = new Map(after.people.map((person) => [person.userId, person]));
  const all = new Map<string, Person>([...is, ...was]);
  const order = [...was.keys(), ...[...is.keys()].filter((userId) => !was.has(userId))];
  return order.flatMap((userId) => {
    const person = all.get(userId);
    return person ? [{ userId, name: person.name, was: was.get(userId), is: is.get(userId) }] : [];
  });
}
