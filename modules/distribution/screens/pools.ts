import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { PoolList, PoolView } from '../contract.ts';
import { claimersOf, DEALER_ROTATION, groupOfRotation, groupRotation, poolUserOf } from '../rules/index.ts';
import { loadSetup } from './dealer-setup.ts';

interface Waiting {
  readonly key: string;
  readonly waiting: number;
  readonly leadId: string;
  readonly customer: string;
  readonly receivedAt: Temporal.Instant;
  readonly since: Temporal.Instant;
}

/** The pools of the dealer with what waits in them, as the actor sees them; also a pool that is gone and not yet empty. */
export async function poolList(tx: DealerTx): Promise<PoolList> {
  const [setup, waiting] = await Promise.all([loadSetup(tx), waitingByPool(tx)]);
  const { distribution, people } = setup;
  const configured = [
    ...(distribution.mode === 'rotation' ? [] : [DEALER_ROTATION]),
    ...distribution.groups.flatMap(({ mode, groupId }) =>
      mode === 'rotation' ? [] : [groupRotation(groupId)],
    ),
  ];
  const nameOf = (userId: string) => people.find((person) => person.userId === userId)?.name ?? '?';
  const pools = [...new Set([...configured, ...waiting.keys()])].map((key): PoolView => {
    const groupId = groupOfRotation(key);
    const group = distribution.groups.find((one) => one.groupId === groupId);
    const poolUserId = poolUserOf(group ?? distribution);
    const claimers = claimersOf(setup, key);
    const found = waiting.get(key);
    return {
      key: groupId ?? DEALER_ROTATION,
      group: group?.name ?? null,
      user: poolUserId === null ? null : { userId: poolUserId, name: nameOf(poolUserId) },
      waiting: found?.waiting ?? 0,
      oldest: found
        ? {
            leadId: found.leadId,
            customer: found.customer,
            receivedAt: found.receivedAt.toString(),
            since: found.since.toString(),
          }
        : null,
      oldestOnly: distribution.pool.oldestOnly,
      handOverMinutes: distribution.pool.handOverMinutes,
      mayClaim: tx.actor.userId !== null && claimers.includes(tx.actor.userId),
      claimers: claimers.map((userId) => ({ userId, name: nameOf(userId) })),
    };
  });
  return { pools, now: tx.now.toString() };
}

async function waitingByPool(tx: DealerTx): Promise<ReadonlyMap<string, Waiting>> {
  const { rows } = await sql<Waiting>`
    select distinct on (p.pool_key) p.pool_key as key, count(*) over (partition by p.pool_key)::int as waiting,
      l.lead_id as "leadId", l.customer_name as customer, l.received_at as "receivedAt", p.since
    from pool_lead p join lead l on l.dealer_id = p.dealer_id and l.lead_id = p.lead_id
    where p.dealer_id = ${tx.dealerId} and l.state = 'open' and l.assignee_id = p.pool_user_id
    order by p.pool_key, l.received_at, l.lead_id`.execute(tx.db);
  return new Map(rows.map((row) => [row.key, row]));
}
