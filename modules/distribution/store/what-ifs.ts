import { sql, type Updateable } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DB, DealerTx } from '../../../platform/sql/index.ts';
import type { WhatIfArea, WhatIfChanges, WhatIfTrial } from '../contract.ts';
import type { Comparison } from '../rules/what-if/index.ts';

/** What changes were made on: versions of the settings, a fingerprint of the people and their absences. */
export type WhatIfBase = { readonly [area in WhatIfArea]: string };

/** What a run looked at; another one makes its outcome stale. */
export interface RanOn {
  readonly base: WhatIfBase;
  readonly changes: WhatIfChanges;
  readonly trial: WhatIfTrial;
}

export interface WhatIf {
  readonly whatIfId: string;
  readonly name: string;
  readonly changes: WhatIfChanges;
  readonly trial: WhatIfTrial;
  readonly base: WhatIfBase;
  readonly createdAt: Temporal.Instant;
  readonly createdBy: string | null;
  readonly updatedAt: Temporal.Instant;
  readonly ran: { readonly at: Temporal.Instant; readonly on: RanOn; readonly outcome: Comparison } | null;
  readonly appliedAt: Temporal.Instant | null;
  readonly appliedBy: string | null;
}

export async function insertWhatIf(
  tx: DealerTx,
  whatIf: Pick<WhatIf, 'name' | 'changes' | 'trial' | 'base'>,
): Promise<string> {
  const whatIfId = newId(tx.now);
  await tx.db
    .insertInto('what_if')
    .values({
      dealer_id: tx.dealerId,
      what_if_id: whatIfId,
      name: whatIf.name,
      changes: JSON.stringify(whatIf.changes),
      trial: JSON.stringify(whatIf.trial),
      base: JSON.stringify(whatIf.base),
      created_at: tx.now,
      created_by: tx.actor.userId,
      updated_at: tx.now,
    })
    .execute();
  return whatIfId;
}

/** Null: there is none, or it was discarded. `lock`: nobody else changes it until this transaction ends. */
export async function findWhatIf(
  tx: DealerTx,
  whatIfId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<WhatIf | null> {
  const row = await keptOnes(tx)
    .selectAll('what_if')
    .where('what_if_id', '=', whatIfId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ? present(row) : null;
}

/** What a list shows of each, the newest first; the outcome without its leads. */
export async function listWhatIfs(tx: DealerTx, most: number) {
  return keptOnes(tx)
    .select([
      'what_if_id as whatIfId',
      'name',
      'changes',
      'trial',
      'created_at as createdAt',
      'created_by as createdBy',
      'updated_at as updatedAt',
      'applied_at as appliedAt',
      'applied_by as appliedBy',
      sql<Comparison['before'] | null>`outcome -> 'before'`.as('before'),
      sql<Comparison['after'] | null>`outcome -> 'after'`.as('after'),
    ])
    .orderBy('what_if_id', 'desc')
    .limit(most)
    .execute();
}

export type WhatIfUpdate = Partial<Pick<WhatIf, 'name' | 'changes' | 'trial' | 'base'>>;

export async function updateWhatIf(tx: DealerTx, whatIfId: string, change: WhatIfUpdate): Promise<void> {
  const { name, changes, trial, base } = change;
  await set(tx, whatIfId, {
    ...(name !== undefined && { name }),
    ...(changes && { changes: JSON.stringify(changes) }),
    ...(trial && { trial: JSON.stringify(trial) }),
    ...(base && { base: JSON.stringify(base) }),
    updated_at: tx.now,
  });
}

export async function saveOutcome(
  tx: DealerTx,
  whatIfId: string,
  { on, outcome }: { readonly on: RanOn; readonly outcome: Comparison },
): Promise<void> {
  await set(tx, whatIfId, {
    ran_at: tx.now,
    ran_on: JSON.stringify(on),
    outcome: JSON.stringify(outcome),
  });
}

export async function markApplied(tx: DealerTx, whatIfId: string): Promise<void> {
  await set(tx, whatIfId, { applied_at: tx.now, applied_by: tx.actor.userId });
}

export async function markDiscarded(tx: DealerTx, whatIfId: string): Promise<void> {
  await set(tx, whatIfId, { discarded_at: tx.now, discarded_by: tx.actor.userId });
}

function keptOnes(tx: DealerTx) {
  return tx.db
    .selectFrom('what_if')
    .where('what_if.dealer_id', '=', tx.dealerId)
    .where('what_if.discarded_at', 'is', null);
}

async function set(tx: DealerTx, whatIfId: string, values: Updateable<DB['what_if']>): Promise<void> {
  await tx.db
    .updateTable('what_if')
    .set(values)
    .where('dealer_id', '=', tx.dealerId)
    .where('what_if_id', '=', whatIfId)
    .execute();
}

type Row = NonNullable<
  Awaited<ReturnType<ReturnType<ReturnType<typeof keptOnes>['selectAll']>['executeTakeFirst']>>
>;

function present(row: Row): WhatIf {
  const { ran_at: at, ran_on: on, outcome } = row;
  return {
    whatIfId: row.what_if_id,
    name: row.name,
    changes: row.changes as WhatIfChanges,
    trial: row.trial as unknown as WhatIfTrial,
    base: row.base as unknown as WhatIfBase,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    ran: at === null ? null : { at, on: on as unknown as RanOn, outcome: outcome as unknown as Comparison },
    appliedAt: row.applied_at,
    appliedBy: row.applied_by,
  };
}
