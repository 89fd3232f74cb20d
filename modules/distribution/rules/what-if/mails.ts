import { stage1At, stage2At } from '../../../escalation/rules/deadline.ts';
import { absenceAt, deputyChain } from '../../../people/rules/deputies.ts';
import { DAY_MS } from '../../../working-hours/rules/wall-time.ts';
import { MINUTE_MS, nextOpeningMs } from './clock.ts';
import type { Fate } from './fate.ts';
import type { House } from './house.ts';
import type { Past } from './past.ts';

/** The mails about first answers: new lead, reminder, stage 1, stage 2; by person and local day. */
export interface Mails {
  readonly stage1: number;
  readonly stage2: number;
  /** Mails of stage 2 to whoever looks after the assignee, several of one opening counted once. */
  readonly supervisorMails: number;
  readonly byPerson: ReadonlyMap<string, { readonly total: number; readonly mostInADay: number }>;
  readonly total: number;
}

/** Several notices that wait for the same opening leave as one digest; what has become pointless leaves not at all. */
export function mailsOf(house: House, past: Past, fates: readonly Fate[]): Mails {
  const box = new Outbox(house, past.knownUntil);
  let stage1 = 0;
  let stage2 = 0;
  for (const [index, fate] of fates.entries()) {
    const lead = past.leads[index];
    if (!lead || fate.state === 'moved') continue;
    const times = house.timesOf(lead);
    if (fate.outcome !== 'byHand') box.tell(working(house, fate, fate.at), fate.at, fate);
    const reminder = times.reminderMinutes === null ? null : fate.dueAt - times.reminderMinutes * MINUTE_MS;
    if (reminder !== null && reminder > fate.at) box.tell(working(house, fate, reminder), reminder, fate);
    if (fate.state !== 'late' || !box.waits(fate, fate.dueAt)) continue;
    const first = stage1At(instant(fate.dueAt), house.calendar);
    if (!box.waits(fate, first.epochMilliseconds)) continue;
    stage1++;
    box.tell(working(house, fate, first.epochMilliseconds), first.epochMilliseconds, fate);
    if (times.stage2Minutes === null) continue;
    const second = stage2At(first, times.stage2Minutes, house.calendar).epochMilliseconds;
    if (!box.waits(fate, second)) continue;
    stage2++;
    box.tell(supervising(house, fate, second), second, fate, 'supervising');
  }
  return { stage1, stage2, ...box.counted() };
}

class Outbox {
  readonly #house: House;
  readonly #knownUntil: number;
  readonly #digests = new Set<string>();
  readonly #days = new Map<string, Map<number, number>>();
  #supervisorMails = 0;

  constructor(house: House, knownUntil: number) {
    this.#house = house;
    this.#knownUntil = knownUntil;
  }

  /** Whether the lead still waits for its answer at a moment that is known. */
  waits({ answeredAt }: Fate, at: number): boolean {
    return at <= this.#knownUntil && (answeredAt === null || answeredAt > at);
  }

  tell(userIds: readonly string[], at: number, fate: Fate, as: 'working' | 'supervising' = 'working'): void {
    if (userIds.length === 0 || !this.waits(fate, at)) return;
    const leaves = nextOpeningMs(this.#house.calendar, at);
    if (leaves === null || (leaves > at && !this.waits(fate, leaves))) return;
    for (const userId of userIds) {
      if (this.#isNew(`${userId} ${leaves}`, leaves > at)) this.#count(userId, leaves);
      if (as === 'supervising' && this.#isNew(`${userId} ${leaves} stage2`, leaves > at))
        this.#supervisorMails++;
    }
  }

  /** False for what joins a digest that is counted already. */
  #isNew(digest: string, waits: boolean): boolean {
    if (!waits) return true;
    if (this.#digests.has(digest)) return false;
    this.#digests.add(digest);
    return true;
  }

  #count(userId: string, at: number): void {
    const day = Math.floor(this.#house.clock.localMs(at) / DAY_MS);
    const days = this.#days.get(userId) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + 1);
    this.#days.set(userId, days);
  }

  counted(): Pick<Mails, 'supervisorMails' | 'byPerson' | 'total'> {
    const byPerson = new Map<string, { total: number; mostInADay: number }>();
    let total = 0;
    for (const [userId, days] of this.#days) {
      const counts = [...days.values()];
      const theirs = counts.reduce((sum, count) => sum + count, 0);
      byPerson.set(userId, { total: theirs, mostInADay: Math.max(...counts) });
      total += theirs;
    }
    return { supervisorMails: this.#supervisorMails, byPerson, total };
  }
}

function instant(at: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at);
}

/** The assignee; an absent one's deputy too. Of a pool lead nobody surely: who may claim chooses to be told. */
function working(house: House, { userId, outcome }: Fate, at: number): readonly string[] {
  if (userId === null || outcome === 'pool') return [];
  const deputy = deputyOf(house, userId, at);
  return deputy === null ? [userId] : [userId, deputy];
}

/** All supervisors of the assignee, an absent one's deputy instead; none: the fallback user and the administrator. */
function supervising(house: House, { ownerId }: Fate, at: number): readonly string[] {
  const { people, distribution } = house.setup;
  const active = new Set(people.filter((person) => person.active).map((person) => person.userId));
  const named = people.find((person) => person.userId === ownerId)?.supervisorIds ?? [];
  const last = [distribution.fallbackUserId, distribution.administratorUserId];
  const told = named.filter((id) => active.has(id));
  const asked = told.length > 0 ? told : last.flatMap((id) => (id !== null && active.has(id) ? [id] : []));
  return [...new Set(asked.map((id) => deputyOf(house, id, at) ?? id))];
}

/** The present end of an absent person's deputies; null: present, or nobody stands in. */
function deputyOf(house: House, userId: string, at: number): string | null {
  const running = house.absencesAt(at);
  if (running.length === 0 || !absenceAt(userId, running, at)) return null;
  const { endsWith } = deputyChain(userId, running, at);
  return endsWith === userId ? null : endsWith;
}
