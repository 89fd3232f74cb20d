import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { type DealerScope, useDealer } from '../../api/session.ts';
import type { Counts, Filters, Lead, LeadCount, LeadList, LeadRow, Today } from '../../api/types.ts';
import { noteServerNow } from '../../time/clock.ts';
import { queryOf } from './list/list-state.ts';
import type { LeadSearch } from './search.ts';

const PAGE = 100;

/** One page, and the server's time with it. */
async function timed<T extends { now: string }>(loading: Promise<T>): Promise<T> {
  const answer = await loading;
  noteServerNow(answer.now);
  return answer;
}

/** The leads of a search, page after page. While another search loads, the rows of the last one stay. */
export function useLeadRows(asked: LeadSearch) {
  const { path, keys } = useDealer();
  const list = useInfiniteQuery({
    queryKey: [...keys.leads, asked],
    queryFn: ({ pageParam, signal }) =>
      timed(
        api.get<LeadList>(path('/leads'), {
          query: { ...queryOf(asked), after: pageParam, limit: PAGE },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  // A lead that moved between two pages while they were fetched stands in both.
  const rows = useMemo(() => {
    const byId = new Map<string, LeadRow>();
    for (const page of list.data?.pages ?? []) for (const row of page.rows) byId.set(row.leadId, row);
    return [...byId.values()];
  }, [list.data]);
  return { ...list, rows };
}

/** How many leads a list has, once its rows are there: nobody waits for the number. */
export function useLeadCount(asked: LeadSearch, enabled = true) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.leads, 'count', queryOf(asked)],
    queryFn: ({ signal }) => api.get<LeadCount>(path('/leads/count'), { query: queryOf(asked), signal }),
    enabled,
  });
}

export function useLeadCounts() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.counts,
    queryFn: ({ signal }) => api.get<Counts>(path('/leads/counts'), { signal }),
  });
}

/** The names that filters, hand-over and closing offer. */
export function useLeadChoices() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.filters,
    queryFn: ({ signal }) => api.get<Filters>(path('/leads/filters'), { signal }),
    staleTime: 5 * 60_000,
  });
}

function leadQuery({ path, keys }: DealerScope, leadId: string) {
  return {
    queryKey: keys.lead(leadId),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      timed(api.get<Lead>(path(`/leads/${encodeURIComponent(leadId)}`), { signal })),
  };
}

export function useLead(leadId: string) {
  return useQuery(leadQuery(useDealer(), leadId));
}

export function useToday() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.today,
    queryFn: ({ signal }) => timed(api.get<Today>(path('/today'), { signal })),
    refetchInterval: 60_000,
  });
}
