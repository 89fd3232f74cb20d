import type { FetchTrouble } from '../../../platform/outside/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { RefusedLine } from '../rules/ics/events.ts';

/** A calendar elsewhere, and how reading it went. */
export interface Subscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The year until whose end its days are written out; null: not read yet. */
  readonly readUntil: number | null;
}

/** Why a calendar could not be read; the days of the last time stay. */
export interface ReadingProblem {
  readonly code: FetchTrouble | 'notACalendar' | 'notWhole' | 'noWorkingTime';
  readonly status: number | null;
}

export async function findSubscription(tx: DealerTx, subscriptionId: string): Promise<Subscription | null> {
  const row = await tx.db
    .selectFrom('calendar_subscription')
    .select([
      'subscription_id as subscriptionId',
      'name',
      'url',
      'etag',
      'last_modified as lastModified',
      'read_until as readUntil',
    ])
    .where('dealer_id', '=', tx.dealerId)
    .where('subscription_id', '=', subscriptionId)
    .executeTakeFirst();
  return row ?? null;
}

/** How many there are; counted before one is added, so two at once may make one more than allowed. */
export async function countSubscriptions(tx: DealerTx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('calendar_subscription')
    .select((build) => build.fn.countAll<string>().as('count'))
    .where('dealer_id', '=', tx.dealerId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** False when the address is subscribed to already. */
export async function insertSubscription(
  tx: DealerTx,
  { subscriptionId, name, url }: Pick<Subscription, 'subscriptionId' | 'name' | 'url'>,
): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('calendar_subscription')
    .values({
      dealer_id: tx.dealerId,
      subscription_id: subscriptionId,
      name,
      url,
      created_at: tx.now,
      created_by: tx.actor.userId,
    })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'url']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** False when there is no such subscription. */
export async function deleteSubscription(tx: DealerTx, subscriptionId: string): Promise<boolean> {
  const deleted = await tx.db
    .deleteFrom('calendar_subscription')
    .where('dealer_id', '=', tx.dealerId)
    .where('subscription_id', '=', subscriptionId)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}

export interface Reading {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly readUntil: number;
  readonly refused: readonly RefusedLine[];
}

/** Notes that a calendar was read (with what it said), found unchanged, or could not be read. */
export async function noteReading(
  tx: DealerTx,
  subscriptionId: string,
  came: { readonly read: Reading } | { readonly problem: ReadingProblem } | 'unchanged',
): Promise<void> {
  const problem = came !== 'unchanged' && 'problem' in came ? came.problem : null;
  const read = came !== 'unchanged' && 'read' in came ? came.read : null;
  await tx.db
    .updateTable('calendar_subscription')
    .set({
      asked_at: tx.now,
      problem: problem === null ? null : JSON.stringify(problem),
      ...(problem === null && { fetched_at: tx.now }),
      ...(read !== null && {
        etag: read.etag,
        last_modified: read.lastModified,
        read_until: read.readUntil,
        refused: JSON.stringify(read.refused),
      }),
    })
    .where('dealer_id', '=', tx.dealerId)
    .where('subscription_id', '=', subscriptionId)
    .execute();
}
