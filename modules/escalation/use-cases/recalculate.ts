import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EscalationSettings, OpenLeads } from '../../dealers/contract.ts';
import { noteOpenLeads, readSettings } from '../../dealers/index.ts';
import { addHistoryOf } from '../../leads/index.ts';
import { listSources } from '../../sources/index.ts';
import { calendarOf } from '../../working-hours/index.ts';
import { type ClockRules, type Computed, recalculated, shownAs, withSourceTimes } from '../rules/index.ts';
import { openDeadlines, type StoredDeadline } from '../screens/open-deadlines.ts';
import { type MovedDeadline, moveDeadlines } from '../store.ts';

/** The areas of settings that deadlines are computed by. */
const TIMED = ['hours', 'calendars', 'escalation'] as const;
type Timed = (typeof TIMED)[number];

/** The rules of the clock as they hold in this transaction, or with other settings of the escalation. */
export async function clockRulesOf(tx: DealerTx, given?: EscalationSettings): Promise<ClockRules> {
  const [stored, sources, calendar] = await Promise.all([
    readSettings(tx, 'escalation'),
    listSources(tx),
    calendarOf(tx),
  ]);
  const { followUpDays, afterStage2: _, ...settings } = withSourceTimes(given ?? stored.value, sources);
  return { settings, followUpDays, calendar };
}

/**
 * Hours or times have changed: computes the deadlines of the open leads again, unless they are to be left as they are, and
 * notes with the version of the settings what became of them. A deadline stays the same one, so that what has happened to
 * it never happens again; what somebody chose stays where it is. One transaction with the change: all of it or nothing.
 */
export async function recalculateOpenLeads(
  tx: DealerTx,
  changed: { readonly area: string; readonly version: number; readonly openLeads: OpenLeads },
): Promise<void> {
  const area = TIMED.find((one) => one === changed.area);
  if (area === undefined) return;
  const { version, openLeads } = changed;
  const { moved, laterAgain } =
    openLeads === 'keep' ? { moved: 0, laterAgain: [] } : await recalculateAll(tx, area);
  noteOpenLeads(tx, { area, version }, { openLeads, moved });
  if (moved > 0) await tx.announce('escalation.recalculated', { moved, laterAgain });
}

/** Answers how many leads are due at another moment, and which of them are late no longer although they were told of. */
async function recalculateAll(
  tx: DealerTx,
  because: Timed,
): Promise<{ readonly moved: number; readonly laterAgain: readonly string[] }> {
  const rules = await clockRulesOf(tx);
  let moved = 0;
  const laterAgain: string[] = [];
  for await (const page of openDeadlines(tx)) {
    const changes = page.flatMap((deadline) => changeOf(deadline, rules, tx.now) ?? []);
    if (changes.length === 0) continue;
    moveDeadlines(tx, changes);
    const due = changes.filter(({ before, computed }) => !same(before.dueAt, computed.dueAt));
    moved += due.length;
    for (const { before, computed } of due) {
      if (before.fired.length > 0 && Temporal.Instant.compare(computed.dueAt, tx.now) > 0) {
        laterAgain.push(before.leadId);
      }
    }
    addHistoryOf(
      tx,
      due.map(({ before, computed }) => ({
        leadId: before.leadId,
        entry: {
          kind: 'recalculated',
          details: { because, from: before.dueAt.toString(), to: computed.dueAt.toString() },
        },
      })),
    );
  }
  return { moved, laterAgain };
}

/** What has to be written for a deadline; null: nothing. */
function changeOf(before: StoredDeadline, rules: ClockRules, now: Temporal.Instant): MovedDeadline | null {
  const computed = recalculated(before, rules);
  const { notice } = shownAs(before, computed, rules, now);
  const plannedAt = notice?.at ?? null;
  return stays(before, computed) && sameOrNone(before.plannedAt, plannedAt)
    ? null
    : { before, computed, plannedAt };
}

function stays(before: StoredDeadline, computed: Computed): boolean {
  return (
    same(before.dueAt, computed.dueAt) &&
    same(before.yellowFrom, computed.yellowFrom) &&
    before.seconds === computed.seconds &&
    before.origin === computed.origin
  );
}

function same(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds === b.epochMilliseconds;
}

function sameOrNone(a: Temporal.Instant | null, b: Temporal.Instant | null): boolean {
  return a === null || b === null ? a === b : same(a, b);
}
