import type { DealerTx } from '../../../platform/sql/index.ts';
import type { AssignmentExplanation } from '../../leads/contract.ts';
import { personNames } from '../../people/index.ts';
import { type Candidate, SHARE, type Step } from '../rules/index.ts';
import { lastAssignment, type StoredAssignment } from '../store/index.ts';

type Details = AssignmentExplanation['steps'][number]['details'];

/** Why this person has the lead: the last assignment, with every rule that was tried. Null: nobody ever had it. */
export async function explainAssignment(tx: DealerTx, leadId: string): Promise<AssignmentExplanation | null> {
  const assignment = await lastAssignment(tx, leadId);
  if (!assignment) return null;
  const names = await personNames(tx, peopleOf(assignment));
  const nameOf = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? null));
  const { made } = assignment;
  return {
    at: assignment.at.toString(),
    automatic: assignment.automatic,
    by: nameOf(assignment.assignedBy),
    reason: assignment.reason,
    assignee: nameOf(assignment.userId),
    rule: assignment.rule,
    settingsVersion: made?.decision.settingsVersion ?? null,
    alarm: assignment.alarm,
    steps: (made?.decision.trace ?? []).map((step) => explainStep(step, (userId) => nameOf(userId) ?? '?')),
  };
}

function explainStep(step: Step, nameOf: (userId: string) => string): AssignmentExplanation['steps'][number] {
  const { rule, verdict, reason, leadId, groupId, dealerId, candidates = [] } = step;
  return {
    rule,
    verdict,
    reason,
    details: given({ leadId, groupId, dealerId }),
    candidates: candidates.map((candidate) => ({
      name: nameOf(candidate.userId),
      chosen: candidate.chosen,
      reason: candidate.reason,
      details: detailsOf(candidate, nameOf),
      before: inLeads(candidate.before),
      after: inLeads(candidate.after),
    })),
  };
}

function detailsOf(candidate: Candidate, nameOf: (userId: string) => string): Details {
  const { absentUntil, chain, standsInFor, weight, entered } = candidate;
  return given({
    absentUntil:
      absentUntil === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(absentUntil).toString(),
    chain: chain?.map(nameOf).join(' → '),
    deputy: chain && chain.length > 1 ? nameOf(chain.at(-1) ?? '') : undefined,
    standsInFor: standsInFor?.map(nameOf).join(', '),
    weight,
    entered: entered ? true : undefined,
  });
}

function given(details: Record<string, string | number | boolean | undefined>): Details {
  return Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** Shares of the ledger, in leads. */
function inLeads(share: number | undefined): number | null {
  return share === undefined ? null : Math.round((share / SHARE) * 100) / 100;
}

function peopleOf({ userId, assignedBy, made }: StoredAssignment): string[] {
  const people = new Set<string>();
  for (const id of [userId, assignedBy]) if (id !== null) people.add(id);
  for (const { candidates = [] } of made?.decision.trace ?? []) {
    for (const { userId: id, chain = [], standsInFor = [] } of candidates) {
      for (const one of [id, ...chain, ...standsInFor]) people.add(one);
    }
  }
  return [...people];
}
