import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { LeadRow, Pool, Pools } from '../../../api/types.ts';

/** Where leads wait to be claimed; none when nobody has set up a pool. */
export function usePools() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.pools,
    queryFn: ({ signal }) => api.get<Pools>(path('/pools'), { signal }),
    staleTime: 60_000,
  });
}

export function waitingIn(pools: readonly Pick<Pool, 'waiting'>[]): number {
  return pools.reduce((sum, pool) => sum + pool.waiting, 0);
}

/** Whether the reader may claim a lead: `older` names whose lead has to be claimed first. */
export type Claimable =
  | { readonly may: true }
  | { readonly may: false; readonly because: 'notInPool' | 'notYours' }
  | { readonly may: false; readonly because: 'older'; readonly customer: string };

type Waiting = Pick<LeadRow, 'leadId' | 'pool'>;

/** The server decides; this only spares a click that it would refuse. */
export function claimableOf({ leadId, pool }: Waiting, pools: readonly Pool[] | undefined): Claimable {
  if (pool === null) return { may: false, because: 'notInPool' };
  const found = pools?.find(({ key }) => key === pool);
  if (found?.mayClaim !== true) return { may: false, because: 'notYours' };
  const { oldestOnly, oldest } = found;
  return oldestOnly && oldest !== null && oldest.leadId !== leadId
    ? { may: false, because: 'older', customer: oldest.customer }
    : { may: true };
}
