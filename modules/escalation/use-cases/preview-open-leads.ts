import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EscalationSettings, HoursSettings } from '../../dealers/contract.ts';
import { calendarOfProposal } from '../../working-hours/index.ts';
import type { ConsequenceRow, Consequences, ShownDeadline } from '../contract.ts';
import { type ClockRules, type Movement, movementOf, type Shown } from '../rules/index.ts';
import { openDeadlines, type StoredDeadline } from '../screens/open-deadlines.ts';
import { clockRulesOf } from './recalculate.ts';
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
  const shown: { readonly movement: Movement; readonly lead: StoredDeadline }[] = [];
  for await (const page of openDeadlines(tx)) {
    counts.open += page.length;
    for (const lead of page) {
      const movement = movementOf(lead, { before, after }, tx.now);
      if (!movement) continue;
      count(counts, movement);
      shown.push({ movement, lead });
    }
  }
  shown.sort((a, b) => Temporal.Instant.compare(a.movement.after.dueAt, b.movement.after.dueAt));
  return {
    ...counts,
    rows: shown.slice(0, SHOWN).map(({ movement, lead }) => toRow(movement, lead)),
    now: tx.now.toString(),
  };
}

function count(
  counts: { moved: number; earlier: number; later: number; becomeLate: number; nowInTime: number },
  { before, after }: Movement,
): void {
  counts.moved++;
  const order = Temporal.Instant.compare(after.dueAt, before.dueAt);
  if (order < 0) counts.earlier++;
  if (order > 0) counts.later++;
  if (after.colour === 'red' && before.colour !== 'red') counts.becomeLate++;
  if (before.colour === 'red' && after.colour !== 'red') counts.nowInTime++;
}

function toRow({ before, after }: Movement, lead: StoredDeadline): Static<typeof ConsequenceRow> {
  return {
    leadId: lead.leadId,
    customer: lead.customerName,
    subject: lead.subject,
    assignee: lead.assigneeName,
    before: toShown(before),
    after: toShown(after),
  };
}

function toShown({ dueAt, colour, notice }: Shown): Static<typeof ShownDeadline> {
  return {
    dueAt: dueAt.toString(),
    colour,
    notice: notice && {
      kind: notice.kind,
      at: notice.at.toString(),
      mailAt: notice.mailAt?.toString() ?? null,
    },
  };
}
