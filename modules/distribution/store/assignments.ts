import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import {
  applyLedgerChange,
  type Decision,
  type DistributionRequest,
  type DistributionState,
} from '../rules/index.ts';
import type { LockedRotation } from './rotations.ts';

/** An automatic decision with everything it was made from. */
export interface DecidedAssignment {
  readonly leadId: string;
  readonly request: DistributionRequest;
  readonly state: DistributionState;
  readonly decision: Decision;
}

/** Who made the lead by hand for somebody, gave it to another, or took it from the pool. */
export interface ManualAssignment {
  readonly leadId: string;
  readonly userId: string | null;
  readonly rule: 'byHand' | 'handOver' | 'claim' | 'takenBack';
  readonly reason: string | null;
}

/** Stores a decision, and with it what it changes in the ledger of the locked rotation. */
export async function insertDecided(
  tx: DealerTx,
  { leadId, request, state, decision }: DecidedAssignment,
  rotation: LockedRotation | null,
): Promise<void> {
  const moves =
    rotation && decision.ledgerChange
      ? sql`with moved as (
          update rotation set ledger = ${JSON.stringify(applyLedgerChange(rotation.ledger, decision.ledgerChange))}
          where dealer_id = ${tx.dealerId} and rotation_id = ${rotation.rotationId})`
      : sql``;
  tx.write(sql`
    ${moves}
    insert into assignment (dealer_id, lead_id, assignment_id, at, user_id, rule, automatic, alarm, rotation_key, request, state, decision)
    values (${tx.dealerId}, ${leadId}, ${newId(tx.now)}, ${tx.now}, ${decision.userId}, ${decision.rule}, true,
      ${decision.outcome === 'alarm'}, ${decision.ledgerChange?.rotation ?? null}, ${JSON.stringify(request)},
      ${JSON.stringify(state)}, ${JSON.stringify(decision)})`);
}

export async function insertManual(tx: DealerTx, assignment: ManualAssignment): Promise<void> {
  await tx.db
    .insertInto('assignment')
    .values({
      dealer_id: tx.dealerId,
      lead_id: assignment.leadId,
      assignment_id: newId(tx.now),
      at: tx.now,
      user_id: assignment.userId,
      rule: assignment.rule,
      automatic: false,
      assigned_by: tx.actor.userId,
      reason: assignment.reason,
    })
    .execute();
}

export interface StoredAssignment {
  readonly assignmentId: string;
  readonly leadId: string;
  readonly at: Temporal.Instant;
  readonly userId: string | null;
  readonly rule: string;
  readonly automatic: boolean;
  readonly alarm: boolean;
  readonly assignedBy: string | null;
  readonly reason: string | null;
  /** Null for what a person decided. */
  readonly made: Omit<DecidedAssignment, 'leadId'> | null;
}

/** One assignment of the lead, also one that holds no longer; null as id: the last one, which holds. */
export async function assignmentOf(
  tx: DealerTx,
  leadId: string,
  assignmentId: string | null,
): Promise<StoredAssignment | null> {
  const row = await tx.db
    .selectFrom('assignment')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('lead_id', '=', leadId)
    .$if(assignmentId !== null, (query) => query.where('assignment_id', '=', assignmentId))
    .orderBy('at', 'desc')
    // Of one moment the manual one came later: it beats the automation.
    .orderBy('automatic')
    .orderBy('assignment_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toAssignment(row) : null;
}

/** All automatic assignments, a page at a time, in the order of their keys. */
export async function decidedAfter(
  tx: DealerTx,
  after: { readonly leadId: string; readonly assignmentId: string } | null,
  limit: number,
): Promise<readonly StoredAssignment[]> {
  const rows = await tx.db
    .selectFrom('assignment')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('automatic', '=', true)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lead_id, assignment_id) > (${after?.leadId}, ${after?.assignmentId})`),
    )
    .orderBy('lead_id')
    .orderBy('assignment_id')
    .limit(limit)
    .execute();
  return rows.map(toAssignment);
}

function toAssignment(row: {
  assignment_id: string;
  lead_id: string;
  at: Temporal.Instant;
  user_id: string | null;
  rule: string;
  automatic: boolean;
  alarm: boolean;
  assigned_by: string | null;
  reason: string | null;
  request: unknown;
  state: unknown;
  decision: unknown;
}): StoredAssignment {
  return {
    assignmentId: row.assignment_id,
    leadId: row.lead_id,
    at: row.at,
    userId: row.user_id,
    rule: row.rule,
    automatic: row.automatic,
    alarm: row.alarm,
    assignedBy: row.assigned_by,
    reason: row.reason,
    made:
      row.request && row.state && row.decision
        ? {
            request: row.request as DistributionRequest,
            state: row.state as DistributionState,
            decision: row.decision as Decision,
          }
        : null,
  };
}

/** What a rotation gave for a lead, and whether its share was given back since. */
export interface GivenByRotation {
  readonly assignmentId: string;
  readonly rotationKey: string;
  readonly userId: string;
  readonly givenBackAt: Temporal.Instant | null;
}

/** The last time a rotation gave the lead to somebody; null: none ever did. */
export async function lastOfRotation(tx: DealerTx, leadId: string): Promise<GivenByRotation | null> {
  const { rows } = await sql<GivenByRotation>`
    select assignment_id as "assignmentId", rotation_key as "rotationKey", given_back_at as "givenBackAt",
      decision #>> '{ledgerChange,userId}' as "userId"
    from assignment
    where dealer_id = ${tx.dealerId} and lead_id = ${leadId} and rotation_key is not null
    order by at desc, assignment_id desc limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

export function markGivenBack(
  tx: DealerTx,
  { leadId, assignmentId, at }: { leadId: string; assignmentId: string; at: Temporal.Instant | null },
): void {
  tx.write(sql`
    update assignment set given_back_at = ${at}
    where dealer_id = ${tx.dealerId} and lead_id = ${leadId} and assignment_id = ${assignmentId}`);
}
