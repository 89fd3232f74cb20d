import { stage1At, stage2At } from '../../../escalation/rules/deadline.ts';
import type { EventKind } from '../../../escalation/rules/event-moments.ts';
import { poolsOf, recipientsOf, type Staff } from '../../../escalation/rules/recipients.ts';
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
  const told = readersOf(house);
  // Whoever gets a lead is present; of a pool all who may claim are told.
  const ofNewLead = ({ outcome, userId, ownerId, at }: Fate) =>
    outcome === 'pool' ? told('reminder', ownerId, at) : userId === null ? [] : [userId];
  let stage1 = 0;
  let stage2 = 0;
  for (const [index, fate] of fates.entries()) {
    const lead = past.leads[index];
    if (!lead || fate.state === 'moved') continue;
    const times = house.timesOf(lead);
    if (fate.outcome !== 'byHand') box.tell(ofNewLead(fate), fate.at, fate);
    const reminder = times.reminderMinutes === null ? null : fate.dueAt - times.reminderMinutes * MINUTE_MS;
    if (reminder !== null && reminder > fate.at)
      box.tell(told('reminder', fate.ownerId, reminder), reminder, fate);
    if (fate.state !== 'late' || !box.waits(fate, fate.dueAt)) continue;
    const takesEffect = stage1At(instant(fate.dueAt), house.calendar);
    const first = takesEffect.epochMilliseconds;
    if (!box.waits(fate, first)) continue;
    stage1++;
    box.tell(told('stage1', fate.ownerId, first), first, fate);
    if (times.stage2Minutes === null) continue;
    const second = stage2At(takesEffect, times.stage2Minutes, house.calendar).epochMilliseconds;
    if (!box.waits(fate, second)) continue;
    stage2++;
    box.tell(told('stage2', fate.ownerId, second), second, fate, 'supervising');
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

/** Who is told of an event at a moment, by the rules of escalation. */
function readersOf({ setup, segments }: House) {
  const { people, distribution } = setup;
  const staff: Omit<Staff, 'absences'> = {
    people: people.map(({ userId, active, canBeAssigned, receivesRequests, administers, supervisorIds }) => ({
      userId,
      active,
      canBeAssigned: canBeAssigned || receivesRequests,
      administers,
      supervisorIds,
    })),
    pools: poolsOf(distribution),
    fallbackUserId: distribution.fallbackUserId,
    administratorUserId: distribution.administratorUserId,
  };
  const found = new Map<string, readonly string[]>();
  return (kind: EventKind, assigneeId: string | null, at: number): readonly string[] => {
    const key = `${kind} ${assigneeId} ${segments.at(at)}`;
    let told = found.get(key);
    if (!told) {
      const absences = segments.absencesAt(at);
      told = recipientsOf({ kind, assigneeId }, { ...staff, absences }, at).map(({ userId }) => userId);
      found.set(key, told);
    }
    return told;
  };
}
