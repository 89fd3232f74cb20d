import type { DealerTx } from '../../../platform/sql/index.ts';
import type { AssignmentExplanation } from '../../leads/contract.ts';
import { personNames } from '../../people/index.ts';
import { type Candidate, type DistributionState, SHARE, type Step } from '../rules/index.ts';

type ToldStep = AssignmentExplanation['steps'][number];
export type Details = ToldStep['details'];

/** The names that an explanation needs; an id that nobody knows is a question mark. */
export interface Names {
  readonly person: (userId: string) => string;
  readonly group: (groupId: string) => string;
  readonly dealer: (dealerId: string) => string;
}

/** Names for a trace, and for more people: two questions at most, whatever its length. */
export async function namesFor(
  tx: DealerTx,
  trace: readonly Step[],
  groups: DistributionState['groups'],
  morePeople: readonly string[] = [],
): Promise<Names> {
  const dealerIds = [...new Set(trace.flatMap(({ dealerId }) => dealerId ?? []))];
  const [people, dealers] = await Promise.all([
    personNames(tx, [...peopleOf(trace), ...morePeople]),
    dealerNames(tx, dealerIds),
  ]);
  const groupNames = new Map((groups ?? []).map(({ groupId, name }) => [groupId, name]));
  return {
    person: (userId) => people.get(userId) ?? '?',
    group: (groupId) => groupNames.get(groupId) ?? '?',
    dealer: (dealerId) => dealers.get(dealerId) ?? '?',
  };
}

async function dealerNames(tx: DealerTx, dealerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (dealerIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('dealer')
    .select(['dealer_id', 'name'])
    .where('dealer_id', 'in', [...dealerIds])
    .execute();
  return new Map(rows.map((row) => [row.dealer_id, row.name]));
}

/** A step of a decision with names instead of ids. */
export function tellStep(step: Step, names: Names): ToldStep {
  const { rule, verdict, reason, leadId, groupId, dealerId, candidates = [] } = step;
  return {
    rule,
    verdict,
    reason,
    details: given({
      leadId,
      group: groupId === undefined ? undefined : names.group(groupId),
      dealer: dealerId === undefined ? undefined : names.dealer(dealerId),
    }),
    candidates: candidates.map((candidate) => ({
      name: names.person(candidate.userId),
      chosen: candidate.chosen,
      reason: candidate.reason,
      details: candidateDetails(candidate, names.person),
      before: inLeads(candidate.before),
      after: inLeads(candidate.after),
    })),
  };
}

export function candidateDetails(candidate: Candidate, nameOf: Names['person']): Details {
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
export function inLeads(share: number | undefined): number | null {
  return share === undefined ? null : Math.round((share / SHARE) * 100) / 100;
}

function peopleOf(trace: readonly Step[]): readonly string[] {
  return trace.flatMap(({ candidates = [] }) =>
    candidates.flatMap(({ userId, chain = [], standsInFor = [] }) => [userId, ...chain, ...standsInFor]),
  );
}
