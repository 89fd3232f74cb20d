import type { DealerTx } from '../../../platform/sql/index.ts';
import { addHistoryOf } from '../../leads/index.ts';
import { type ClockRules, type ComputedMs, nextMomentOf, recalculated, type Timed } from '../rules/index.ts';
import type { StoredDeadline } from '../screens/open-deadlines.ts';
import { moveDeadlines, planAll } from '../store/index.ts';

/** What came of deadlines that were computed again. */
export interface Moved {
  /** How many leads are due at another moment. */
  readonly moved: number;
  /** Which of them are late no longer although somebody was told of them. */
  readonly laterAgain: readonly string[];
}

/**
 * Computes deadlines again that this transaction has locked, and writes what is different: the deadlines, when the worker
 * looks at them next, and the histories. The second time it writes nothing.
 */
export function moveAll(
  tx: DealerTx,
  deadlines: readonly StoredDeadline[],
  { area, rules }: { readonly area: Timed; readonly rules: ClockRules },
): Moved {
  const all = deadlines.map((before) => ({ before, computed: recalculated(before, rules) }));
  moveDeadlines(
    tx,
    all.filter(({ before, computed }) => !stays(before, computed)),
  );
  planAll(
    tx,
    all.map(({ before, computed }) => ({ leadId: before.leadId, at: nextMomentOf(before, computed, rules) })),
  );
  const moved = all.filter(({ before, computed }) => before.dueAt !== computed.dueAt);
  addHistoryOf(
    tx,
    moved.map(({ before, computed }) => ({
      leadId: before.leadId,
      entry: {
        kind: 'recalculated',
        details: { because: area, from: toMoment(before.dueAt), to: toMoment(computed.dueAt) },
      },
    })),
  );
  const laterAgain = moved.filter(
    ({ before, computed }) => before.fired.length > 0 && computed.dueAt > tx.now.epochMilliseconds,
  );
  return { moved: moved.length, laterAgain: laterAgain.map(({ before }) => before.leadId) };
}

function stays(before: StoredDeadline, computed: ComputedMs): boolean {
  return (
    before.dueAt === computed.dueAt &&
    before.yellowFrom === computed.yellowFrom &&
    before.seconds === computed.seconds &&
    before.origin === computed.origin
  );
}

function toMoment(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}
