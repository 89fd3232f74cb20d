import type { DealerTx } from '../../../platform/sql/index.ts';
import type { AssignmentExplanation } from '../../leads/contract.ts';
import type { DistributionQuestion } from '../contract.ts';
import { type DistributionRequest, decide } from '../rules/index.ts';
import { loadSetup } from '../screens/dealer-setup.ts';
import { readLedgers } from '../store/index.ts';
import { judgedBy } from './decide-in-turn.ts';
import { explainDecision } from './explain-assignment.ts';

/** How long somebody is taken to be away of whom only that is said. */
const awayMilliseconds = 86_400_000;

/**
 * Who would get a lead of a new customer, now or at another moment, if certain people were away. Judged by the settings,
 * absences and ledgers of now; nothing is stored and nobody is kept waiting.
 */
export async function askWhoNext(
  tx: DealerTx,
  question: DistributionQuestion,
): Promise<AssignmentExplanation> {
  const at = question.at === undefined ? tx.now : Temporal.Instant.from(question.at).round('millisecond');
  const ms = at.epochMilliseconds;
  const [setup, ledgers] = await Promise.all([loadSetup(tx), readLedgers(tx)]);
  const away = (question.absent ?? []).map((userId) => ({
    userId,
    from: ms,
    until: ms + awayMilliseconds,
    deputyId: null,
  }));
  const absences = [...setup.absences.filter(({ userId }) => !question.absent?.includes(userId)), ...away];
  const state = await judgedBy(tx, { ...setup, absences }, ms, ledgers);
  const decision = decide(requestOf(question, ms), state);
  return explainDecision(tx, decision, { at, groups: state.groups });
}

function requestOf(
  {
    leadType = 'vehicle',
    sourceId = null,
    language = null,
    brand = null,
    condition = null,
  }: DistributionQuestion,
  at: number,
): DistributionRequest {
  const about = brand !== null || condition !== null;
  return {
    at,
    leadType,
    sourceId,
    language,
    repliesToLeadId: null,
    contactUserId: null,
    openLeads: [],
    vehicle: about ? { vehicleId: null, contactPersonId: null, brand, condition } : null,
  };
}
