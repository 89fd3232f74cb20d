import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DueExplanation } from '../../leads/contract.ts';
import { leadFacts } from '../../leads/index.ts';
import { personNames } from '../../people/index.ts';
import type { ClockPiece } from '../../working-hours/index.ts';
import { explainDue } from '../rules/index.ts';
import { clockOf } from '../screens/lead-clock.ts';
import { clockWorkOf } from './times.ts';

/** Why the lead is due when it is. Refuses `leads.notFound`, and `leads.notDue` for a closed one. */
export async function explainDueOfLead(tx: DealerTx, leadId: string): Promise<DueExplanation> {
  const [{ due }, clock] = await Promise.all([leadFacts(tx, leadId), clockOf(tx, leadId)]);
  if (!due) return refuse('notFound', 'leads.notDue');
  const work = await clockWorkOf(tx, clock);
  const names = due.setBy === null ? null : await personNames(tx, [due.setBy]);
  const { kind, at, startedAt, seconds, origin } = due;
  const derivation = explainDue(
    { kind, dueAt: at, setAt: startedAt, startedAt, seconds, origin },
    { ...work.effective.times, followUpsRespectWorkingHours: work.settings.followUpsRespectWorkingHours },
    work.calendar,
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
    events: derivation.events.map((event) => ({ kind: event.kind, at: event.at.toString() })),
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
