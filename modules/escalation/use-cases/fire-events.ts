import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { addHistoryOf, type NewHistoryEntry } from '../../leads/index.ts';
import type { HappenedEvent } from '../facts.ts';
import { type EventMoment, nextEvent, recipientsOf } from '../rules/index.ts';
import { existing, type LeadClock, lockClocks } from '../screens/lead-clock.ts';
import { staffOf } from '../screens/staff.ts';
import { eventsOfLeads, insertEvents, type LeadEvent, stillToCompute } from '../store/index.ts';
import { catchUp } from './recalculate-chunk.ts';
import { clockWorkOf, eventTimesOf } from './times.ts';

/** Somebody else is working on the lead: it is looked at again after so long. */
const AGAIN = Temporal.Duration.from({ seconds: 1 });

/**
 * Lets everything happen to these leads that has fallen due by now, each event once and in its order, and answers for
 * each lead when to look again; null: nothing is left. After a long sleep several events of one lead happen together.
 */
export async function fireEvents(
  tx: DealerTx,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant | null>> {
  const [locked, behind, before] = await Promise.all([
    lockClocks(tx, leadIds),
    stillToCompute(tx, leadIds),
    eventsOfLeads(tx, leadIds),
  ]);
  // No event of a deadline that does not hold any more: what is still to be computed again is computed first.
  const clocks = behind ? await catchUp(tx, locked, behind) : locked;
  const next = await othersOf(tx, leadIds, clocks);
  const eventsOf = Map.groupBy(before, ({ leadId }) => leadId);
  const due: LeadEvent[] = [];
  for (const clock of clocks.values()) {
    const ahead = await lookAhead(tx, clock, eventsOf.get(clock.leadId) ?? []);
    due.push(...ahead.due);
    next.set(clock.leadId, ahead.next);
  }
  due.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  await tell(tx, await insertEvents(tx, due));
  return next;
}

/** When to look again at leads that could not be locked: soon, or never at one that is gone. */
async function othersOf(
  tx: DealerTx,
  leadIds: readonly string[],
  clocks: ReadonlyMap<string, LeadClock>,
): Promise<Map<string, Temporal.Instant | null>> {
  const others = leadIds.filter((leadId) => !clocks.has(leadId));
  const there = await existing(tx, others);
  return new Map(others.map((leadId) => [leadId, there.has(leadId) ? tx.now.add(AGAIN) : null]));
}

/** The events of the lead's present deadline that are due by now, and the moment of the one after. */
async function lookAhead(
  tx: DealerTx,
  clock: LeadClock,
  before: readonly LeadEvent[],
): Promise<{ readonly due: readonly LeadEvent[]; readonly next: Temporal.Instant | null }> {
  const { leadId, deadline, assigneeId } = clock;
  if (!deadline) return { due: [], next: null };
  const work = await clockWorkOf(tx, clock);
  const times = eventTimesOf(work);
  const due: LeadEvent[] = [];
  const fired: EventMoment[] = before.filter(({ dueNumber }) => dueNumber === deadline.number);
  for (;;) {
    const next = nextEvent(deadline, times, work.calendar, fired);
    if (!next || Temporal.Instant.compare(next.at, tx.now) > 0) return { due, next: next?.at ?? null };
    fired.push(next);
    due.push({ ...next, leadId, dueNumber: deadline.number, dueAt: deadline.dueAt, assigneeId });
  }
}

/** Writes the histories and tells the facts of events that have just happened. */
async function tell(tx: DealerTx, events: readonly LeadEvent[]): Promise<void> {
  if (events.length === 0) return;
  const [staff, { value: settings }] = await Promise.all([staffOf(tx), readSettings(tx, 'escalation')]);
  const happened = events.map((event) => ({
    ...event,
    recipients: recipientsOf(event, staff, tx.now.epochMilliseconds),
  }));
  addHistoryOf(
    tx,
    happened.map((event) => ({ leadId: event.leadId, entry: entryOf(event, staff.names) })),
  );
  for (const wave of inWaves(happened)) await tx.announce('escalation.happened', { events: wave });
  if (settings.afterStage2 !== 'nothing') await tellStranded(tx, events, settings.afterStage2);
  for (const leadId of new Set(events.map((event) => event.leadId))) {
    await tx.announce('leads.changed', { leadId });
  }
}

/** The first event of each lead, then the second ones, so that each is told before what follows it. */
function inWaves(events: readonly HappenedEvent[]): readonly (readonly HappenedEvent[])[] {
  const before = new Map<string, number>();
  const waves = Map.groupBy(events, ({ leadId }) => {
    const wave = before.get(leadId) ?? 0;
    before.set(leadId, wave + 1);
    return wave;
  });
  return [...waves.values()];
}

async function tellStranded(
  tx: DealerTx,
  events: readonly LeadEvent[],
  afterStage2: 'reassign' | 'pool',
): Promise<void> {
  for (const { kind, leadId, assigneeId } of events) {
    if (kind !== 'stage2') continue;
    const goesTo = afterStage2 === 'pool' ? 'pool' : 'anotherPerson';
    await tx.announce('escalation.leadStranded', { leadId, goesTo, assigneeId });
  }
}

function entryOf(
  { kind, at, dueAt, recipients }: HappenedEvent,
  names: ReadonlyMap<string, string>,
): NewHistoryEntry {
  const told = recipients.map(({ userId }) => names.get(userId) ?? '').join(', ');
  return { kind: 'escalated', details: { event: kind, at: at.toString(), dueAt: dueAt.toString(), told } };
}
