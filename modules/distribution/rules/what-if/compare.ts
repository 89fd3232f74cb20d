import type { DealerSetup } from '../setup.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import type { Fate } from './fate.ts';
import type { Figures } from './figures.ts';
import { givesAlike } from './gives-alike.ts';
import type { AnswerModel, Past } from './past.ts';
import { measurePace, replay } from './replay.ts';

/** A what-if as it came out. Plain JSON. */
export interface Comparison {
  readonly before: Figures;
  readonly after: Figures;
  readonly calibration: Calibration;
  /** Working time in which somebody with several leads waiting saw to one, and whether enough was there to measure it. */
  readonly pace: { readonly perLeadMs: number; readonly measured: boolean };
  readonly changed: ChangedFates;
  /** Leads that nobody could take: first those of `after`. */
  readonly stranded: readonly StrandedLead[];
}

/** How many leads have another fate, and the first of them in the order of their arrival. */
export interface ChangedFates {
  readonly total: number;
  readonly otherAssignee: number;
  readonly nowInTime: number;
  readonly nowLate: number;
  readonly nowStranded: number;
  readonly noLongerStranded: number;
  readonly rows: readonly ChangedFate[];
}

export interface ChangedFate {
  readonly leadId: string;
  readonly at: number;
  readonly before: FateSide;
  readonly after: FateSide;
}

export type FateSide = Pick<Fate, 'userId' | 'outcome' | 'stranded' | 'dueAt' | 'answeredAt' | 'state'>;

export interface StrandedLead {
  readonly leadId: string;
  readonly at: number;
  /** The emergency that has it; null: nobody. */
  readonly userId: string | null;
  readonly now: boolean;
  readonly before: boolean;
}

const MOST_ROWS = 300;

/**
 * Replays the saved set-up and the changed one by the same method, so that what differs is the change alone. `onProgress`
 * hears the share that is done.
 */
export function compare(
  saved: DealerSetup,
  changed: DealerSetup,
  past: Past,
  { model, onProgress }: { readonly model: AnswerModel; readonly onProgress?: (share: number) => void },
): Comparison {
  const pace = measurePace(saved, past);
  const whole = Math.max(1, past.leads.length) * 2;
  const progress = (done: number) => onProgress?.(done / whole);
  const before = replay(saved, past, { model, pace, onProgress: progress });
  const after = replay(changed, past, {
    model,
    pace,
    ...(givesAlike(saved, changed) && { given: before.given }),
    onProgress: (done) => progress(past.leads.length + done),
  });
  return {
    before: before.figures,
    after: after.figures,
    calibration: calibrationOf(saved, past, before.fates),
    pace: { perLeadMs: pace.perLead, measured: pace.measured },
    changed: changedFates(before.fates, after.fates),
    stranded: strandedLeads(before.fates, after.fates),
  };
}

function changedFates(before: readonly Fate[], after: readonly Fate[]): ChangedFates {
  const count = { otherAssignee: 0, nowInTime: 0, nowLate: 0, nowStranded: 0, noLongerStranded: 0 };
  const rows: ChangedFate[] = [];
  let total = 0;
  for (const [index, was] of before.entries()) {
    const is = after[index];
    if (!is) continue;
    const late = (was.state === 'late') !== (is.state === 'late');
    const other = was.userId !== is.userId || was.outcome !== is.outcome;
    const strands = was.stranded !== is.stranded;
    if (!late && !other && !strands) continue;
    total++;
    if (other) count.otherAssignee++;
    if (late) count[is.state === 'late' ? 'nowLate' : 'nowInTime']++;
    if (strands) count[is.stranded ? 'nowStranded' : 'noLongerStranded']++;
    rows.push({ leadId: was.leadId, at: was.at, before: sideOf(was), after: sideOf(is) });
  }
  return { total, ...count, rows: mostTelling(rows) };
}

/** What became late, in time or stranded comes before what only has somebody else; then as they arrived. */
function mostTelling(rows: readonly ChangedFate[]): ChangedFate[] {
  const rank = ({ before, after }: ChangedFate) => {
    if (before.stranded !== after.stranded) return 0;
    return (before.state === 'late') === (after.state === 'late') ? 2 : 1;
  };
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || a.row.at - b.row.at)
    .slice(0, MOST_ROWS)
    .map(({ row }) => row);
}

function sideOf({ userId, outcome, stranded, dueAt, answeredAt, state }: Fate): FateSide {
  return { userId, outcome, stranded, dueAt, answeredAt, state };
}

function strandedLeads(before: readonly Fate[], after: readonly Fate[]): StrandedLead[] {
  const leads: StrandedLead[] = [];
  for (const [index, was] of before.entries()) {
    const is = after[index];
    if (!is || !(was.stranded || is.stranded)) continue;
    const { leadId, at } = was;
    leads.push({
      leadId,
      at,
      userId: (is.stranded ? is : was).userId,
      now: is.stranded,
      before: was.stranded,
    });
  }
  return leads.sort((a, b) => Number(b.now) - Number(a.now) || a.at - b.at).slice(0, MOST_ROWS);
}
