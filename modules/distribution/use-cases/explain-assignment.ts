import type { DealerTx } from '../../../platform/sql/index.ts';
import type { AssignmentExplanation } from '../../leads/contract.ts';
import type { Decision, DistributionState } from '../rules/index.ts';
import { settingsDate } from '../screens/settings-date.ts';
import { namesFor, tellStep } from '../screens/words.ts';
import { assignmentOf } from '../store/index.ts';

/**
 * Why this person has the lead: the last assignment, or an earlier one, with every rule that was tried. Null: nobody ever
 * had it, or it has no such assignment.
 */
export async function explainAssignment(
  tx: DealerTx,
  leadId: string,
  assignmentId: string | null = null,
): Promise<AssignmentExplanation | null> {
  const assignment = await assignmentOf(tx, leadId, assignmentId);
  if (!assignment) return null;
  const { made, userId, assignedBy } = assignment;
  const people = [userId, assignedBy].filter((id) => id !== null);
  const trace = made?.decision.trace ?? [];
  const settingsVersion = made?.decision.settingsVersion ?? null;
  const [names, settingsChangedAt] = await Promise.all([
    namesFor(tx, trace, made?.state.groups, people),
    settingsDate(tx, settingsVersion),
  ]);
  return {
    at: assignment.at.toString(),
    automatic: assignment.automatic,
    outcome: made?.decision.outcome ?? 'byHand',
    by: assignedBy === null ? null : names.person(assignedBy),
    reason: assignment.reason,
    assignee: userId === null ? null : names.person(userId),
    rule: assignment.rule,
    settingsVersion,
    settingsChangedAt,
    alarm: assignment.alarm,
    steps: trace.map((step) => tellStep(step, names)),
  };
}

/** The same of a decision that is stored nowhere. */
export async function explainDecision(
  tx: DealerTx,
  decision: Decision,
  { at, groups }: { readonly at: Temporal.Instant; readonly groups: DistributionState['groups'] },
): Promise<AssignmentExplanation> {
  const { outcome, userId, rule, settingsVersion, trace } = decision;
  const [names, settingsChangedAt] = await Promise.all([
    namesFor(tx, trace, groups, userId === null ? [] : [userId]),
    settingsDate(tx, settingsVersion),
  ]);
  return {
    at: at.toString(),
    automatic: true,
    outcome,
    by: null,
    reason: null,
    assignee: userId === null ? null : names.person(userId),
    rule,
    settingsVersion,
    settingsChangedAt,
    alarm: outcome === 'alarm',
    steps: trace.map((step) => tellStep(step, names)),
  };
}
