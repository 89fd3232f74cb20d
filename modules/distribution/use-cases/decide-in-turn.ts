import type { DealerTx } from '../../../platform/sql/index.ts';
import { calendarOf, isOnDuty } from '../../working-hours/index.ts';
import {
  type DecidingSetup,
  type Decision,
  type DistributionRequest,
  type DistributionState,
  decide,
  type Ledger,
  snapshotOf,
  stateAt,
} from '../rules/index.ts';
import { type DecidedAssignment, type LockedRotation, lockRotation } from '../store/index.ts';

export interface Turn {
  readonly decided: Omit<DecidedAssignment, 'leadId'>;
  readonly decision: Decision;
  /** Null: no rotation gave it. */
  readonly rotation: LockedRotation | null;
}

/**
 * Decides by the settings as a whole. Only the rotation whose turn it is, the dealer's or one group's, is locked, as late
 * as can be, and only when one has to decide: most known contacts need none, and then nobody has to wait for it.
 */
export async function decideInTurn(
  tx: DealerTx,
  request: DistributionRequest,
  setup: DecidingSetup,
): Promise<Turn> {
  const state = await judgedBy(tx, setup, request.at, {});
  const decision = decide(request, state);
  if (!decision.ledgerChange) return turn(request, state, decision, null);
  // Which rotation it is does not depend on the ledgers; who is next in it does.
  const key = decision.ledgerChange.rotation;
  const rotation = await lockRotation(tx, key);
  const informed = { ...state, ledgers: { [key]: rotation.ledger } };
  return turn(request, informed, decide(request, informed), rotation);
}

/** What `decide` judges by at a moment, with who works by own hours then. */
export async function judgedBy(
  tx: DealerTx,
  setup: DecidingSetup,
  at: number,
  ledgers: { readonly [rotation: string]: Ledger },
): Promise<DistributionState> {
  const calendar = setup.people.some(({ hours }) => hours !== null) ? await calendarOf(tx) : null;
  return stateAt(
    setup,
    at,
    ledgers,
    (hours, moment) =>
      calendar === null || isOnDuty(hours, calendar, Temporal.Instant.fromEpochMilliseconds(moment)),
  );
}

function turn(
  request: DistributionRequest,
  state: DistributionState,
  decision: Decision,
  rotation: LockedRotation | null,
): Turn {
  return {
    decided: { request, state: snapshotOf(state, decision, request.at), decision },
    decision,
    rotation,
  };
}
