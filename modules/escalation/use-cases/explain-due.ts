import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DueExplanation } from '../../leads/contract.ts';
import { leadFacts } from '../../leads/index.ts';
import { personNames } from '../../people/index.ts';
import type { ClockPiece } from '../../working-hours/index.ts';
import { explainDue, type PlannedEvent } from '../rules/index.ts';
import { clockOf } from '../screens/lead-clock.ts';
import { eventsOfLeads } from '../store/index.ts';
import { clockWorkOf, eventTimesOf } from './times.ts';

/** Why the lead is due when it is. Refuses `leads.notFound`, and `leads.notDue` for a closed one. */
export async function explainDueOfLead(tx: DealerTx, leadId: string): Promise<DueExplanation> {
  const [{ due }, clock, happened] = await Promise.all([
    leadFacts(tx, leadId),
    clockOf(tx, leadId),
    eventsOfLeads(tx, [leadId]),
  ]);
  const { deadline } = clock;
  if (!due || !deadline) return refuse('notFound', 'leads.notDue');
  const work = await clockWorkOf(tx, clock);
  const names = due.setBy === null ? null : await personNames(tx, [due.setBy]);
  const { kind, at, startedAt, seconds, origin } = due;
  const derivation = explainDue(
    { kind, dueAt: at, setAt: deadline.setAt, startedAt, seconds, origin },
    eventTimesOf(work),
    work.calendar,
    happened.filter(({ dueNumber }) => dueNumber === deadline.number),
  );
  return {
    kind,
    startedAt: startedAt.toString(),
    dueAt: at.toString(),
    seconds,
    origin,
    setBy: due.setBy === null ? null : (names?.get(due.setBy) ?? null),
    reason: due.reason,
    pieces: derivation.pieces.map(toPiece),
    events: derivation.events.map(toEvent),
  };
}

function toEvent({ kind, at, clockAt, mailAt, fired }: PlannedEvent): DueExplanation['events'][number] {
  return {
    kind,
    at: at.toString(),
    clockAt: clockAt.toString(),
    mailAt: mailAt?.toString() ?? null,
    fired,
  };
}

function toPiece({ from, to, countedSeconds, notCounted }: ClockPiece): DueExplanation['pieces'][number] {
  return {
    from: from.toString(),
    until: to.toString(),
    seconds: Math.round(countedSeconds),
    why: notCounted === null ? 'open' : notCounted.reason === 'dayOff' ? 'dayOff' : 'closed',
    name: notCounted?.reason === 'dayOff' ? notCounted.name : null,
  };
}
