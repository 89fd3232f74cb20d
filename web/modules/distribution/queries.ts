import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { RotationLeads, Rotations, Siblings } from '../../api/types.ts';

const PAGE = 25;

/** Each rotation with its ledger, the dealer's first. */
export function useRotations() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.rotations,
    queryFn: ({ signal }) => api.get<Rotations>(path('/rotations'), { signal }),
  });
}

/** Whom one rotation gave leads, the newest first, page after page. */
export function useRotationLeads(key: string) {
  const { path, keys } = useDealer();
  return useInfiniteQuery({
    queryKey: [...keys.rotations, key],
    queryFn: ({ pageParam, signal }) =>
      api.get<RotationLeads>(path(`/rotations/${encodeURIComponent(key)}/entries`), {
        query: { after: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** The other dealers of the dealer's groups, to which a lead may move; none for most. */
export function useSiblings() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.settings, 'siblings'],
    queryFn: ({ signal }) => api.get<Siblings>(path('/siblings'), { signal }),
    staleTime: 5 * 60_000,
  });
}
