import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EscalationSettings, HoursSettings } from '../../dealers/contract.ts';
import { calendarOfProposal } from '../../working-hours/index.ts';
import type { ConsequenceRow, Consequences, ShownDeadline } from '../contract.ts';
import { type ClockRules, type Movement, movementOf, type Shown } from '../rules/index.ts';
import { type LeadNames, namesOfLeads, openDeadlines } from '../screens/open-deadlines.ts';
import { clockRulesOf } from './clock-rules.ts';
import { needSavable } from './set-escalation.ts';

/** So many leads are shown one by one; all are counted. */
const SHOWN = 100;

/**
 * Which open leads would have another due moment, colour or next notice if these settings held. Nothing is written. Refuses
 * what could not be saved, as saving it does.
 */
export async function previewOpenLeads(
  tx: DealerTx,
  proposed: { readonly hours?: HoursSettings; readonly escalation?: EscalationSettings },
): Promise<Static<typeof Consequences>> {
  if (proposed.escalation) await needSavable(tx, proposed.escalation, 'escalation');
  const before = await clockRulesOf(tx);
  const after: ClockRules = {
    ...(await clockRulesOf(tx, proposed.escalation)),
    ...(proposed.hours ? { calendar: await calendarOfProposal(tx, proposed.hours) } : {}),
  };
  const counts = { open: 0, moved: 0, earlier: 0, later: 0, becomeLate: 0, nowInTime: 0 };
  const first = new FirstDue();
  for await (const page of openDeadlines(tx)) {
    counts.open += page.length;
    for (const lead of page) {
      const movement = movementOf(lead, { before, after }, tx.now.epochMilliseconds);
      if (!movement) continue;
      count(counts, movement);
      first.offer(movement);
    }
  }
  const shown = first.taken();
  const names = await namesOfLeads(
    tx,
    shown.map(({ leadId }) => leadId),
  );
  return {
    ...counts,
    rows: shown.flatMap((movement) => toRow(movement, names.get(movement.leadId)) ?? []),
    now: tx.now.toString(),
  };
}

/** Keeps the movements that are due first, as many as are shown, without sorting a hundred thousand. */
class FirstDue {
  #kept: Movement[] = [];
  /** Whoever is due later is not among the first. */
  #latest = Number.POSITIVE_INFINITY;

  offer(movement: Movement): void {
    if (movement.after.dueAt >= this.#latest) return;
    this.#kept.push(movement);
    if (this.#kept.length < 2 * SHOWN) return;
    this.#kept = [...this.taken()];
    this.#latest = this.#kept.at(-1)?.after.dueAt ?? this.#latest;
  }

  taken(): readonly Movement[] {
    return this.#kept.toSorted((a, b) => a.after.dueAt - b.after.dueAt).slice(0, SHOWN);
  }
}

function count(
  counts: { moved: number; earlier: number; later: number; becomeLate: number; nowInTime: number },
  { before, after }: Movement,
): void {
  counts.moved++;
  if (after.dueAt < before.dueAt) counts.earlier++;
  if (after.dueAt > before.dueAt) counts.later++;
  if (after.colour === 'red' && before.colour !== 'red') counts.becomeLate++;
  if (before.colour === 'red' && after.colour !== 'red') counts.nowInTime++;
}

function toRow(
  { leadId, before, after }: Movement,
  names: LeadNames | undefined,
): Static<typeof ConsequenceRow> | null {
  return names ? { leadId, ...names, before: toShown(before), after: toShown(after) } : null;
}

function toShown({ dueAt, colour, notice }: Shown): Static<typeof ShownDeadline> {
  return {
    dueAt: toMoment(dueAt),
    colour,
    notice: notice && {
      kind: notice.kind,
      at: toMoment(notice.at),
      mailAt: notice.mailAt === null ? null : toMoment(notice.mailAt),
    },
  };
}

function toMoment(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}
