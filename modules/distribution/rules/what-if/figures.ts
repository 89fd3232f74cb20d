import { DAY_MS, weekdayOf } from '../../../working-hours/rules/wall-time.ts';
import type { Fate } from './fate.ts';
import type { House } from './house.ts';
import type { Mails } from './mails.ts';
import { dateOfDay } from './zone-clock.ts';

/** The middle one, and the one that a tenth is above; null: there is nothing to measure. */
export interface Spread {
  readonly median: number;
  readonly p90: number;
}

/** What a set-up would have made of the leads. Durations are milliseconds, shares are of one. */
export interface Figures {
  readonly leads: number;
  /** Went to another dealer of the group; in none of the figures below. */
  readonly moved: number;
  readonly inTime: number;
  readonly late: number;
  /** Not answered, and not due yet. */
  readonly running: number;
  readonly unanswered: number;
  readonly stage1: number;
  readonly stage2: number;
  readonly supervisorMails: number;
  readonly mails: number;
  readonly stranded: number;
  /** Elapsed time from arrival until due: what the customer is asked to wait at most. */
  readonly budget: Spread | null;
  /** The share of the response time that was used until the answer; above 1: late. */
  readonly used: Spread | null;
  /** Elapsed time from arrival to the answer. */
  readonly waited: Spread | null;
  /** Everybody who got a lead or a mail. */
  readonly people: readonly PersonFigures[];
  /** By the Monday of the local week, also weeks without leads. */
  readonly weeks: readonly { readonly week: string; readonly leads: number; readonly late: number }[];
}

export interface PersonFigures {
  readonly userId: string;
  readonly leads: number;
  readonly late: number;
  readonly mails: number;
  readonly mostMailsInADay: number;
}

export function figuresOf(house: House, fates: readonly Fate[], mails: Mails): Figures {
  const here = fates.filter(({ state }) => state !== 'moved');
  const answered = here.filter(({ answeredAt }) => answeredAt !== null);
  const count = (state: Fate['state']) => here.filter((fate) => fate.state === state).length;
  return {
    leads: fates.length,
    moved: fates.length - here.length,
    inTime: count('inTime'),
    late: count('late'),
    running: count('running'),
    unanswered: here.length - answered.length,
    stage1: mails.stage1,
    stage2: mails.stage2,
    supervisorMails: mails.supervisorMails,
    mails: mails.total,
    stranded: here.filter(({ stranded }) => stranded).length,
    budget: spreadOf(here.map(({ at, dueAt }) => dueAt - at)),
    used: spreadOf(answered.map(({ work, response }) => (work ?? 0) / response)),
    waited: spreadOf(answered.map(({ at, answeredAt }) => (answeredAt ?? at) - at)),
    people: peopleOf(house, here, mails),
    weeks: weeksOf(house, fates),
  };
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p90: at(0.9) };
}

/** In the fixed order of the dealer's people. */
function peopleOf({ setup }: House, fates: readonly Fate[], mails: Mails): PersonFigures[] {
  const leads = new Map<string, { leads: number; late: number }>();
  for (const { userId, state } of fates) {
    if (userId === null) continue;
    const theirs = leads.get(userId) ?? { leads: 0, late: 0 };
    theirs.leads++;
    if (state === 'late') theirs.late++;
    leads.set(userId, theirs);
  }
  const order = new Map(setup.people.map(({ userId }, place) => [userId, place]));
  const userIds = [...new Set([...leads.keys(), ...mails.byPerson.keys()])];
  userIds.sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size) || (a < b ? -1 : 1));
  return userIds.map((userId) => {
    const { total = 0, mostInADay = 0 } = mails.byPerson.get(userId) ?? {};
    const theirs = leads.get(userId) ?? { leads: 0, late: 0 };
    return { userId, ...theirs, mails: total, mostMailsInADay: mostInADay };
  });
}

function weeksOf({ clock }: House, fates: readonly Fate[]): Figures['weeks'] {
  const weeks = new Map<number, { leads: number; late: number }>();
  for (const { at, state } of fates) {
    const day = Math.floor(clock.localMs(at) / DAY_MS);
    const monday = day - weekdayOf(day);
    const week = weeks.get(monday) ?? { leads: 0, late: 0 };
    week.leads++;
    if (state === 'late') week.late++;
    weeks.set(monday, week);
  }
  if (weeks.size === 0) return [];
  const mondays = [...weeks.keys()];
  const all: Figures['weeks'][number][] = [];
  for (let monday = Math.min(...mondays); monday <= Math.max(...mondays); monday += 7) {
    all.push({ week: dateOfDay(monday), ...(weeks.get(monday) ?? { leads: 0, late: 0 }) });
  }
  return all;
}
