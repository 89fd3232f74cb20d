import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** The kind of due work that hands an unclaimed lead over to the rotation; its subject is the lead. */
export const poolHandOverKind = 'distribution.poolHandOver';

export interface PoolPlace {
  /** `dealer`, `group:<id>`. */
  readonly poolKey: string;
  /** Whose the lead is while it waits. */
  readonly poolUserId: string;
  readonly since: Temporal.Instant;
}

/**
 * Writes down in which pool a lead waits now, and when it is handed over to the rotation unless somebody claims it; null:
 * never.
 */
export async function putIntoPool(
  tx: DealerTx,
  {
    leadId,
    poolKey,
    poolUserId,
    handOverAt,
  }: Omit<PoolPlace, 'since'> & { readonly leadId: string; readonly handOverAt: Temporal.Instant | null },
): Promise<void> {
  tx.write(sql`
    insert into pool_lead (dealer_id, lead_id, pool_key, pool_user_id, since)
    values (${tx.dealerId}, ${leadId}, ${poolKey}, ${poolUserId}, ${tx.now})
    on conflict (dealer_id, lead_id) do update
      set pool_key = excluded.pool_key, pool_user_id = excluded.pool_user_id, since = excluded.since`);
  if (handOverAt) scheduleHandOvers(tx, [{ leadId, at: handOverAt }]);
  else cancelHandOver(tx, leadId);
}

export function scheduleHandOvers(
  tx: DealerTx,
  leads: readonly { readonly leadId: string; readonly at: Temporal.Instant }[],
): void {
  if (leads.length === 0) return;
  // always in the same order, so that two transactions do not wait for each other
  const sorted = leads.toSorted((a, b) => (a.leadId < b.leadId ? -1 : 1));
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    select ${tx.dealerId}::uuid, ${poolHandOverKind}, lead_id, at
    from unnest(${sorted.map(({ leadId }) => leadId)}::uuid[], ${sorted.map(({ at }) => at)}::timestamptz[]) as new (lead_id, at)
    on conflict (dealer_id, kind, subject_id) do update set due_at = excluded.due_at`);
}

export function cancelHandOver(tx: DealerTx, leadId: string): void {
  tx.write(sql`
    delete from due where dealer_id = ${tx.dealerId} and kind = ${poolHandOverKind} and subject_id = ${leadId}`);
}

/** Where the lead waits, or waited last; null: it never did. */
export async function poolPlaceOf(tx: DealerTx, leadId: string): Promise<PoolPlace | null> {
  const row = await tx.db
    .selectFrom('pool_lead')
    .select(['pool_key', 'pool_user_id', 'since'])
    .where('dealer_id', '=', tx.dealerId)
    .where('lead_id', '=', leadId)
    .executeTakeFirst();
  return row ? { poolKey: row.pool_key, poolUserId: row.pool_user_id, since: row.since } : null;
}

export interface WaitingLead extends PoolPlace {
  readonly leadId: string;
}

/** Everything that waits in the dealer's pools. */
export async function waitingLeads(tx: DealerTx): Promise<readonly WaitingLead[]> {
  const { rows } = await sql<WaitingLead>`
    select p.lead_id as "leadId", p.pool_key as "poolKey", p.pool_user_id as "poolUserId", p.since
    from pool_lead p join lead l on l.dealer_id = p.dealer_id and l.lead_id = p.lead_id
    where p.dealer_id = ${tx.dealerId} and l.state = 'open' and l.assignee_id = p.pool_user_id
    order by p.lead_id`.execute(tx.db);
  return rows;
}

/** The customer of the oldest lead that waits in a pool, when it is another one than this. */
export async function olderWaiting(
  tx: DealerTx,
  { leadId, poolKey }: { readonly leadId: string; readonly poolKey: string },
): Promise<string | null> {
  const { rows } = await sql<{ lead_id: string; customer_name: string }>`
    select l.lead_id, l.customer_name
    from pool_lead p join lead l on l.dealer_id = p.dealer_id and l.lead_id = p.lead_id
    where p.dealer_id = ${tx.dealerId} and p.pool_key = ${poolKey} and l.state = 'open'
      and l.assignee_id = p.pool_user_id
    order by l.received_at, l.lead_id limit 1`.execute(tx.db);
  const [oldest] = rows;
  return oldest && oldest.lead_id !== leadId ? oldest.customer_name : null;
}

/** The pool of leads that wait belongs to somebody else now. */
export async function moveWaiting(
  tx: DealerTx,
  { poolKey, fromUserId, toUserId }: { poolKey: string; fromUserId: string; toUserId: string },
): Promise<void> {
  tx.write(sql`
    with moved as (
      update lead l set assignee_id = ${toUserId} from pool_lead p
      where p.dealer_id = l.dealer_id and p.lead_id = l.lead_id and l.dealer_id = ${tx.dealerId}
        and p.pool_key = ${poolKey} and p.pool_user_id = ${fromUserId} and l.assignee_id = ${fromUserId}
        and l.state = 'open'
      returning l.lead_id)
    update pool_lead set pool_user_id = ${toUserId}
    where dealer_id = ${tx.dealerId} and lead_id in (select lead_id from moved)`);
}
